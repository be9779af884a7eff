"""What a result card prints, as one line of text per profile: written with the profile, read twenty at a time.

The words are HTML already and joined by a sign that no text contains, so that reading one is a split: decoding JSON,
building objects and escaping cost three times as much. Markup and what changes without the profile (labels of the
taxonomy, availability on a day) are not in it.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection

from activateurs.foundation.ui.jinja import month
from activateurs.foundation.ui.mould import escaped
from activateurs.matching.finder.wording import price_words
from activateurs.membership.activators.kinds import Kind, capabilities

from .models import ResultCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .documents import Document

_SIGN = "\x1f"
_YES = "1"


class Line(NamedTuple):
    """Words of a card, as HTML; empty ones are not shown. ``until`` is the ISO day on which an absence ends."""

    slug: str
    name: str
    structure: str  # empty when it is the name
    family: str
    commune: str
    postal_code: str
    offers_url: str  # own site of those who are reached there only (A3.7)
    price: str
    confirmed: str
    kind: str
    expertises: str  # slugs, separated by spaces
    availability: str
    until: str
    reachable: str


_QUERY = f"SELECT profile_id, line FROM {ResultCard._meta.db_table} WHERE profile_id IN ({{marks}})"  # noqa: S608, SLF001 - our own table


def read(profile_ids: Sequence[int]) -> dict[int, Line]:
    """The lines of these profiles, in one query; one that may no longer be shown has none."""
    if not profile_ids:
        return {}
    # Written by hand: composing this query by the ORM would cost more than running it.
    with connection.cursor() as cursor:
        cursor.execute(_QUERY.format(marks=", ".join(["%s"] * len(profile_ids))), profile_ids)
        rows = cursor.fetchall()
    return {profile_id: Line._make(line.split(_SIGN)) for profile_id, line in rows}


def written(document: Document) -> str:
    """The line of a profile, from what its page prints."""
    may = capabilities(document["kind"])
    return _SIGN.join(
        escaped(
            Line(
                slug=document["slug"],
                name=document["name"],
                structure=document["structure"] if document["structure"] != document["name"] else "",
                family=document["family"],
                commune=document["commune"],
                postal_code=document["postal_code"],
                offers_url=document["website"] if may.outbound_only else "",
                price=price_words(*document["price"]),
                confirmed=_confirmed(document["confirmed_on"]),
                kind=document["kind"],
                expertises=" ".join(document["expertises"]),
                availability=document["availability"],
                until=document["back_on"] or "",
                reachable=_YES if document["reachable"] else "",
            )
        )
    )


@lru_cache(maxsize=16)
def kind_words(kind: str) -> tuple[str, str]:
    """How a kind is called, and the words of the link to its own site."""
    return str(Kind(kind).label), capabilities(kind).outbound


@lru_cache(maxsize=1024)
def day(text: str) -> date | None:
    """The day of an ISO date, ``None`` for an empty text."""
    return date.fromisoformat(text) if text else None


def _confirmed(on: str | None) -> str:
    """When its person last said that the profile is true (A3.8)."""
    return f"confirmé en {month(date.fromisoformat(on))}" if on else ""
