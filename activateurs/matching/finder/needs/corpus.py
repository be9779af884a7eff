"""What people say, written by hand in two tables beside this package.

``phrases.csv`` (slug, phrase) is how needs are said; ``word_groups.csv`` (group, words) tells
words that stand for each other, so that « mes serveuses » is understood from « mes ouvriers ».
"""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from activateurs.foundation.language import stem, words

_FOLDER = Path(__file__).resolve().parent.parent


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def load_phrases() -> tuple[tuple[str, str], ...]:
    """Give the (slug, phrase) pairs of our own corpus, in the order of the file."""
    return tuple((row["slug"], row["phrase"]) for row in _rows("phrases.csv"))


@cache
def load_word_groups() -> Mapping[str, tuple[str, ...]]:
    """Give, for each stem that belongs to groups, the names of these groups in alphabetical order."""
    found: dict[str, set[str]] = {}
    for word, group in _grouped_words():
        found.setdefault(stem(word), set()).add(group)
    return {key: tuple(sorted(groups)) for key, groups in found.items()}


@cache
def grouped_words() -> tuple[str, ...]:
    """Give the folded words of all groups: correct spellings that phrases may never use."""
    return tuple(sorted({word for word, _ in _grouped_words()}))


def _grouped_words() -> Iterator[tuple[str, str]]:
    for row in _rows("word_groups.csv"):
        for word in words(row["words"]):
            yield word, row["group"]
