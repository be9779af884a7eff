"""Who a place may call among those who do not work everywhere: the near ones, and those who serve its territory."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from . import sphere
from .block import rows_in, values_in
from .counting import Tally, tally_rows
from .ordering import Picked
from .search import RADII_KM

if TYPE_CHECKING:
    from .block import Block, Rows
    from .filters import Mask, Sieve
    from .ordering import Point
    from .vocabulary import Words


class Perimeter:
    """One local block seen from a place; ``point`` is ``None`` when the position of the place is unknown.

    Everything within the widest radius is looked at, since the count of each radius is told.
    """

    def __init__(self, block: Block, sieve: Sieve, point: Point | None, served: Rows, *, radius_km: float) -> None:
        self._block = block
        self._sieve = sieve
        self._point = point
        self._served = served
        self._limit = sphere.squared_chord(radius_km)
        self._slices = block.around(*point, max(radius_km, RADII_KM[-1])) if point else []

    @cached_property
    def radii(self) -> list[int]:
        """How many pass, served ones included, for each of ``RADII_KM``."""
        others = self._chords[self._passing & ~self._window_served]
        served = len(self._served_passing)
        return [served + int(np.count_nonzero(others <= sphere.squared_chord(km))) for km in RADII_KM]

    @cached_property
    def tally(self) -> Tally:
        """The counts of those included."""
        return tally_rows(np.concatenate((self._features[self._within], self._served_features)), self._sieve)

    @cached_property
    def included(self) -> Picked:
        """Those included who pass."""
        rows = rows_in(self._slices)[self._within & self._passing]
        return Picked.of(self._block, np.concatenate((rows, self._served_passing)), self._point)

    @cached_property
    def near(self) -> int:
        """How many of the included ones are within the radius."""
        return int(np.count_nonzero(self.included.chords <= self._limit))

    @property
    def served(self) -> int:
        """How many pass among those who serve the place's territory."""
        return len(self._served_passing)

    @cached_property
    def _features(self) -> Words:
        return values_in(self._block.table.features, self._slices)

    @cached_property
    def _chords(self) -> sphere.Floats:
        if self._point is None:
            return np.empty(0)
        axes = [values_in(axis, self._slices) for axis in self._block.table.xyz]
        return sphere.squared_chords(axes, *self._point)

    @cached_property
    def _passing(self) -> Mask:
        return self._sieve.passing(self._features)

    @cached_property
    def _window_served(self) -> Mask:
        marks = np.zeros(len(self._block), dtype=np.bool_)
        marks[self._served] = True
        return values_in(marks, self._slices)

    @cached_property
    def _within(self) -> Mask:
        """Near rows that are not counted among the served ones."""
        within: Mask = (self._chords <= self._limit) & ~self._window_served
        return within

    @cached_property
    def _served_features(self) -> Words:
        return self._block.table.features[self._served]

    @cached_property
    def _served_passing(self) -> Rows:
        return self._served[self._sieve.passing(self._served_features)]
