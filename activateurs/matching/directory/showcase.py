"""All that a visitor may read of one profile (A3.5), in three queries, and its page kept once rendered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Value
from django.template import engines
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from activateurs.foundation.geo import lookup
from activateurs.foundation.ui.mould import Mould, cut, hole
from activateurs.matching.finder import taxonomy
from activateurs.matching.finder.discretion import without_contacts
from activateurs.matching.finder.models import Entry
from activateurs.matching.finder.search import Criteria
from activateurs.matching.finder.territory import area_of_token
from activateurs.matching.finder.wording import availability_words, price_words
from activateurs.membership.activators.kinds import PUBLIC_KINDS, capabilities
from activateurs.membership.activators.models import ClientReference, Profile, Video

from . import areas, words
from .links import web_address
from .query import url_for
from .structured_data import structured_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

PAGES_KEPT = 512  # about 12 KB each
SLOT_TEMPLATES = {
    "title": "directory/profile_title.html",
    "description": "directory/profile_description.html",
    "canonical": "directory/profile_canonical.html",
    "head": "directory/profile_head.html",
    "breadcrumb": "directory/profile_breadcrumb.html",
    "content": "directory/profile_content.html",
}


@dataclass(frozen=True, slots=True)
class ServedPlace:
    """A served area: its name, and the address of its map."""

    name: str
    map_url: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the index says of a profile that visitors may see; words apart by spaces."""

    profile_id: int
    revision: int
    expertises: str
    sectors: str
    areas: str


class Kept(NamedTuple):
    """A rendered page: its slots, and the one that waits for the search that led there."""

    slots: Mapping[str, SafeString]
    content: Mould


def find(slug: str) -> Found | None:
    """The profile of that address, if visitors may see it: one light query, all that a kept page costs."""
    if not slug.isprintable():  # PostgreSQL takes no NUL, even to look for it
        return None
    at_address = Profile.objects.filter(slug=slug).values("pk")
    rows = Entry.objects.filter(profile_id__in=at_address, listed=True).values_list(*Found.__slots__)
    return next((Found(*row) for row in rows), None)


def profile_of(found: Found) -> Profile | None:
    """The profile with its structure, commune and family: one query; nothing if it was withdrawn a moment ago."""
    people = Profile.objects.listed().select_related("structure__commune__department", "family")
    return people.filter(pk=found.profile_id).first()


def was_listed(slug: str) -> bool:
    """Whether visitors could once see that address; never true of an institutional profile (A3.6)."""
    return Profile.objects.filter(slug=slug, kind__in=PUBLIC_KINDS, publications__ended_at__isnull=False).exists()


def page(slug: str, *, on: date, asked: str = "") -> Mapping[str, SafeString] | None:
    """The slots of the page of a profile, if visitors may see it: three queries the first time, then one.

    Rendered once per revision and day, since availability has dates. ``asked`` is the search that led there
    (``query.carried``), for the link to write.
    """
    found = find(slug)
    kept = _kept(found, on) if found else None
    return {**kept.slots, "content": kept.content.fill({"asked": escape(asked)})} if kept else None


def leading_elsewhere(slug: str) -> int | None:
    """The id of the listed profile of that address, if it leads to a site of its own (A3.7)."""
    row = Profile.objects.listed().filter(slug=slug).values_list("pk", "kind", "structure__website").first()
    return row[0] if row and capabilities(row[1]).outbound and web_address(row[2]) else None


def forget() -> None:
    """Render every page anew; between tests, whose revisions go back in time."""
    _kept.cache_clear()


@lru_cache(maxsize=PAGES_KEPT)
def _kept(found: Found, on: date) -> Kept | None:
    profile = profile_of(found)
    if profile is None:
        return None
    context = _context(profile, found, on)
    env = engines["jinja2"]
    slots = {
        slot: mark_safe(env.get_template(template).render(context).strip())  # noqa: S308 - Jinja2 escapes
        for slot, template in SLOT_TEMPLATES.items()
    }
    return Kept({**slots, "robots": escape("index, follow")}, cut(slots["content"]))


def _context(profile: Profile, found: Found, on: date) -> dict[str, Any]:
    """What the templates print; one query, for what the profile shows of its work."""
    references, videos = work_of(profile)
    may, structure, known = profile.may, profile.structure, taxonomy.current()
    needs = words.needs_by_slug()
    place_label = f"{structure.town} ({structure.postal_code})" if structure.postal_code else structure.town
    url = settings.SITE_URL + reverse("directory:profile", args=[profile.slug])
    context = {
        "profile": profile,
        "asked": hole("asked"),
        "role": without_contacts(profile.role),
        "may": may,
        # Nobody answers yet for a listing that waits for its person: nothing is promised in its name.
        "claimed": profile.user_id is not None,
        "structure": structure,
        "department": structure.commune.department.name if structure.commune else "",
        "place": place_label,
        "kind": profile.get_kind_display(),
        "kind_meaning": words.KIND_MEANINGS[profile.kind],
        "expertises": [needs[slug] for slug in found.expertises.split() if slug in needs],
        "sectors": [known.sector_labels[code] for code in found.sectors.split() if code in known.sector_labels],
        "areas": list(_areas(found.areas.split())),
        "references": references,
        "videos": [(video, urlsplit(video.url).hostname) for video in videos],
        "price": price_words(profile.price_kind, profile.price_from, profile.price_to),
        "availability": availability_words(profile.availability, profile.available_from, on=on),
        "takes_requests": profile.takes_requests(on=on),
        "outbound": web_address(structure.website) if may.outbound else "",
        "answer_days": settings.ANSWER_WORKING_DAYS,
        "page_url": url,
        "site_url": settings.SITE_URL,
        "programme": settings.PROGRAMME_NAME,
        "without_contacts": without_contacts,
        "paragraphs": [part for part in re.split(r"\s*\n\s*", without_contacts(profile.presentation)) if part],
        "others_url": url_for(Criteria(place=lookup.by_insee(structure.commune_id) if structure.commune_id else None)),
    }
    return context | {"structured": structured_data(context)}


def work_of(profile: Profile) -> tuple[list[ClientReference], list[Video]]:
    """Client cases, the latest first, and videos: one query for both, a video being a row without a year."""
    cases = profile.references.values_list("pk", "business", "need", "work", "result", "year")
    videos = profile.videos.values_list("pk", "title", "url", Value(""), Value(""), Value(0))
    rows = sorted(cases.union(videos, all=True), key=lambda row: (-row[5], row[0]))
    return (
        [
            ClientReference(business=business, need=need, work=work, result=result, year=year)
            for _, business, need, work, result, year in rows
            if year
        ],
        [Video(title=title, url=url) for _, title, url, *_, year in rows if not year and web_address(url)],
    )


def _areas(tokens: Iterable[str]) -> Iterator[ServedPlace]:
    """Where the activator goes, in words, each with its small map."""
    for token in tokens:
        level, code = area_of_token(token)
        yield ServedPlace(
            areas.name_of(level, code), reverse("directory:territory", args=[level.lower(), code or "fr"])
        )
