"""All that a person wrote on its profiles, how they were seen, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activateurs.foundation.accounts.personal_data import Part, Table, table_of
from activateurs.foundation.journal.models import DailyCount

from .models import Certification, Change, ClientReference, Profile, Publication, ServedArea, StepDraft, Video

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from activateurs.foundation.accounts.models import User

# What stands on a profile and goes with it.
PARTS = {
    "territoires": ServedArea,
    "references": ClientReference,
    "videos": Video,
    "certifications": Certification,
    "modifications": Change,
    "brouillons": StepDraft,
}


def tables(profiles: Iterable[Profile]) -> Iterator[Table]:
    """Everything that these profiles say."""
    ids = [profile.pk for profile in profiles]
    found = Profile.objects.filter(pk__in=ids)
    yield table_of("fiches", found)
    yield Table(
        "sujets",
        ("fiche", "sujet"),
        list(found.filter(expertises__isnull=False).order_by("pk").values_list("slug", "expertises__label")),
    )
    for name, model in PARTS.items():
        yield table_of(name, model._default_manager.filter(profile__in=ids))  # noqa: SLF001 - Django's documented name
    yield table_of("publications", Publication.objects.filter(profile__in=ids))
    yield table_of("frequentation", DailyCount.objects.filter(subject_kind="profile", subject_id__in=ids))


def forget(profile: Profile) -> None:
    """Leave nothing on a profile that tells who it was; its number, its structure and its dates stay. May run twice."""
    for model in PARTS.values():
        model._default_manager.filter(profile=profile).delete()  # noqa: SLF001 - Django's documented name
    profile.expertises.clear()
    profile.sectors.clear()
    profile.forget()


def _export(person: User) -> Iterator[Table]:
    return tables(Profile.objects.of(person))


def _erase(person: User, at: datetime) -> None:  # noqa: ARG001 - asked of every part
    for profile in Profile.objects.of(person):
        forget(profile)
        profile.detach()


PROFILES = Part(
    name="fiches",
    label="Vos fiches d’activateur",
    covers=frozenset(
        {"activators.Profile", "activators.Publication", *(model._meta.label for model in PARTS.values())}  # noqa: SLF001 - the same
    ),
    export=_export,
    erase=_erase,
    erased="Tout ce que vous y avez écrit : nom, présentation, références, vidéos, certifications, historique.",
    kept="Qu’une fiche a existé dans la structure, et ses chiffres de fréquentation, sans nom.",
)
