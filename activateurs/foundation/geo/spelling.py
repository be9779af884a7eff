"""Names of communes close to a misspelt one: a slip or two, or letters that sound the same.

A name is first compared by the letters it holds, then by its pairs of letters, each 64 bits in an array; that leaves
a few dozen names out of 35 000, which are compared letter by letter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Letters typed from which one slip, then two, are forgiven: ours. In fewer letters everything resembles everything.
ONE_SLIP, TWO_SLIPS = 4, 6
ENOUGH = 3  # names one slip away, above which nobody means one that is two slips away
MOST_COMPARED = 200  # names, most populated first

LETTERS = "abcdefghijklmnopqrstuvwxyz"
FREQUENT = "eainrstlou"  # counted up to three times, the others up to two
# What each of the 64 bits of a bag says: it holds that letter (or a digit) so many times at least.
BITS = [*((letter, 1) for letter in f"{LETTERS}0"), *((letter, 2) for letter in LETTERS), *((c, 3) for c in FREQUENT)]

_article = re.compile(r"^(?:les?|la|l) ", re.MULTILINE)
_SOUNDS = [
    (re.compile(pattern, re.MULTILINE), sound)
    for pattern, sound in (
        ("ph", "f"), ("qu", "k"), ("c(?=[ei])", "s"), ("[cq]", "k"), ("e?aux?", "o"), ("y", "i"), ("[ae]i", "e"),
        ("z", "s"), ("h", ""), (r"(.)\1+", r"\1"), ("n(?=[bp])", "m"), (r"(?<=\w\w)[estxd]+$", ""),
    )
]  # fmt: skip


class Texts:
    """Many short texts, in the order given: what each is made of, its letters and its pairs of letters."""

    def __init__(self, lines: str) -> None:
        """``lines``: one text a line, of letters and digits."""
        self._lines = lines
        signs = np.frombuffer(lines.encode("ascii"), dtype=np.uint8)
        ends = np.flatnonzero(signs == ord("\n"))
        self._ends = ends.astype(np.uint32)
        self._lengths = np.diff(ends, prepend=-1).astype(np.int16) - 1
        self._bags = np.zeros(len(ends), dtype=np.uint64)
        for bit, (letter, times) in enumerate(BITS):
            held = signs == ord(letter) if letter != "0" else (signs >= ord("0")) & (signs <= ord("9"))
            counts = np.diff(np.cumsum(held, dtype=np.int32)[ends], prepend=0)
            self._bags |= (counts >= times).astype(np.uint64) << np.uint64(bit)
        pairs = np.uint64(1) << _hashed(np.concatenate(([ord("\n")], signs[:-1])), signs)
        self._pairs = np.bitwise_or.reduceat(pairs, ends - self._lengths) if len(ends) else self._bags

    def __getitem__(self, row: int) -> str:
        end = int(self._ends[row])
        return self._lines[end - int(self._lengths[row]) : end]

    def around(self, text: str, slips: int) -> list[int]:
        """Rows of the texts at most so many slips away, and of some others: the first ones, if there are many.

        In a bag, a letter added or left out is one change, a letter for another two, two letters swapped none.
        Pairs of letters change by four a slip at most, or six when letters are swapped: once is provided for.
        """
        longer = np.abs(self._lengths - np.int16(len(text)))
        close = np.flatnonzero(np.bitwise_count(self._bags ^ np.uint64(_bag(text))) + longer <= 2 * slips)
        pairs = np.bitwise_count(self._pairs[close] ^ _pairs(text)) <= 4 * slips + (2 if slips else 0)
        rows: list[int] = close[pairs][:MOST_COMPARED].tolist()
        return rows


class Spelling:
    """The close spellings of names that stand most populated first."""

    def __init__(self, keys: str) -> None:
        """``keys``: the folded names, one a line."""
        joined = _joined(keys)
        self._letters, self._sounds = Texts(joined), Texts(sound(joined))

    def near(self, key: str, limit: int) -> list[int]:
        """Rows of the names that ``key`` misspells: fewest slips first, then most populated.

        Spaces do not count. Letters that sound the same are one slip.
        """
        typed = _joined(key)
        found: list[int] = []
        for slips, least in ((1, ONE_SLIP), (2, TWO_SLIPS)):
            if len(typed) >= least and len(found) < ENOUGH:
                found += [row for row in self._within(typed, slips) if row not in found]
        return found[:limit]

    def _within(self, typed: str, most: int) -> list[int]:
        counts = {row: slips_between(typed, self._letters[row], most) for row in self._letters.around(typed, most)}
        heard = sound(typed)
        for row in self._sounds.around(heard, most - 1):
            count = 1 + slips_between(heard, self._sounds[row], most - 1)
            counts[row] = min(count, counts.get(row, count))
        return [row for count, row in sorted((count, row) for row, count in counts.items()) if count <= most]


def sound(text: str) -> str:
    """Roughly how each line sounds: ``ph`` is ``f``, ``y`` is ``i``, doubled and last mute letters are not heard."""
    for pattern, heard in _SOUNDS:
        text = pattern.sub(heard, text)
    return text


def slips_between(one: str, other: str, most: int) -> int:
    """Letters added, left out, changed, or swapped with the next one, between two texts; ``most + 1`` when more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    above: list[int] = []
    line = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        further, above, line = above, line, [row]
        for column, wanted in enumerate(other, start=1):
            best = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != wanted))
            swapped = min(row, column) > 1 and letter == other[column - 2] and wanted == one[row - 2]
            line.append(min(best, further[column - 2] + 1) if swapped else best)
        if min(line) > most:
            return most + 1
    return min(line[-1], most + 1)


def _joined(keys: str) -> str:
    """Names without their article nor their spaces."""
    return _article.sub("", keys).replace(" ", "")


def _hashed(first: NDArray[np.uint8], second: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """One of 64 numbers for two letters that follow each other."""
    return (first.astype(np.uint64) * np.uint64(31) + second) % np.uint64(64)


def _pairs(text: str) -> np.uint64:
    """The pairs of letters of a text, its beginning and its end being letters too."""
    signs = np.frombuffer(f"\n{text}\n".encode("ascii"), dtype=np.uint8)
    pairs: np.uint64 = np.bitwise_or.reduce(np.uint64(1) << _hashed(signs[:-1], signs[1:]))
    return pairs


def _bag(text: str) -> int:
    digits = re.sub("[0-9]", "0", text)
    return sum(1 << bit for bit, (letter, times) in enumerate(BITS) if digits.count(letter) >= times)
