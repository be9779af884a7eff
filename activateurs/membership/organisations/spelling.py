"""What a name looks like to the eye, and how far two of them are: for those who write like somebody else."""

from __future__ import annotations

import csv
import unicodedata
from functools import cache, lru_cache

from django.conf import settings

from activateurs.foundation.language import fold

from .names import normalise

# Latin letters and digits that are read as others at a glance.
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_SHORT, _LONG = 5, 12  # signs of words in which no slip, or two, may hide
_SINGLES = str.maketrans({"0": "o", "1": "l", "3": "e", "5": "s", "8": "b", "i": "l"})


@cache
def _confusables() -> dict[int, str]:
    with (settings.BASE_DIR / "data" / "confusables.csv").open(encoding="utf-8", newline="") as file:
        return {int(row["sign"], 16): row["looks_like"] for row in csv.DictReader(file)}


def plain(text: str) -> str:
    """The text with each foreign sign replaced by the Latin one that it looks like: « Аtеlier » is « atelier »."""
    return unicodedata.normalize("NFKC", text).translate(_confusables())


def has_foreign_signs(text: str) -> bool:
    """Whether letters of another alphabet are among Latin ones."""
    letters = [sign for sign in unicodedata.normalize("NFKC", text) if sign.isalpha()]
    latin = [sign for sign in letters if unicodedata.name(sign, "").startswith("LATIN")]
    return 0 < len(latin) < len(letters) or (not latin and bool(letters) and plain(text).isascii())


@lru_cache(maxsize=30_000)
def skeleton(text: str) -> str:
    """What the eye keeps of a name: folded, without spaces or legal form, letters that look alike made one."""
    return _one_look(normalise(plain(text)).replace(" ", ""))


@lru_cache(maxsize=30_000)
def label_skeleton(label: str) -> str:
    """The same of one label of a domain, hyphens apart; accents written in punycode are read."""
    try:
        text = label.encode("ascii").decode("idna") if label.startswith("xn--") else label
    except UnicodeError:
        text = label
    return _one_look(fold(plain(text)).replace(" ", "").replace("-", ""))


def _one_look(text: str) -> str:
    for pair, single in _PAIRS:
        text = text.replace(pair, single)
    return text.translate(_SINGLES)


def are_near(one: str, other: str) -> bool:
    """Whether one slip separates them (two in long words): a sign more, less, changed, or two neighbours swapped."""
    shortest = min(len(one), len(other))
    most = 0 if shortest < _SHORT else 1 if shortest < _LONG else 2
    if one == other:
        return True
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return False
    return distance(one, other, most=most) <= most


def distance(one: str, other: str, *, most: int) -> int:
    """Slips between two words (optimal string alignment); more than ``most`` is told as ``most + 1``.

    >>> distance("atelier", "atleier", most=2)
    1
    """
    one, other = _without_shared_ends(one, other)
    if not one or not other:
        return min(max(len(one), len(other)), most + 1)
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, sign in enumerate(one, 1):
        now = [row]
        for column, against in enumerate(other, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (sign != against))
            swapped = row > 1 and column > 1 and sign == other[column - 2] and one[row - 2] == against
            now.append(min(cost, before[column - 2] + 1) if swapped else cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return min(last[-1], most + 1)


def _without_shared_ends(one: str, other: str) -> tuple[str, str]:
    """What is left between the same beginning and the same end: little, most of the time."""
    start = _shared(one, other)
    one, other = one[start:], other[start:]
    end = _shared(one[::-1], other[::-1])
    return one[: len(one) - end], other[: len(other) - end]


def _shared(one: str, other: str) -> int:
    """How many signs both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (sign, against) in pairs if sign != against), min(len(one), len(other)))
