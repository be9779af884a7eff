"""One block seen from a place: who is near, who serves its territory, and who of them is included."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from .block import has_row, rows_of_bits
from .counting import count, tally
from .search import RADII_KM
from .sphere import squared_chord
from .window import SAME_KM, Picked, Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .block import Block
    from .counting import Tally
    from .filters import Sieve
    from .vocabulary import Words
    from .window import Point

_WIDER = 4  # how much farther one looks than what is asked next


class Perimeter:
    """Who of a block is included, as bit sets.

    ``point`` is ``None`` without a place or when its position is unknown, ``radius_km`` when the whole of France is
    asked. All those who pass are included when the block is ``open``, else those within the radius and those who
    serve the place's territory. ``seen_km`` is how far one looks at once.
    """

    def __init__(  # noqa: PLR0913 - a block, a question, and how they meet
        self,
        block: Block,
        sieve: Sieve,
        point: Point | None,
        tokens: Sequence[str],
        *,
        radius_km: float | None,
        seen_km: float,
        is_open: bool,
    ) -> None:
        self.block = block
        self._sieve = sieve
        self._point = point
        self._tokens = tokens
        self._radius_km = radius_km
        self._is_open = is_open
        self._seen_km = seen_km
        self._wider: Window | None = None

    @cached_property
    def passing(self) -> Words:
        """Who passes the criteria other than the place."""
        return self._sieve.bits(self.block)

    @cached_property
    def served(self) -> Words:
        """Who serves the place's territory or the whole of France."""
        everywhere = self.block.columns[self._sieve.vocabulary.flag_bits["country"]]
        served: Words = self.block.serving(self._tokens) | everywhere
        return served

    @cached_property
    def included(self) -> Words:
        """Who passes and is in the list."""
        return self.passing if self._is_open else self.passing & self._callable

    @cached_property
    def tally(self) -> Tally:
        """The counts of those included."""
        return tally(self.block, self._sieve, None if self._is_open else self._callable)

    @property
    def near(self) -> int:
        """How many of those included are within the radius."""
        return self._reaching(self._radius_km) if self._radius_km is not None else 0

    @property
    def serving(self) -> int:
        """How many of those who serve the place pass and are not within the radius."""
        if self._radius_km is None:
            return self._served_total
        near = self.passing[self._window.words] & self._window.within(self._radius_km)
        return self._served_total - count(near & self.served[self._window.words])

    @property
    def radii(self) -> list[int]:
        """How many pass, served ones included, for each of ``RADII_KM``, when one looks as far."""
        words = self._window.words
        others = self._window.counts(self.passing[words] & ~self.served[words])
        return [self._served_total + others[km] for km in RADII_KM]

    @cached_property
    def everybody(self) -> Picked:
        """All those included."""
        return Picked.of(self.block, rows_of_bits(self.included), self._point)

    def sees(self, km: float) -> bool:
        """Whether those within ``km`` have been looked at, or never need to be."""
        return not self._is_open or self._widest.km >= km + SAME_KM

    def reaching(self, km: float) -> int:
        """How many of those included are within ``km``."""
        window = self._looking(km)
        if window is None:
            return int(np.count_nonzero(self.everybody.chords <= squared_chord(km)))
        if window is self._window:
            return self._reaching(km)
        return count(self.included[window.words] & window.within(km))

    def within(self, km: float) -> Picked:
        """Those included within ``km``, those who show the same distance, and others perhaps."""
        window = self._looking(km)
        if window is None:
            return self.everybody
        return window.picked(self.included[window.words] & window.within(km + SAME_KM))

    def serves(self, row: int) -> bool:
        """Whether a row serves the place's territory or the whole of France."""
        return has_row(self.served, row)

    def is_remote(self, row: int) -> bool:
        """Whether a row works at a distance."""
        return has_row(self.block.columns[self._sieve.vocabulary.flag_bits["remote"]], row)

    @cached_property
    def _window(self) -> Window:
        return Window(self.block, self._point, self._seen_km + SAME_KM)

    @property
    def _widest(self) -> Window:
        return self._wider or self._window

    def _looking(self, km: float) -> Window | None:
        """A window that holds ``km``; ``None`` beyond what is near, where all those included are few."""
        if not self.sees(km):
            self._wider = Window(self.block, self._point, _WIDER * km)
        return self._widest if self._widest.km >= km + SAME_KM else None

    def _reaching(self, km: float) -> int:
        known = self._reached.get(km)
        return count(self.included[self._window.words] & self._window.within(km)) if known is None else known

    @cached_property
    def _reached(self) -> dict[float, int]:
        return self._window.counts(self.included[self._window.words])

    @cached_property
    def _served_total(self) -> int:
        return count(self.passing & self.served)

    @cached_property
    def _callable(self) -> Words:
        found = self.served.copy()
        if self._radius_km is not None:
            found[self._window.words] |= self._window.within(self._radius_km)
        return found
