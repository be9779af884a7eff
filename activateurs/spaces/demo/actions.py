"""Loading and removing the demonstration data."""

from __future__ import annotations

from itertools import batched
from typing import TYPE_CHECKING

from django.contrib.auth.hashers import make_password
from django.db import transaction

from activateurs.foundation.accounts.actions import grant_role, set_up_app
from activateurs.foundation.accounts.models import User
from activateurs.membership.activators import changes
from activateurs.membership.activators.models import (
    ClientReference,
    Expertise,
    Family,
    Profile,
    Publication,
    ServedArea,
    Video,
)
from activateurs.membership.charter.actions import signature
from activateurs.membership.charter.models import Acceptance
from activateurs.membership.charter.policies import in_force
from activateurs.membership.organisations.models import Structure

from . import counts, known, people, pictures, requests, structures
from .invention import Invented, World, invent
from .towns import Towns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

CHUNK = 2000  # activators held in memory at once


def is_loaded() -> bool:
    """Whether the demonstration data is there."""
    return User.objects.filter(email=known.STAFF_EMAIL).exists()


@transaction.atomic
def load(*, profiles: int, at: datetime, progress: Callable[[int], object] = lambda _done: None) -> int:
    """Write ``profiles`` invented activators, dated relative to ``at``, all or none; returns how many.

    ``progress`` is called with the number of activators written since its last call.
    """
    world = World(Towns(), dict(Expertise.objects.values_list("slug", "need")), at)
    unusable = make_password(None)
    _welcome_staff(unusable, at)
    shelf = _Shelf(unusable, at)
    for chunk in batched(_inventions(profiles, world), CHUNK, strict=False):
        changes.announce(shelf.save(chunk))
        progress(len(chunk))
    adviser = Profile.objects.select_related("structure", "user").get(slug=known.ADVISER_SLUG)
    assert adviser.user is not None, "somebody stands behind the known adviser"
    structures.load(structure=adviser.structure, manager=adviser.user, password=unusable, at=at)
    pictures.load(adviser=adviser, at=at)
    requests.load(at=at)
    counts.load(at=at)
    return profiles


def _welcome_staff(unusable: str, at: datetime) -> None:
    for person in known.staff(at):
        person.password = unusable
        person.save(force_insert=True)
        _, role, region = known.STAFF[person.email]
        grant_role(user=person, role=role, region=region, by=None, at=at)
        set_up_app(user=person, secret=known.APP_SECRET)


def _inventions(profiles: int, world: World) -> Iterator[Invented]:
    yield known.adviser(world.at)
    for number in range(1, profiles):
        yield invent(number, world)


class _Shelf:
    """Writes chunks of inventions, one statement per table."""

    def __init__(self, password: str, at: datetime) -> None:
        self._password = password
        self._at = at
        self._texts = in_force()
        self._families = {(family.kind, family.label): family.pk for family in Family.objects.all()}
        self._expertises = dict(Expertise.objects.values_list("slug", "pk"))

    def save(self, chunk: Sequence[Invented]) -> list[int]:
        """The ids of the profiles written."""
        Structure.objects.bulk_create([one.structure for one in chunk])
        for one in chunk:
            if one.user:
                one.user.password = self._password
        User.objects.bulk_create([one.user for one in chunk if one.user])
        for one in chunk:
            one.profile.structure_id = one.structure.pk
            one.profile.user_id = one.user.pk if one.user else None
            one.profile.family_id = self._families[one.profile.kind, one.family]
        Profile.objects.bulk_create([one.profile for one in chunk])
        self._save_words(chunk)
        self._save_showcases(chunk)
        self._save_acceptances(chunk)
        structures.belong(chunk)
        return [one.profile.pk for one in chunk]

    def _save_words(self, chunk: Sequence[Invented]) -> None:
        knows, serves = Profile.expertises.through, Profile.sectors.through
        knows.objects.bulk_create(
            knows(profile_id=one.profile.pk, expertise_id=self._expertises[slug])
            for one in chunk
            for slug in one.expertises
        )
        serves.objects.bulk_create(
            serves(profile_id=one.profile.pk, sector_id=code) for one in chunk for code in one.sectors
        )

    def _save_showcases(self, chunk: Sequence[Invented]) -> None:
        for one in chunk:
            rows: list[ServedArea | ClientReference | Video] = [*one.areas, *one.references, *one.videos]
            for row in rows:
                row.profile_id = one.profile.pk
        ServedArea.objects.bulk_create(row for one in chunk for row in one.areas)
        ClientReference.objects.bulk_create(row for one in chunk for row in one.references)
        Video.objects.bulk_create(row for one in chunk for row in one.videos)
        Publication.objects.bulk_create(
            Publication(profile_id=one.profile.pk, published_at=one.published_at) for one in chunk if one.published_at
        )

    def _save_acceptances(self, chunk: Sequence[Invented]) -> None:
        Acceptance.objects.bulk_create(
            Acceptance(
                version=version,
                profile=one.profile,
                user=one.user,
                at=self._at,
                signed_as=signature(one.profile, by=one.user),
            )
            for one in chunk
            if one.user and one.published_at
            for version in self._texts
        )


@transaction.atomic
def remove() -> int:
    """Take away every invented structure, its profiles and people; returns how many profiles went."""
    requests.remove()
    invented = Structure.objects.filter(siret__startswith=people.SIREN_PREFIX)
    structures.remove(invented)
    ids = list(Profile.objects.filter(structure__in=invented).values_list("pk", flat=True))
    for some in batched(ids, CHUNK, strict=False):
        counts.remove(some)
        Acceptance.objects.filter(profile__in=some).delete()
        Profile.objects.filter(pk__in=some).delete()
        changes.announce(some)
    invented.delete()
    User.objects.filter(email__endswith=f"@{people.EMAIL_DOMAIN}").delete()
    return len(ids)
