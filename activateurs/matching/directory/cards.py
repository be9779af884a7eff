"""Result cards: what each profile brings is kept ready (``ready``); a search adds the distance and the needs asked."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from django.utils.safestring import SafeString
from markupsafe import escape

from activateurs.foundation.journal.choices import Event
from activateurs.foundation.ui.jinja import km
from activateurs.matching.finder.search import Presence

from . import measuring, ready
from .query import carried
from .words import of_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from activateurs.matching.finder.search import Criteria, Hit

_distance = lru_cache(maxsize=8192)(km)


class Shown(NamedTuple):
    """The cards of a page, and the token with which the page will say that it showed them."""

    html: SafeString
    measured: str


def rendered(hits: Iterable[Hit], criteria: Criteria, *, on: date) -> Shown:
    """The cards of a page of results in their order, as they are on that day; one query when some are not kept yet.

    A profile withdrawn before the index last looked has none.
    """
    hits = list(hits)
    asked = str(escape(carried(criteria)))
    why = _why(criteria)
    found = ready.cards(hits, on=on)
    pairs = [(hit, card) for hit, card in zip(hits, found, strict=True) if card]
    html = "".join([card.fill(asked, why(hit, card), criteria.needs) for hit, card in pairs])
    measured = measuring.token(Event.APPEARANCE, [card.words["slug"] for _, card in pairs])
    return Shown(SafeString(html), measured)


def _why(criteria: Criteria) -> Callable[[Hit, ready.Card], str]:
    """In words, as HTML, why a result stands where it does (law.md, 11)."""
    place = str(escape(of_place(criteria.place.name))) if criteria.place else ""
    needs = criteria.needs

    def words(hit: Hit, card: ready.Card) -> str:
        reasons = []
        if place:
            if hit.distance_km is not None:
                reasons.append(f"à {_distance(hit.distance_km)} {place}")
            if hit.presence is Presence.SERVES:
                reasons.append("se déplace chez vous")
            elif hit.presence is Presence.REMOTE:
                reasons.append("travaille à distance")
        if needs and card.knows(needs):
            reasons.append("sait faire ce que vous cherchez")
        return " · " + ", ".join(reasons) if reasons else ""

    return words
