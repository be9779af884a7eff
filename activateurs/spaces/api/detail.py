"""A profile in the words of the API: what its page shows, without anything that reaches the person directly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from activateurs.matching.directory import showcase
from activateurs.matching.directory.links import web_address
from activateurs.matching.finder import taxonomy
from activateurs.matching.finder.discretion import without_contacts
from activateurs.matching.finder.territory import area_of_token
from activateurs.matching.finder.wording import availability_words, price_words

from .words import summary_of

if TYPE_CHECKING:
    from datetime import date

    from activateurs.matching.directory.showcase import Found
    from activateurs.membership.activators.models import Profile


def detail_of(slug: str, *, on: date) -> dict[str, Any] | None:
    """A profile that visitors may see; ``None`` for any other, whatever the reason (A3.6). Three queries."""
    found = showcase.find(slug)
    profile = showcase.profile_of(found) if found else None
    if found is None or profile is None:
        return None
    structure, known = profile.structure, taxonomy.current()
    references, videos = showcase.work_of(profile)
    commune = structure.commune
    return {
        **summary_of(
            slug=profile.slug,
            name=profile.display_name,
            kind=profile.kind,
            structure=structure.name,
            commune=commune.name if commune else structure.town,
            postal_code=structure.postal_code,
            distance_km=None,
            expertises=[need for need in found.expertises.split() if need in known.need_labels],
            on_map=profile.shown_on_map(),
            contactable=profile.takes_requests(on=on),
        ),
        **_offer(profile, found, on=on),
        "references": [
            {
                "entreprise": without_contacts(case.business),
                "besoin": without_contacts(case.need),
                "travail": without_contacts(case.work),
                "resultat": without_contacts(case.result),
                "annee": case.year,
            }
            for case in references
        ],
        "videos": [{"titre": without_contacts(video.title), "url": video.url} for video in videos],
    }


def _offer(profile: Profile, found: Found, *, on: date) -> dict[str, Any]:
    """What it offers, where, when and at what price."""
    may = profile.may
    return {
        "famille": profile.family.label if profile.family else "",
        "fonction": without_contacts(profile.role),
        "presentation": without_contacts(profile.presentation),
        "secteurs": found.sectors.split(),
        "territoire": [{"niveau": level, "code": code} for level, code in map(area_of_token, found.areas.split())],
        "a_distance": profile.works_remotely,
        "tarif": price_words(profile.price_kind, profile.price_from, profile.price_to),
        "disponibilite": (
            availability_words(profile.availability, profile.available_from, on=on) if may.contactable else ""
        ),
        "langues": profile.languages,
        "site": web_address(profile.structure.website) or None if may.outbound else None,
        "confirme_le": profile.confirmed_on,
    }
