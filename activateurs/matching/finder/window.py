"""The surroundings of a place in a block: whole words of rows, with their distances."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from . import sphere
from .block import NO_ROWS, rows_of_bits
from .search import RADII_KM
from .vocabulary import WORD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .block import Block, Rows
    from .sphere import Floats
    from .vocabulary import Words

    Mask = NDArray[np.bool_]

# The distances at which those around are counted.
RINGS_KM: tuple[float, ...] = (2, *RADII_KM)
SAME_KM = 0.06  # more than what separates two distances that people read as the same
_FEW_WORDS = 100  # that are quicker to look at than to choose from

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Picked:
    """Rows of a block, with their squared chords to the place (NaN when unknown)."""

    block: Block
    rows: Rows
    chords: Floats

    @classmethod
    def of(cls, block: Block, rows: Rows, point: Point | None) -> Picked:
        """These rows."""
        if point is None:
            return cls(block, rows, np.full(len(rows), np.nan))
        return cls(block, rows, sphere.squared_chords(block.table.xyz[:, rows], *point))


class Window:
    """Everything within ``km`` of a point, and a little more. ``words`` are those of the block that it holds."""

    def __init__(self, block: Block, point: Point | None, km: float) -> None:
        self.block = block
        self.km = km
        self.words: Rows | slice = slice(None)
        if point is None:
            self.words, self._chords = NO_ROWS, np.empty((0, WORD))
        elif block.points.shape[1] <= _FEW_WORDS:
            self.km = sphere.HALF_TURN_KM
            self._chords = sphere.squared_chords(block.points, *point)
        else:
            self.words = block.around(*point, km)
            self._chords = sphere.squared_chords(block.points.take(self.words, axis=1), *point)

    @cached_property
    def _rings(self) -> Words:
        """Which rows are within each of ``RINGS_KM``: (rings, words)."""
        limits = np.array([sphere.squared_chord(km) for km in RINGS_KM])
        return self._bits(self._chords <= limits[:, None, None])

    def within(self, km: float) -> Words:
        """Which rows of these words are within ``km``."""
        if km not in RINGS_KM:
            return self._bits(self._chords <= sphere.squared_chord(km))
        ring: Words = self._rings[RINGS_KM.index(km)]
        return ring

    def counts(self, bits: Words) -> dict[float, int]:
        """How many rows of a bit set of these words are within each of ``RINGS_KM``."""
        counted = np.bitwise_count(self._rings & bits).sum(axis=1, dtype=np.uint32)
        return dict(zip(RINGS_KM, counted.tolist(), strict=True))

    def picked(self, bits: Words) -> Picked:
        """The rows of a bit set of these words."""
        places = rows_of_bits(bits)
        rows = places if isinstance(self.words, slice) else self.words[places // WORD] * WORD + places % WORD
        return Picked(self.block, rows, self._chords.ravel()[places])

    @staticmethod
    def _bits(marks: Mask) -> Words:
        packed = np.packbits(marks, axis=-1, bitorder="little")
        found: Words = packed.view(np.uint64)[..., 0]
        return found
