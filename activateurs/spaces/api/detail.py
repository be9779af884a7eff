"""A profile in the words of the API: what its page shows, without anything that reaches the person directly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from activateurs.matching.directory import showcase
from activateurs.matching.finder import taxonomy
from activateurs.matching.finder.territory import area_of_token
from activateurs.matching.finder.wording import availability_words, price_words
from activateurs.membership.activators.kinds import capabilities

from .words import summary_of

if TYPE_CHECKING:
    from datetime import date

    from activateurs.matching.directory.documents import Document


def detail_of(slug: str, *, on: date) -> dict[str, Any] | None:
    """A profile that visitors may see; ``None`` for any other, whatever the reason (A3.6). One query."""
    shown = showcase.read(slug)
    if shown is None:
        return None
    known = taxonomy.current()
    return {
        **summary_of(
            slug=shown["slug"],
            name=shown["name"],
            kind=shown["kind"],
            structure=shown["structure"],
            commune=shown["commune"],
            postal_code=shown["postal_code"],
            distance_km=None,
            expertises=[need for need in shown["expertises"] if need in known.need_labels],
            on_map=shown["on_map"],
            contactable=showcase.takes_requests(shown, on=on),
        ),
        **_offer(shown, on=on),
        "references": [
            {
                "entreprise": case["business"],
                "besoin": case["need"],
                "travail": case["work"],
                "resultat": case["result"],
                "annee": case["year"],
            }
            for case in shown["references"]
        ],
        "videos": [{"titre": video["title"], "url": video["url"]} for video in shown["videos"]],
        "certifications": [
            {"nom": one["name"], "organisme": one["issuer"], "annee": one["year"], "lien": one["url"] or None}
            for one in shown["certifications"]
        ],
    }


def _offer(shown: Document, *, on: date) -> dict[str, Any]:
    """What it offers, where, when and at what price."""
    may = capabilities(shown["kind"])
    availability = availability_words(shown["availability"], showcase.back_on(shown), on=on)
    return {
        "famille": shown["family"],
        "fonction": shown["role"],
        "presentation": shown["presentation"],
        "secteurs": shown["sectors"],
        "territoire": [{"niveau": level, "code": code} for level, code in map(area_of_token, shown["areas"])],
        "a_distance": shown["remote"],
        "tarif": price_words(*shown["price"]),
        "disponibilite": availability if may.contactable else "",
        "langues": shown["languages"],
        "site": shown["website"] or None,
        "confirme_le": shown["confirmed_on"],
    }
