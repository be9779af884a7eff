"""All that a visitor may read of one profile (A3.5): one query, one rendering, nothing kept between two visits."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.template import engines
from django.utils.html import escape
from django.utils.safestring import SafeString

from activateurs.foundation.geo import lookup
from activateurs.foundation.ui.jinja import url
from activateurs.matching.finder import projection, taxonomy
from activateurs.matching.finder.search import Criteria
from activateurs.matching.finder.territory import area_of_token
from activateurs.matching.finder.wording import availability_words, price_words
from activateurs.membership.activators.choices import AreaLevel, is_away
from activateurs.membership.activators.kinds import PUBLIC_KINDS, Kind, capabilities
from activateurs.membership.activators.models import Profile

from . import areas, words
from .collecting import written_of
from .exhibits import files_of
from .models import Showcase
from .query import url_for
from .structured_data import structured_data

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.template.backends.jinja2 import Jinja2

    from .documents import Document

# What the template sets, each for the slot of that name in the page's frame.
SLOTS = ("title", "description", "canonical", "head", "breadcrumb", "content")
_ROBOTS = escape("index, follow")
_QUERY = f"SELECT document FROM {Showcase._meta.db_table} WHERE slug = %s"  # noqa: S608, SLF001 - our own table
_paragraph = re.compile(r"\s*\n\s*")


class ServedPlace(NamedTuple):
    """A served area: its name, and the address of its map."""

    name: str
    map_url: str


def read(slug: str) -> Document | None:
    """What visitors may read at that address; nothing unless the profile is listed."""
    if not slug.isprintable():  # PostgreSQL takes no NUL, even to look for it
        return None
    # Written by hand: composing this query by the ORM would cost more than the rest of the page.
    with connection.cursor() as cursor:
        cursor.execute(_QUERY, [slug])
        row = cursor.fetchone()
    document: Document | None = json.loads(row[0]) if row else None
    return document


def was_listed(slug: str) -> bool:
    """Whether visitors could once see that address; never true of an institutional profile (A3.6)."""
    return Profile.objects.filter(slug=slug, kind__in=PUBLIC_KINDS, publications__ended_at__isnull=False).exists()


def page(slug: str, *, on: date, asked: str = "", measured: str = "") -> Mapping[str, SafeString] | None:
    """The slots of the page of a profile as it is on that day, if visitors may see it.

    ``asked`` is the search that led there (``query.carried``), for the link to write; ``measured`` the token of a page
    whose views count.
    """
    document = read(slug)
    return _rendered(document, on, asked, measured) if document else None


def preview(profile: Profile, *, on: date) -> Mapping[str, SafeString]:
    """The page of a profile as it would be on that day if it were listed: for who may write it, never for a visitor."""
    one = projection.described([profile], [profile.pk])
    document = written_of(one)[profile.pk]
    # Visitors cannot fetch the files of a profile that is not listed: who writes it has an address of its own.
    own = url("files:own", "-", "-")[:-1].replace("/-/", f"/{profile.slug}/", 1)
    return _rendered(document, on, contact_url="#contenu", **files_of(document, pictures_at=own, papers_at=own))


def leading_elsewhere(slug: str) -> int | None:
    """The id of the listed profile of that address, if it leads to a site of its own (A3.7)."""
    row = Showcase.objects.filter(slug=slug).values_list("pk", "document").first()
    return row[0] if row and row[1]["website"] else None


def back_on(document: Document) -> date | None:
    """When somebody away comes back, if it is known."""
    return date.fromisoformat(document["back_on"]) if document["back_on"] else None


def takes_requests(document: Document, *, on: date) -> bool:
    """Whether a visitor may write on that day, as ``Profile.takes_requests`` says."""
    return document["reachable"] and not is_away(document["availability"], back_on(document), on=on)


def _rendered(
    document: Document, on: date, asked: str = "", measured: str = "", **other: Any
) -> Mapping[str, SafeString]:
    """The slots of a page: one template sets them all."""
    engine = cast("Jinja2", engines["jinja2"])
    context = _context(document, on) | {"asked": asked, "measured": measured} | other
    made = engine.env.get_template("directory/profile_slots.html").make_module(context)
    slots = {slot: SafeString(getattr(made, slot).strip()) for slot in SLOTS}
    return slots | {"robots": _ROBOTS}


def _context(document: Document, on: date) -> dict[str, Any]:
    """What the template prints: the document, with the words of today."""
    kind, slug = Kind(document["kind"]), document["slug"]
    known, needs = taxonomy.current(), words.needs_by_slug()
    town, postal_code = document["town"], document["postal_code"]
    takes = takes_requests(document, on=on)
    confirmed_on = document["confirmed_on"]
    context = document | {
        "may": capabilities(kind),
        "department": areas.name_of(AreaLevel.DEPARTMENT, document["department"]),
        "place": f"{town} ({postal_code})" if postal_code else town,
        "kind": str(kind.label),
        "kind_meaning": words.KIND_MEANINGS.get(kind, ""),
        "expertises": [needs[one] for one in document["expertises"] if one in needs],
        "sectors": [known.sector_labels[code] for code in document["sectors"] if code in known.sector_labels],
        "areas": [_served(token) for token in document["areas"]],
        "videos": [(video, urlsplit(video["url"]).hostname) for video in document["videos"]],
        "price": price_words(*document["price"]),
        "availability": availability_words(document["availability"], back_on(document), on=on),
        **files_of(document, pictures_at=url("files:picture", "-")[:-1], papers_at=url("files:brochure", "-")[:-1]),
        "takes_requests": takes,
        # Absent from pages written before it was known.
        "delegated": document.get("delegated", False),
        "confirmed_on": date.fromisoformat(confirmed_on) if confirmed_on else None,
        "answer_days": settings.ANSWER_WORKING_DAYS,
        "page_url": settings.SITE_URL + _address("directory:profile", slug),
        "contact_url": _address("requests:new", slug),
        "outbound_url": _address("directory:outbound", slug),
        "programme": settings.PROGRAMME_NAME,
        "site_url": settings.SITE_URL,
        "paragraphs": [part for part in _paragraph.split(document["presentation"]) if part],
        "others_url": "" if takes else _around(document["commune_code"]),
    }
    return context | {"structured": structured_data(context)}


def _address(name: str, slug: str) -> str:
    """The address of a page of a profile, from that of the slug « - », looked up once."""
    return url(name, "-").replace("/-/", f"/{slug}/", 1)


def _around(insee_code: str) -> str:
    """The list of those who are near that commune."""
    return url_for(Criteria(place=lookup.by_insee(insee_code) if insee_code else None))


def _served(token: str) -> ServedPlace:
    """Where the activator goes, in words, with its small map."""
    level, code = area_of_token(token)
    return ServedPlace(areas.name_of(level, code), url("directory:territory", level.lower(), code or "fr"))
