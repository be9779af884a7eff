"""Guessing the word that was meant: « sovegarde » is « sauvegarde », « fact » begins « facture »."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

_SHORTEST_CORRECTED = 4
_SHORTEST_SPLIT_PART = 3
_LONGEST_WORD = 30
_COMPLETIONS = 6
_SHORTEST_SOUND = 4
_SHORTEST_RESEMBLING = 5
_RESEMBLING = 0.5
_LETTERS = {letter: place for place, letter in enumerate("_abcdefghijklmnopqrstuvwxyz0123456789")}

# What French spells in several ways and says in one; applied in this order to a folded word.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ph", "f"),
        ("eaux?|aux?", "o"),
        ("(?:er|ez|et|ait|ais|aient|ai|ei)$", "e"),
        ("ai|ei", "e"),
        ("[ae][nm](?=[^aeiouynm])", "an"),
        ("(?:ai|ei|i|y|u)[nm](?=[^aeiouynm])", "in"),
        ("oi", "wa"),
        ("ou", "u"),
        ("[ct]ion", "sion"),
        ("qu|ck|cc(?=[^eiy])|c(?=[^eiyh])|c$", "k"),
        ("sc|c(?=[eiy])", "s"),
        ("g(?=[eiy])", "j"),
        ("gu(?=[ei])", "g"),
        ("sh|sch", "ch"),
        ("y", "i"),
        ("z", "s"),
        ("(?<!c)h", ""),
        (r"(.)\1+", r"\1"),
        ("e?[sxtdp]?$", ""),
        ("e$", ""),
    )
)


@dataclass(frozen=True, slots=True)
class Guess:
    """A word that may have been meant and how sure that is, from 0 to 1."""

    word: str
    confidence: float


def sound(word: str) -> str:
    """Give a rough key of how a folded French word is said; empty for what has no sound."""
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


def _with_one_letter_less(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


class Speller:
    """Corrects and completes words against those that the engine knows.

    ``vocabulary`` gives each known folded word and its importance: among words equally close,
    the most important wins, then alphabetical order, so that answers never vary.
    """

    def __init__(self, vocabulary: Mapping[str, float]) -> None:
        self._importance = dict(vocabulary)
        self._sorted = sorted(self._importance)
        self._by_sound: dict[str, list[str]] = {}
        self._by_shorter: dict[str, list[str]] = {}
        self._by_first_sound: dict[str, list[tuple[str, int]]] = {}
        for word in self._sorted:
            if len(word) < _SHORTEST_CORRECTED:
                continue
            said = sound(word)
            self._by_sound.setdefault(said, []).append(word)
            self._by_first_sound.setdefault(said[:1], []).append((word, _pairs_of_letters(said)))
            for shorter in {word, *_with_one_letter_less(word)}:
                self._by_shorter.setdefault(shorter, []).append(word)

    def __contains__(self, word: str) -> bool:
        return word in self._importance

    def correct(self, word: str) -> list[Guess]:
        """Give the known word that ``word`` most probably misspells, or the two it glues; else nothing."""
        if not _SHORTEST_CORRECTED <= len(word) <= _LONGEST_WORD or word.isdigit():
            return []
        near = self._one_slip_away(word)
        said = sound(word)
        alike = set(self._by_sound.get(said, ()))
        alone = alike if len(said) >= _SHORTEST_SOUND else set()  # « van » may be « vends », « vent » or Vannes
        for candidates, confidence in ((near & alike, 0.95), (near, 0.8), (alone, 0.8)):
            if candidates:
                return [Guess(self._most_important(candidates), confidence)]
        return self._split(word) or self._resembling(said)

    def complete(self, beginning: str) -> list[Guess]:
        """Give the most important known words that start with ``beginning``, best first, shares adding up to 1."""
        start = bisect_left(self._sorted, beginning)
        end = bisect_left(self._sorted, beginning + "\x7f", lo=start)
        best = sorted(self._sorted[start:end], key=self._rank)[:_COMPLETIONS]
        total = sum(self._importance[word] for word in best)
        return [Guess(word, self._importance[word] / total) for word in best]

    def _rank(self, word: str) -> tuple[float, str]:
        return -self._importance[word], word

    def _most_important(self, candidates: Iterable[str]) -> str:
        return min(candidates, key=self._rank)

    def _one_slip_away(self, word: str) -> set[str]:
        """Words that differ by a letter missing, added, changed or swapped with its neighbour."""
        found = set(self._by_shorter.get(word, ()))
        for shorter in _with_one_letter_less(word):
            if shorter in self._importance and len(shorter) >= _SHORTEST_CORRECTED:
                found.add(shorter)
            found.update(other for other in self._by_shorter.get(shorter, ()) if len(other) == len(word))
        return {other for other in found if _one_slip(word, other)}

    def _split(self, word: str) -> list[Guess]:
        """Give the two known words written as one: « siteinternet »."""
        for place in range(_SHORTEST_SPLIT_PART, len(word) - _SHORTEST_SPLIT_PART + 1):
            parts = word[:place], word[place:]
            if all(part in self._importance for part in parts):
                return [Guess(part, 0.8) for part in parts]
        return []

    def _resembling(self, said: str) -> list[Guess]:
        """Give the word that sounds most like ``said``: « douanier » when only « douane » is known."""
        if len(said) < _SHORTEST_RESEMBLING:
            return []
        heard = _pairs_of_letters(said)
        likeness = {word: _shared(heard, pairs) for word, pairs in self._by_first_sound.get(said[0], ())}
        close = {word for word, share in likeness.items() if share >= _RESEMBLING}
        if not close:
            return []
        return [Guess(min(close, key=lambda word: (-likeness[word], *self._rank(word))), 0.6)]


def _pairs_of_letters(said: str) -> int:
    """Give the set of pairs of neighbouring letters, one bit each: thousands of sets are kept and compared."""
    pairs = 0
    for left, right in pairwise(f"_{said}_"):
        pairs |= 1 << (_LETTERS[left] * len(_LETTERS) + _LETTERS[right])
    return pairs


def _shared(one: int, other: int) -> float:
    """Give the share of pairs of letters that two sets have in common, from 0 to 1 (Dice)."""
    return 2 * (one & other).bit_count() / (one.bit_count() + other.bit_count())


def _one_slip(word: str, other: str) -> bool:
    """Whether the two differ by one letter missing, added or changed, or by two neighbours swapped.

    Nobody mistakes the first letter for another: « Vannes » is not « pannes ».
    """
    if abs(len(word) - len(other)) == 1:
        return min(word, other, key=len) in _with_one_letter_less(max(word, other, key=len))
    if len(word) != len(other) or word[0] != other[0]:
        return False
    differ = [place for place, (left, right) in enumerate(zip(word, other, strict=True)) if left != right]
    match differ:
        case [_]:
            return True
        case [first, second] if second == first + 1:
            return word[first] == other[second] and word[second] == other[first]
        case _:
            return False
