"""Which rows pass the criteria other than the place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .vocabulary import WORD, Vocabulary, Words

if TYPE_CHECKING:
    from .block import Block
    from .search import Criteria

Mask = NDArray[np.bool_]


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
    """A filter at work, on rows and on whole bit sets."""

    def __init__(self, asked: Filter, vocabulary: Vocabulary) -> None:
        self.asked = asked
        self.vocabulary = vocabulary
        alive = vocabulary.flag_bits["alive"]
        # What each facet leaves out is the criterion that it counts.
        self._must = vocabulary.mask((alive, *asked.needs, *asked.sector))
        self._must_but_sector = vocabulary.mask((alive, *asked.needs))
        self._one_of = vocabulary.mask(asked.kinds)

    def passing(self, features: Words, *, but: str = "") -> Mask:
        """Which rows pass every criterion, or every one ``but`` the sector or the kinds."""
        if self.asked.impossible:
            return np.zeros(len(features), dtype=np.bool_)
        passed = _has_all(features, self._must_but_sector if but == "sector" else self._must)
        if self.asked.kinds and but != "kinds":
            passed &= _has_one(features, self._one_of)
        return passed

    def bits(self, block: Block, *, but: str = "") -> Words:
        """The same as a bit set of the whole block."""
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


def _has_all(features: Words, mask: Words) -> Mask:
    passed: Mask | None = None
    for word in np.flatnonzero(mask).tolist():
        has = (features[:, word] & mask[word]) == mask[word]
        passed = has if passed is None else passed & has
    assert passed is not None, "every question asks for living rows"
    return passed


def _has_one(features: Words, mask: Words) -> Mask:
    passed = np.zeros(len(features), dtype=np.bool_)
    for word in np.flatnonzero(mask).tolist():
        passed |= (features[:, word] & mask[word]) != 0
    return passed


def has_bit(features: Words, bit: int) -> Mask:
    """Which rows have one bit."""
    word, shift = divmod(bit, WORD)
    found: Mask = (features[:, word] >> np.uint64(shift)) & np.uint64(1) != 0
    return found
