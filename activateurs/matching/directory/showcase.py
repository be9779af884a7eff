"""All that a visitor may read of one profile (A3.5), in three queries, and its page kept once rendered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.template import engines
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from activateurs.foundation.geo import lookup
from activateurs.matching.finder import taxonomy
from activateurs.matching.finder.models import Entry
from activateurs.matching.finder.search import Criteria
from activateurs.matching.finder.territory import area_of_token
from activateurs.matching.finder.wording import availability_words, price_words
from activateurs.membership.activators.kinds import PUBLIC_KINDS
from activateurs.membership.activators.models import Profile

from . import areas, words
from .query import url_for
from .structured_data import structured_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
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

# Addresses and numbers that people leave in their presentation: a visitor reaches them through the site only.
_contacts = re.compile(
    r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+|(?:(?:\+|00)\s?33\s?|\b0)[1-9](?:[\s.-]?\d{2}){4}\b",
    re.IGNORECASE,
)
HIDDEN_CONTACT = "(coordonnées retirées : écrivez par ce site)"


@dataclass(frozen=True, slots=True)
class ServedPlace:
    """A served area: its name, and the address of its map."""

    name: str
    map_url: str


@dataclass(frozen=True, slots=True)
class Found:
    """A profile that visitors may see, with what its row of the index says of it (words apart by spaces)."""

    profile: Profile
    revision: int
    expertises: str
    sectors: str
    areas: str


def find(slug: str) -> Found | None:
    """The profile of that address, if visitors may see it: one query."""
    entry = Entry.objects.filter(profile_id=OuterRef("pk"), listed=True)
    row: Any = (
        Profile.objects.listed()
        .filter(slug=slug)
        .select_related("structure__commune__department", "family")
        .annotate(
            revision=Subquery(entry.values("revision")),
            expertise_slugs=Subquery(entry.values("expertises")),
            sector_codes=Subquery(entry.values("sectors")),
            area_tokens=Subquery(entry.values("areas")),
        )
        .filter(revision__isnull=False)
        .first()
    )
    return row and Found(row, row.revision, row.expertise_slugs, row.sector_codes, row.area_tokens)


def was_listed(slug: str) -> bool:
    """Whether visitors could once see that address; never true of an institutional profile (A3.6)."""
    return Profile.objects.filter(slug=slug, kind__in=PUBLIC_KINDS, publications__ended_at__isnull=False).exists()


def page(found: Found, *, on: date) -> dict[str, SafeString]:
    """The slots of the page of a profile; rendered once per revision and day, since availability has dates."""
    return _kept(found, on)


def forget() -> None:
    """Render every page anew; between tests, whose revisions go back in time."""
    _kept.cache_clear()


def without_contacts(text: str) -> str:
    """A text without the e-mail addresses and French phone numbers written in it."""
    return _contacts.sub(HIDDEN_CONTACT, text)


@lru_cache(maxsize=PAGES_KEPT)
def _kept(found: Found, on: date) -> dict[str, SafeString]:
    context = _context(found, on)
    env = engines["jinja2"]
    slots = {
        slot: mark_safe(env.get_template(template).render(context).strip())  # noqa: S308 - Jinja2 escapes
        for slot, template in SLOT_TEMPLATES.items()
    }
    return {**slots, "robots": escape("index, follow")}


def _context(found: Found, on: date) -> dict[str, Any]:
    """What the templates print; two queries: references and videos."""
    profile = found.profile
    may, structure, known = profile.may, profile.structure, taxonomy.current()
    needs = words.needs_by_slug()
    place_label = f"{structure.town} ({structure.postal_code})" if structure.postal_code else structure.town
    url = settings.SITE_URL + reverse("directory:profile", args=[profile.slug])
    context = {
        "profile": profile,
        "may": may,
        "structure": structure,
        "department": structure.commune.department.name if structure.commune else "",
        "place": place_label,
        "kind": profile.get_kind_display(),
        "kind_meaning": words.KIND_MEANINGS[profile.kind],
        "expertises": [needs[slug] for slug in found.expertises.split() if slug in needs],
        "sectors": [known.sector_labels[code] for code in found.sectors.split() if code in known.sector_labels],
        "areas": list(_areas(found.areas.split())),
        "references": list(profile.references.order_by("-year", "pk")),
        "videos": [(video, urlsplit(video.url).hostname or "") for video in profile.videos.order_by("pk")],
        "price": price_words(profile.price_kind, profile.price_from, profile.price_to),
        "availability": availability_words(profile.availability, profile.available_from, on=on),
        "takes_requests": profile.takes_requests(on=on),
        "outbound": structure.website if may.outbound else "",
        "answer_days": settings.ANSWER_WORKING_DAYS,
        "page_url": url,
        "site_url": settings.SITE_URL,
        "programme": settings.PROGRAMME_NAME,
        "without_contacts": without_contacts,
        "paragraphs": [part for part in re.split(r"\s*\n\s*", without_contacts(profile.presentation)) if part],
        "others_url": url_for(Criteria(place=lookup.by_insee(structure.commune_id) if structure.commune_id else None)),
    }
    return context | {"structured": structured_data(context)}


def _areas(tokens: Iterable[str]) -> Iterator[ServedPlace]:
    """Where the activator goes, in words, each with its small map."""
    for token in tokens:
        level, code = area_of_token(token)
        yield ServedPlace(
            areas.name_of(level, code), reverse("directory:territory", args=[level.lower(), code or "fr"])
        )
