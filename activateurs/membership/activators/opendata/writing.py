"""Writing a plan, in chunks, inside the caller's transaction."""

from __future__ import annotations

from hashlib import blake2s
from itertools import batched
from typing import TYPE_CHECKING

from django.utils.text import slugify

from activateurs.membership.activators import changes
from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.models import Profile, Publication
from activateurs.membership.organisations.models import Structure

from .plan import PROFILE_FIELDS, STRUCTURE_FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from .plan import Plan
    from .rows import Listing

CHUNK = 1000
SLUG_LENGTH = 100


def write(plan: Plan, *, at: datetime, progress: Callable[[int], object]) -> None:
    """Create, change, bring back and withdraw; ``progress`` is told how many more changes are written."""
    for created in batched(plan.created, CHUNK, strict=False):
        changes.announce(_create(created, plan, at))
        progress(len(created))
    for some in batched(plan.structures.items(), CHUNK, strict=False):
        _change_structures(dict(some), plan)
        progress(len(some))
    for some in batched(plan.profiles.items(), CHUNK, strict=False):
        _change_profiles(dict(some), plan)
        progress(len(some))
    for ids in batched(plan.republished, CHUNK, strict=False):
        Publication.objects.bulk_create(Publication(profile_id=pk, published_at=at) for pk in ids)
        changes.announce(ids)
        progress(len(ids))
    for ids in batched(plan.withdrawn, CHUNK, strict=False):
        Publication.objects.filter(profile__in=ids, ended_at=None).update(ended_at=at, end_reason=EndReason.WITHDRAWN)
        changes.announce(ids)
        progress(len(ids))


def _create(listings: Iterable[Listing], plan: Plan, at: datetime) -> list[int]:
    """Listings that wait for their person: published, off the map since nobody has agreed to it (A2.4)."""
    listings = list(listings)
    structures = Structure.objects.bulk_create(
        Structure(
            open_data_id=listing.identifier,
            **dict(zip(STRUCTURE_FIELDS, plan.structure_values(listing), strict=True)),
        )
        for listing in listings
    )
    slugs = _slugs(listings)
    profiles = Profile.objects.bulk_create(
        Profile(
            slug=slug,
            structure=structure,
            created_at=at,
            **dict(zip(PROFILE_FIELDS, plan.profile_values(listing), strict=True)),
        )
        for structure, slug, listing in zip(structures, slugs, listings, strict=True)
    )
    Publication.objects.bulk_create(Publication(profile=profile, published_at=at) for profile in profiles)
    return [profile.pk for profile in profiles]


def _slugs(listings: list[Listing]) -> list[str]:
    """Name and town; where another profile has them already, with a mark drawn from the identifier."""
    short = [slugify(f"{listing.name} {listing.town}")[:SLUG_LENGTH].strip("-") for listing in listings]
    taken = set(Profile.objects.filter(slug__in=short).values_list("slug", flat=True))
    slugs = []
    for slug, listing in zip(short, listings, strict=True):
        # Without a town the name alone could be an address of the site, such as « carte ».
        if slug in taken or not listing.town:
            mark = blake2s(listing.identifier.encode(), digest_size=5).hexdigest()
            slugs.append(f"{slug}-{mark}".strip("-"))
        else:
            slugs.append(slug)
        taken.add(slugs[-1])
    return slugs


def _change_structures(listings: dict[int, Listing], plan: Plan) -> None:
    rows = [
        Structure(pk=pk, **dict(zip(STRUCTURE_FIELDS, plan.structure_values(listing), strict=True)))
        for pk, listing in listings.items()
    ]
    Structure.objects.bulk_update(rows, [name.removesuffix("_id") for name in STRUCTURE_FIELDS])
    # A claimed profile shows its structure's name and place too.
    changes.announce(Profile.objects.filter(structure__in=listings).values_list("pk", flat=True))


def _change_profiles(listings: dict[int, Listing], plan: Plan) -> None:
    rows = [
        Profile(pk=pk, **dict(zip(PROFILE_FIELDS, plan.profile_values(listing), strict=True)))
        for pk, listing in listings.items()
    ]
    Profile.objects.bulk_update(rows, [name.removesuffix("_id") for name in PROFILE_FIELDS])
    changes.announce(listings)
