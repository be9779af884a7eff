"""What differs between two versions of a text, article by article, in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from activateurs.membership.activators.kinds import Kind

from .prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .models import Article

SAME, ADDED, REMOVED = "same", "added", "removed"
_WORDS = re.compile(r"\S+|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stay, come or go."""

    state: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """An article that came (``added``), went (``removed``) or reads otherwise (``changed``)."""

    clause: str
    state: str
    heading: tuple[Piece, ...]
    body: tuple[Piece, ...]
    kinds_before: str
    kinds_now: str


def between(former: Iterable[Article], new: Iterable[Article]) -> list[Difference]:
    """What a person who knows ``former`` must read of ``new``; articles are matched by their clause."""
    before = {article.clause: article for article in former}
    now = {article.clause: article for article in new}
    gone = [_difference(article, None) for clause, article in before.items() if clause not in now]
    found = [_difference(before.get(clause), article) for clause, article in now.items()]
    return [one for one in (*found, *gone) if one.state != SAME]


def whom(article: Article | None) -> str:
    """The kinds that an article binds, in words."""
    if article is None or not article.kinds:
        return "tous les types"
    return ", ".join(str(Kind(kind).label).lower() for kind in article.kinds)


def pieces(former: str, new: str) -> tuple[Piece, ...]:
    """Word by word."""
    left, right = _WORDS.findall(former), _WORDS.findall(new)
    found: list[Piece] = []
    for tag, start, end, new_start, new_end in SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece(SAME, "".join(left[start:end])))
            continue
        found += [Piece(REMOVED, "".join(left[start:end]))] if end > start else []
        found += [Piece(ADDED, "".join(right[new_start:new_end]))] if new_end > new_start else []
    return tuple(found)


def _difference(former: Article | None, new: Article | None) -> Difference:
    heading = pieces(former.heading if former else "", new.heading if new else "")
    body = pieces(plain(former.body) if former else "", plain(new.body) if new else "")
    state = "changed"
    if former is None or new is None:
        state = ADDED if former is None else REMOVED
    elif all(piece.state == SAME for piece in (*heading, *body)) and set(former.kinds) == set(new.kinds):
        state = SAME
    article = new or former
    assert article is not None, "one of the two is there"
    return Difference(article.clause, state, heading, body, whom(former), whom(new))
