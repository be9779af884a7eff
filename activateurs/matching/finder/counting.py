"""How many profiles each choice would leave, by counting the bits of bit sets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .vocabulary import BYTE, Vocabulary, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .block import Block, Rows
    from .filters import Sieve

Counts = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts by need, sector and kind, in the order of the vocabulary, and how many rows pass every criterion."""

    total: int
    needs: Counts
    sectors: Counts
    kinds: Counts

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.total + other.total,
            self.needs + other.needs,
            self.sectors + other.sectors,
            self.kinds + other.kinds,
        )

    def by_word(self, vocabulary: Vocabulary) -> tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]:
        """Counts of needs, sectors and kinds by their words."""
        return (
            dict(zip(vocabulary.needs, self.needs.tolist(), strict=True)),
            dict(zip(vocabulary.sectors, self.sectors.tolist(), strict=True)),
            dict(zip(vocabulary.kinds, self.kinds.tolist(), strict=True)),
        )


def tally(block: Block, sieve: Sieve, among: Words | None = None) -> Tally:
    """Counts over a block, or over its rows ``among`` a bit set."""
    vocabulary, asked = sieve.vocabulary, sieve.asked
    columns = _Columns(block, among)
    passed = columns.kept(sieve.bits(block))
    by_sector = columns.kept(sieve.bits(block, but="sector")) if asked.sector else passed
    by_kind = columns.kept(sieve.bits(block, but="kinds")) if asked.kinds else passed
    return Tally(
        total=count(passed),
        needs=columns.count(passed, vocabulary.need_bytes, len(vocabulary.needs)),
        sectors=columns.count(by_sector, vocabulary.sector_bytes, len(vocabulary.sectors)),
        kinds=columns.count(by_kind, vocabulary.kind_bytes, len(vocabulary.kinds)),
    )


def count(bits: Words) -> int:
    """How many rows a bit set has."""
    return int(np.bitwise_count(bits).sum(dtype=np.int64))


class _Columns:
    """The bit sets of a block, without the words in which no row is counted."""

    def __init__(self, block: Block, among: Words | None) -> None:
        self._columns = block.columns
        self._among = among
        self._words: Rows | None = None
        if among is not None:
            words = np.flatnonzero(among)
            if 2 * len(words) < len(among):
                self._words, self._among = words, among[words]

    def kept(self, bits: Words) -> Words:
        """The rows of a bit set that are counted."""
        bits = bits if self._words is None else bits[self._words]
        return bits if self._among is None else bits & self._among

    def count(self, kept: Words, used: range, size: int) -> Counts:
        """How many of them have each bit of a group."""
        start = used.start * BYTE
        columns = self._columns[start : start + size]
        if self._words is not None:
            columns = columns.take(self._words, axis=1)
        return np.bitwise_count(columns & kept).sum(axis=1, dtype=np.uint32)
