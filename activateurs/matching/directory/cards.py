"""Result cards: rendered once per revision of a profile, kept, and completed for each search."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.template import engines
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from activateurs.foundation.ui.jinja import km, month
from activateurs.matching.finder.search import Presence

from .links import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from activateurs.matching.finder.cards import Card
    from activateurs.matching.finder.search import Criteria, Hit

CARDS_KEPT = 4096  # about 1.5 KB each
EXPERTISES_SHOWN = 3
HERE = mark_safe("<!-- here -->")  # where the words of the search go; escaped text cannot contain it


def rendered(hits: Iterable[Hit], cards: dict[int, Card], criteria: Criteria) -> list[SafeString]:
    """The cards of a page of results in their order; a profile withdrawn since the search has none."""
    return [_card(hit, cards[hit.profile_id], criteria) for hit in hits if hit.profile_id in cards]


def why(hit: Hit, criteria: Criteria, known: int) -> str:
    """In words, why this result stands where it does (law.md, 11); ``known`` of the needs asked are its own."""
    reasons = []
    if criteria.place and hit.distance_km is not None:
        reasons.append(f"à {km(hit.distance_km)} de {criteria.place.name}")
    if criteria.place and hit.presence is Presence.SERVES:
        reasons.append("se déplace chez vous")
    if criteria.place and hit.presence is Presence.REMOTE:
        reasons.append("travaille à distance")
    if known:
        reasons.append("sait faire ce que vous cherchez")
    return " · " + ", ".join(reasons) if reasons else ""


def confirmed(card: Card) -> str:
    """When its person last said that the profile is true (A3.8)."""
    return f"confirmé en {month(card.confirmed_on)}" if card.confirmed_on else ""


def _card(hit: Hit, card: Card, criteria: Criteria) -> SafeString:
    asked = frozenset(criteria.needs)
    ticked = tuple(slug for slug, _ in card.expertises if slug in asked) if asked else ()
    before, after = _kept(card, ticked)
    return mark_safe(before + escape(why(hit, criteria, len(ticked))) + after)  # noqa: S308 - Jinja2 and ``escape`` made it safe


@lru_cache(maxsize=CARDS_KEPT)
def _kept(card: Card, ticked: tuple[str, ...]) -> tuple[str, str]:
    """The HTML before and after the words of the search; a card compares by all that it shows."""
    first = sorted(card.expertises, key=lambda expertise: expertise[0] not in ticked)
    html: str = (
        engines["jinja2"]
        .get_template("directory/card.html")
        .render(
            {
                "card": card,
                "kind": card.kind_label,
                "terms": [words for words in (card.availability, card.price, confirmed(card)) if words],
                "expertises": first[:EXPERTISES_SHOWN],
                "more": len(first) - EXPERTISES_SHOWN,
                "ticked": ticked,
                "offers_url": web_address(card.offers_url),
                "here": HERE,
            }
        )
    )
    before, _, after = html.partition(HERE)
    return before, after
