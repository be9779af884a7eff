"""Pictures and documents that a person put on its profiles: given back as they are kept, then erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activateurs.foundation.accounts.personal_data import Part, table_of
from activateurs.membership.activators.models import Profile

from . import shelf
from .actions import remove_all
from .choices import MAKINGS, Use
from .models import Brochure, Picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from activateurs.foundation.accounts.models import User
    from activateurs.foundation.accounts.personal_data import Table


def tables(profiles: Iterable[Profile]) -> Iterator[Table]:
    """What is said of the files of these profiles."""
    ids = [profile.pk for profile in profiles]
    yield table_of("images", Picture.objects.filter(profile__in=ids))
    yield table_of("documents", Brochure.objects.filter(profile__in=ids))


def contents(profiles: Iterable[Profile]) -> Iterator[tuple[str, bytes]]:
    """The files themselves; of a picture, the largest that is kept."""
    for profile in profiles:
        kept = [one.named(MAKINGS[Use(one.use)].large) for one in profile.pictures.order_by("pk")]
        for name in (*kept, *(one.name for one in profile.brochures.order_by("pk"))):
            file = shelf.take(profile.pk, name)
            if file:
                with file:
                    yield name, file.read()


def _export(person: User) -> Iterator[Table]:
    return tables(Profile.objects.of(person))


def _files(person: User) -> Iterator[tuple[str, bytes]]:
    return contents(Profile.objects.of(person).order_by("pk"))


def _erase(person: User, at: datetime) -> None:  # noqa: ARG001 - asked of every part
    for profile in Profile.objects.of(person):
        remove_all(profile=profile)


FILES = Part(
    name="images-et-documents",
    label="Vos images et vos documents",
    covers=frozenset({"files.Picture", "files.Brochure"}),
    export=_export,
    files=_files,
    erase=_erase,
    erased="Toutes vos images et tous vos documents.",
)
