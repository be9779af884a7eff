"""What a result card shows, read by id in one query."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection
from django.utils import timezone

from activateurs.membership.activators.choices import Availability, is_away
from activateurs.membership.activators.kinds import Kind, capabilities

from . import taxonomy
from .models import Entry
from .wording import availability_words, price_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from activateurs.membership.activators.kinds import Capabilities


class Card(NamedTuple):
    """A profile as lists show it; ``revision`` changes whenever the profile does.

    ``availability`` and ``takes_requests`` are true on the day for which the card was fetched.
    """

    profile_id: int
    revision: int
    slug: str
    name: str
    structure: str
    kind: str
    kind_label: str
    family: str
    commune: str
    postal_code: str
    department: str
    expertises: tuple[tuple[str, str], ...]  # slug, label
    price: str
    availability: str
    takes_requests: bool
    contactable: bool  # whether its kind may be written to at all
    on_map: bool
    remote: bool
    confirmed_on: date | None
    outbound_label: str
    has_website: bool
    offers_url: str  # own site of those who are reached there only (A3.7)


_QUERY = (
    f"SELECT profile_id, revision, kind, remote, on_map, expertises, card FROM {Entry._meta.db_table} "  # noqa: S608, SLF001 - our own table
    "WHERE listed AND profile_id IN ({marks})"
)


def fetch(ids: Iterable[int], *, on: date | None = None) -> dict[int, Card]:
    """Cards by profile id, in one query; a profile that may no longer be shown has none. ``on`` is today unless told.

    An entry that was just withdrawn is already absent here, even if this process's index still holds it.
    """
    day = on or timezone.localdate()
    wanted = list(ids)
    if not wanted:
        return {}
    labels = taxonomy.current().need_labels
    # Written by hand: composing this query by the ORM would cost more than running it.
    with connection.cursor() as cursor:
        cursor.execute(_QUERY.format(marks=", ".join(["%s"] * len(wanted))), wanted)
        rows = cursor.fetchall()
    # One text to decode rather than twenty.
    shown = json.loads(f"[{','.join(row[-1] for row in rows)}]")
    return {row[0]: _card(row, card, labels, day) for row, card in zip(rows, shown, strict=True)}


def _card(row: tuple[Any, ...], shown: dict[str, Any], labels: Mapping[str, str], day: date) -> Card:
    profile_id, revision, kind, remote, on_map, expertises, _ = row
    may, label = _of_kind(kind)
    back_on = date.fromisoformat(shown["back_on"]) if shown["back_on"] else None
    # Nobody behind a listing that nobody claimed: nothing may be said of when it is available.
    waits = not shown["reachable"] and shown["availability"] != Availability.CLOSED
    return Card(
        profile_id=profile_id,
        revision=revision,
        slug=shown["slug"],
        name=shown["name"],
        structure=shown["structure"],
        kind=kind,
        kind_label=label,
        family=shown["family"],
        commune=shown["commune"],
        postal_code=shown["postal_code"],
        department=shown["department"],
        expertises=tuple((slug, labels[slug]) for slug in expertises.split() if slug in labels),
        price=price_words(*shown["price"]),
        availability="" if waits else availability_words(shown["availability"], back_on, on=day),
        takes_requests=shown["reachable"] and not is_away(shown["availability"], back_on, on=day),
        contactable=may.contactable,
        on_map=bool(on_map),
        remote=bool(remote),
        confirmed_on=date.fromisoformat(shown["confirmed_on"]) if shown["confirmed_on"] else None,
        outbound_label=may.outbound,
        has_website=shown["website"],
        offers_url=shown.get("offers", ""),
    )


@lru_cache(maxsize=16)
def _of_kind(kind: str) -> tuple[Capabilities, str]:
    return capabilities(kind), str(Kind(kind).label)
