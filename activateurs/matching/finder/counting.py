"""How many profiles each choice would leave: on a few rows by counting bytes, on whole blocks by bit sets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .vocabulary import BYTE, Vocabulary, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .block import Block
    from .filters import Sieve

Counts = NDArray[np.int64]

# The bits of each value of a byte: (256, 8).
_BITS = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1, bitorder="little").astype(np.int64)


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


def tally_rows(features: Words, sieve: Sieve) -> Tally:
    """Counts over some rows."""
    vocabulary, asked = sieve.vocabulary, sieve.asked
    passed = features[sieve.passing(features)]
    by_sector = features[sieve.passing(features, but="sector")] if asked.sector else passed
    by_kind = features[sieve.passing(features, but="kinds")] if asked.kinds else passed
    return Tally(
        total=len(passed),
        needs=_count_bytes(passed, vocabulary.need_bytes)[: len(vocabulary.needs)],
        sectors=_count_bytes(by_sector, vocabulary.sector_bytes)[: len(vocabulary.sectors)],
        kinds=_count_bytes(by_kind, vocabulary.kind_bytes)[: len(vocabulary.kinds)],
    )


def tally_block(block: Block, sieve: Sieve) -> Tally:
    """Counts over a whole block."""
    vocabulary, asked = sieve.vocabulary, sieve.asked
    passed = sieve.bits(block)
    by_sector = sieve.bits(block, but="sector") if asked.sector else passed
    by_kind = sieve.bits(block, but="kinds") if asked.kinds else passed
    return Tally(
        total=count(passed),
        needs=_count_columns(block, passed, vocabulary.need_bytes, len(vocabulary.needs)),
        sectors=_count_columns(block, by_sector, vocabulary.sector_bytes, len(vocabulary.sectors)),
        kinds=_count_columns(block, by_kind, vocabulary.kind_bytes, len(vocabulary.kinds)),
    )


def count(bits: Words) -> int:
    """How many rows a bit set has."""
    return int(np.bitwise_count(bits).sum(dtype=np.int64))


def _count_bytes(features: Words, used: range) -> Counts:
    """How many rows have each bit of some bytes."""
    octets = features.view(np.uint8)
    counted = [np.bincount(octets[:, byte], minlength=256) @ _BITS for byte in used]
    return np.concatenate(counted) if counted else np.empty(0, dtype=np.int64)


def _count_columns(block: Block, kept: Words, used: range, size: int) -> Counts:
    """How many rows of a bit set have each bit of a group."""
    start = used.start * BYTE
    return np.bitwise_count(block.columns[start : start + size] & kept).sum(axis=1, dtype=np.int64)
