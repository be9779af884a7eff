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
        return "tous les types d’activateurs"
    others = [kind for kind in Kind if not article.binds(kind)]
    if len(others) == 1:
        return f"tous les types, sauf {_in_a_sentence(others[0])}"
    return ", ".join(_in_a_sentence(Kind(kind)) for kind in article.kinds)


def _in_a_sentence(kind: Kind) -> str:
    """« conseiller », but « TPE/PME championne »."""
    label = str(kind.label)
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def pieces(former: str, new: str) -> tuple[Piece, ...]:
    """By groups of words: a blank between two changes is part of the change."""
    left, right = _WORDS.findall(former), _WORDS.findall(new)
    found: list[Piece] = []
    gone, come = "", ""
    for tag, start, end, new_start, new_end in SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes():
        old_words, new_words = "".join(left[start:end]), "".join(right[new_start:new_end])
        if tag == "equal" and (old_words.strip() or not (gone or come)):
            found += [*_changed(gone, come), Piece(SAME, old_words)]
            gone, come = "", ""
        else:
            gone, come = gone + old_words, come + new_words
    return (*found, *_changed(gone, come))


def _changed(gone: str, come: str) -> list[Piece]:
    """What went, then what came; the blank that both end with stays."""
    blank = gone[len(gone.rstrip()) :] if gone and come else ""
    blank = blank if come.endswith(blank) else ""
    if blank:
        gone, come = gone.removesuffix(blank), come.removesuffix(blank)
    found = [Piece(state, text) for state, text in ((REMOVED, gone), (ADDED, come)) if text]
    return [*found, Piece(SAME, blank)] if blank else found


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
