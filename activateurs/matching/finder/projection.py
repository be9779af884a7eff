"""What of a profile goes into the index: the columns searched and the card shown."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from activateurs.foundation.language.discretion import without_contacts
from activateurs.membership.activators.models import Expertise, Profile, ServedArea

from .models import Entry
from .territory import COUNTRY, area_token

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import Model

RELATED = ("structure__commune", "family")


@dataclass(frozen=True, slots=True)
class Shown:
    """A profile that visitors may see, with what the index says of it."""

    profile: Profile
    expertises: Sequence[Expertise]
    sectors: Sequence[str]
    areas: Sequence[str]  # tokens


def shown(profile_ids: Sequence[int]) -> list[Shown]:
    """Those of these profiles that visitors may see: five queries, however many."""
    listed = Profile.objects.listed().filter(pk__in=profile_ids)
    return described(listed.select_related(*RELATED), profile_ids)


def described(profiles: Iterable[Profile], profile_ids: Sequence[int]) -> list[Shown]:
    """The same, whether or not visitors may see them: for the preview of who writes one, never for a visitor.

    ``profiles`` are all among ``profile_ids``, read with what they are ``RELATED`` to.
    """
    known = {expertise.pk: expertise for expertise in Expertise.objects.order_by("pk")}
    expertises = _by_profile(Profile.expertises.through, profile_ids, "expertise_id")
    sectors = _by_profile(Profile.sectors.through, profile_ids, "sector_id")
    areas = _by_profile(ServedArea, profile_ids, "level", "code")
    return [
        Shown(
            profile,
            expertises=[known[pk] for (pk,) in sorted(expertises[profile.pk])],
            sectors=sorted(code for (code,) in sectors[profile.pk]),
            areas=_tokens(areas[profile.pk]),
        )
        for profile in profiles
    ]


def _by_profile(model: type[Model], profile_ids: Sequence[int], *columns: str) -> dict[int, list[tuple[Any, ...]]]:
    """Columns of the rows of each profile, as plain values: a tenth of the cost of model instances."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    rows = model._default_manager.filter(profile_id__in=profile_ids)  # noqa: SLF001 - Django's documented name
    for profile_id, *values in rows.values_list("profile_id", *columns):
        found[profile_id].append(tuple(values))
    return found


def _tokens(areas: Iterable[tuple[Any, ...]]) -> list[str]:
    """Levels and codes as tokens; who goes everywhere needs no other area."""
    tokens = sorted(area_token(level, code) for level, code in areas)
    return [COUNTRY] if COUNTRY in tokens else tokens


def position(profile: Profile) -> tuple[float | None, float | None]:
    """Where a profile stands, in degrees: the centre of its structure's commune, if it is known."""
    commune = profile.structure.commune
    if commune is None:
        return None, None
    return commune.latitude, commune.longitude


def entry_of(one: Shown, revision: int) -> Entry:
    """The row of a profile that visitors may see."""
    profile = one.profile
    latitude, longitude = position(profile)
    return Entry(
        profile_id=profile.pk,
        revision=revision,
        listed=True,
        kind=profile.kind,
        latitude=latitude,
        longitude=longitude,
        remote=profile.works_remotely,
        on_map=profile.shown_on_map(),
        expertises=" ".join(expertise.slug for expertise in one.expertises),
        sectors=" ".join(one.sectors),
        areas=" ".join(one.areas),
        card=card_of(profile),
    )


def card_of(profile: Profile) -> dict[str, Any]:
    """What a result card shows, apart from words kept elsewhere (labels of expertises and kinds)."""
    structure = profile.structure
    commune = structure.commune
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
        "back_on": profile.back_on.isoformat() if profile.back_on else None,
        "reachable": profile.is_reachable(),
        "confirmed_on": profile.confirmed_on.isoformat() if profile.confirmed_on else None,
        "website": bool(structure.website),
        # Where « Découvrir les offres » leads, for those whose own site is the only way to them (A3.7).
        "offers": structure.website if profile.may.outbound_only else "",
    }


def searched_texts(one: Shown) -> list[str]:
    """All by which free text finds a profile: who, where, what it says, what it knows."""
    profile, structure = one.profile, one.profile.structure
    texts = [profile.person_name, structure.name, structure.town]
    texts += [without_contacts(text, instead=" ") for text in (profile.role, profile.presentation)]
    if profile.family:
        texts.append(profile.family.label)
    for expertise in one.expertises:
        texts += [expertise.label, *expertise.synonyms]
    return texts
