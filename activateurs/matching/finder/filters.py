"""Which rows pass the criteria other than the place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from .block import Block
    from .search import Criteria
    from .vocabulary import Vocabulary, Words


@dataclass(frozen=True, slots=True)
class Filter:
    """Bits of the vocabulary: every one of ``needs`` and of ``sector``, and one at least of ``kinds`` if not empty.

    ``impossible`` when a need that nobody can know, or only kinds that do not exist here, were asked. Equal filters
    are equal keys for what is remembered.
    """

    needs: tuple[int, ...]
    sector: tuple[int, ...]
    kinds: tuple[int, ...]
    impossible: bool = False

    @classmethod
    def of(cls, criteria: Criteria, vocabulary: Vocabulary, *, on_map: bool = False) -> Filter:
        """The filter of a search; a sector that no profile names is served by those who serve all.

        ``on_map`` asks besides for those whose point may be drawn.
        """
        drawn = (vocabulary.flag_bits["on_map"],) if on_map else ()
        needs = [vocabulary.need_bits.get(slug) for slug in criteria.needs]
        kinds = [vocabulary.kind_bits[kind] for kind in criteria.kinds if kind in vocabulary.kind_bits]
        any_sector = vocabulary.flag_bits["any_sector"]
        return cls(
            needs=(*sorted({bit for bit in needs if bit is not None}), *drawn),
            sector=(vocabulary.sector_bits.get(criteria.sector, any_sector),) if criteria.sector else (),
            kinds=tuple(sorted(set(kinds))),
            impossible=None in needs or bool(criteria.kinds and not kinds),
        )


class Sieve:
    """A filter at work."""

    def __init__(self, asked: Filter, vocabulary: Vocabulary) -> None:
        self.asked = asked
        self.vocabulary = vocabulary

    def bits(self, block: Block, *, but: str = "") -> Words:
        """The rows that pass every criterion, or every one ``but`` the sector or the kinds: what a facet leaves out."""
        columns = block.columns
        found: Words = columns[self.vocabulary.flag_bits["alive"]].copy()
        if self.asked.impossible:
            found[:] = 0
            return found
        for bit in self.asked.needs if but == "sector" else (*self.asked.needs, *self.asked.sector):
            found &= columns[bit]
        if self.asked.kinds and but != "kinds":
            found &= np.bitwise_or.reduce(columns[list(self.asked.kinds)], axis=0)
        return found
