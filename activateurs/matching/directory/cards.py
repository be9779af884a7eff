"""Result cards: the template is rendered once for each shape of card, then filled with the words of each profile."""

from __future__ import annotations

from functools import lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple

from django.template import engines

from activateurs.foundation.ui.jinja import km, month
from activateurs.foundation.ui.mould import Mould, cut, escaped, hole
from activateurs.matching.finder.search import Presence

from .links import web_address
from .query import carried
from .words import of_place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.safestring import SafeString

    from activateurs.matching.finder.cards import Card
    from activateurs.matching.finder.search import Criteria, Hit

EXPERTISES_SHOWN = 3
SHAPES_KEPT = 512  # about 1.5 KB each; a few dozens exist in fact
# Stands for the slug in addresses, which take no control character; no real slug is written so.
_SLUG = "zz--slug--zz"


# What fills a card, in the order of ``_card``.
_HOLES = (
    *("slug", "name", "kind", "structure", "family", "commune", "postal_code", "offers_url", "terms", "why", "asked"),
    "more",
    *(f"expertise-{number}" for number in range(EXPERTISES_SHOWN)),
)


class _Shape(NamedTuple):
    """What of a card changes more than its words: which lines it has, what can be done."""

    has_structure: bool
    has_family: bool
    has_postal_code: bool
    shown: int  # expertises, of which the first ``known`` are needs searched
    known: int
    has_more: bool
    takes_requests: bool
    offers_label: str


def rendered(hits: Iterable[Hit], cards: dict[int, Card], criteria: Criteria) -> list[SafeString]:
    """The cards of a page of results in their order; a profile withdrawn since the search has none."""
    asked = carried(criteria)
    return [_card(hit, cards[hit.profile_id], criteria, asked) for hit in hits if hit.profile_id in cards]


def why(hit: Hit, criteria: Criteria, known: int) -> str:
    """In words, why this result stands where it does (law.md, 11); ``known`` of the needs asked are its own."""
    reasons = []
    if criteria.place and hit.distance_km is not None:
        reasons.append(f"à {km(hit.distance_km)} {of_place(criteria.place.name)}")
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


def _card(hit: Hit, card: Card, criteria: Criteria, asked: str) -> SafeString:
    needs = criteria.needs
    expertises = card.expertises
    if needs:
        expertises = tuple(sorted(expertises, key=lambda expertise: expertise[0] not in needs))
    first = expertises[:EXPERTISES_SHOWN]
    offers_url = web_address(card.offers_url)
    shape = _Shape(
        has_structure=card.structure != card.name,
        has_family=bool(card.family),
        has_postal_code=bool(card.postal_code),
        shown=len(first),
        known=sum([slug in needs for slug, _ in first]),
        has_more=len(expertises) > len(first),
        takes_requests=card.takes_requests,
        offers_label=card.outbound_label if offers_url else "",
    )
    terms = [words for words in (card.availability, card.price, confirmed(card)) if words]
    texts = (
        card.slug,
        card.name,
        card.kind_label,
        card.structure,
        card.family,
        card.commune,
        card.postal_code,
        offers_url,
        " · ".join(terms),
        why(hit, criteria, shape.known),
        asked,
        str(len(expertises) - len(first)),
        *[label for _, label in first],
    )
    return _mould(shape).fill(dict(zip(_HOLES, escaped(texts), strict=False)))


@lru_cache(maxsize=SHAPES_KEPT)
def _mould(shape: _Shape) -> Mould:
    """The card of that shape, with holes for its words."""
    name = hole("name")
    card = SimpleNamespace(
        slug=_SLUG,
        name=name,
        structure=hole("structure") if shape.has_structure else name,
        family=hole("family") if shape.has_family else "",
        commune=hole("commune"),
        postal_code=hole("postal_code") if shape.has_postal_code else "",
        takes_requests=shape.takes_requests,
        outbound_label=shape.offers_label,
    )
    context = {
        "card": card,
        "asked": hole("asked"),
        "kind": hole("kind"),
        "terms": hole("terms"),
        "expertises": [(hole(f"expertise-{number}"), number < shape.known) for number in range(shape.shown)],
        "more": hole("more") if shape.has_more else "",
        "offers_url": hole("offers_url") if shape.offers_label else "",
        "here": hole("why"),
    }
    html: str = engines["jinja2"].get_template("directory/card.html").render(context)
    return cut(html.replace(_SLUG, hole("slug")))
