"""What of a profile goes into the index: the columns searched and the card shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch

from activateurs.membership.activators.choices import Availability
from activateurs.membership.activators.models import Expertise, Profile, ServedArea

from .models import Entry
from .territory import COUNTRY, area_token

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def listed_profiles(profile_ids: Sequence[int]) -> list[Profile]:
    """Those of these profiles that visitors may see, with all that an entry needs: five queries, however many."""
    profiles = (
        Profile.objects.listed()
        .filter(pk__in=profile_ids)
        .select_related("structure__commune", "family")
        .prefetch_related(
            Prefetch("expertises", Expertise.objects.order_by("theme__position", "position", "pk")),
            Prefetch("sectors"),
            Prefetch("areas", ServedArea.objects.order_by("pk")),
        )
    )
    return list(profiles)


def position(profile: Profile) -> tuple[float | None, float | None]:
    """Where a profile stands, in degrees: the centre of its structure's commune, if it is known."""
    commune = profile.structure.commune
    if commune is None:
        return None, None
    return commune.latitude, commune.longitude


def entry_of(profile: Profile, revision: int) -> Entry:
    """The row of a profile that visitors may see."""
    latitude, longitude = position(profile)
    areas = [area_token(area.level, area.code) for area in profile.areas.all()]
    return Entry(
        profile_id=profile.pk,
        revision=revision,
        listed=True,
        kind=profile.kind,
        latitude=latitude,
        longitude=longitude,
        remote=profile.works_remotely,
        on_map=profile.shown_on_map(),
        expertises=" ".join(expertise.slug for expertise in profile.expertises.all()),
        sectors=" ".join(sorted(sector.code for sector in profile.sectors.all())),
        # Who goes everywhere needs no other area.
        areas=COUNTRY if COUNTRY in areas else " ".join(areas),
        card=card_of(profile),
    )


def card_of(profile: Profile) -> dict[str, Any]:
    """What a result card shows, apart from words kept elsewhere (labels of expertises and kinds)."""
    structure = profile.structure
    commune = structure.commune
    reachable = profile.user_id is not None and profile.may.contactable
    return {
        "slug": profile.slug,
        "name": profile.display_name,
        "structure": structure.name,
        "family": profile.family.label if profile.family else "",
        "commune": commune.name if commune else structure.town,
        "postal_code": structure.postal_code,
        "department": commune.department_id if commune else "",
        "price": [profile.price_kind, profile.price_from, profile.price_to],
        "availability": profile.availability,
        "back_on": profile.available_from.isoformat() if profile.available_from else None,
        "reachable": reachable and profile.availability != Availability.CLOSED,
        "confirmed_on": profile.confirmed_on.isoformat() if profile.confirmed_on else None,
        "website": bool(structure.website),
    }


def searched_text(profile: Profile) -> str:
    """All the words by which free text finds a profile: who, where, what it says, what it knows."""
    structure = profile.structure
    parts: list[str] = [profile.person_name, structure.name, structure.town, profile.role, profile.presentation]
    if profile.family:
        parts.append(profile.family.label)
    for expertise in profile.expertises.all():
        parts += [expertise.label, *expertise.synonyms]
    return " ".join(_filled(parts))


def _filled(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if part]
