"""Which bit of a row says what: each need, sector and kind of the taxonomy, and a few flags."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable

Words = NDArray[np.uint64]

BYTE = 8
WORD = 64
FLAGS = ("alive", "any_sector", "remote", "country", "on_map")


def _bytes_for(count: int) -> int:
    return -(-count // BYTE)


@dataclass(frozen=True)
class Vocabulary:
    """Bits in order: needs, sectors, kinds, flags; each group starts on a byte, the whole fills 64-bit words."""

    needs: tuple[str, ...]
    sectors: tuple[str, ...]
    kinds: tuple[str, ...]

    @cached_property
    def need_bytes(self) -> range:
        """Bytes of a row that hold the needs."""
        return range(_bytes_for(len(self.needs)))

    @cached_property
    def sector_bytes(self) -> range:
        """Bytes of a row that hold the sectors."""
        start = self.need_bytes.stop
        return range(start, start + _bytes_for(len(self.sectors)))

    @cached_property
    def kind_bytes(self) -> range:
        """Bytes of a row that hold the kinds."""
        start = self.sector_bytes.stop
        return range(start, start + _bytes_for(len(self.kinds)))

    @cached_property
    def words(self) -> int:
        """64-bit words of a row."""
        return -(-(self.kind_bytes.stop + _bytes_for(len(FLAGS))) * BYTE // WORD)

    @cached_property
    def need_bits(self) -> dict[str, int]:
        """Bit of each need."""
        return {slug: bit for bit, slug in enumerate(self.needs)}

    @cached_property
    def sector_bits(self) -> dict[str, int]:
        """Bit of each sector."""
        return {code: bit for bit, code in enumerate(self.sectors, self.sector_bytes.start * BYTE)}

    @cached_property
    def kind_bits(self) -> dict[str, int]:
        """Bit of each kind."""
        return {kind: bit for bit, kind in enumerate(self.kinds, self.kind_bytes.start * BYTE)}

    @cached_property
    def flag_bits(self) -> dict[str, int]:
        """Bit of each flag."""
        return {flag: bit for bit, flag in enumerate(FLAGS, self.kind_bytes.stop * BYTE)}

    @cached_property
    def every_sector(self) -> int:
        """What a profile without sector has: it works for all of them."""
        mask = 1 << self.flag_bits["any_sector"]
        for bit in self.sector_bits.values():
            mask |= 1 << bit
        return mask

    def mask(self, bits: Iterable[int]) -> Words:
        """These bits as the words of a row."""
        whole = 0
        for bit in bits:
            whole |= 1 << bit
        return self.as_words(whole)

    def as_words(self, whole: int) -> Words:
        """A number of as many bits as a row has, as words."""
        return np.frombuffer(whole.to_bytes(self.words * BYTE, "little"), dtype="<u8").astype(np.uint64)

    def knows(self, needs: Iterable[str], sectors: Iterable[str], kinds: Iterable[str]) -> bool:
        """Whether every one of these words has its bit."""
        return (
            all(slug in self.need_bits for slug in needs)
            and all(code in self.sector_bits for code in sectors)
            and all(kind in self.kind_bits for kind in kinds)
        )
