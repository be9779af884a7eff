"""Adding, describing and removing what a profile shows; each change is told in its history and announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.tasks import task

from activateurs.membership.activators import changes
from activateurs.membership.activators.actions import record
from activateurs.membership.activators.models import Profile

from . import shelf
from .choices import MAKINGS, MOST_BROCHURES, Use
from .models import Brochure, Picture

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User

    from .images import Made

PICTURES, BROCHURES = "images", "documents"  # pages of the editor
DECORATIVE = "sans description"


class TooManyError(Exception):
    """No room for another one."""


class GoneError(Exception):
    """Somebody removed it meanwhile."""


@transaction.atomic
def add_picture(  # noqa: PLR0913 - each is one documented parameter
    *, profile: Profile, use: Use, made: Made, alt: str, by: User | None, at: datetime
) -> Picture:
    """Show a picture; where there is room for one only, it takes the place of the former. The same twice is one.

    Raises ``TooManyError``.
    """
    _hold(profile)
    key = shelf.key_of(profile.pk, made.files[f"{MAKINGS[use].large}.webp"])
    same_use = Picture.objects.filter(profile=profile, use=use)
    there = same_use.filter(key=key).first()
    if there:
        _describe(there, alt=alt, by=by, at=at)
        return there
    before = ""
    if MAKINGS[use].most == 1:
        before = "".join(_in_words(one) for one in same_use)
        if before:
            same_use.delete()
            erase_unused.enqueue(profile.pk)
    elif same_use.count() >= MAKINGS[use].most:
        raise TooManyError
    shelf.put(profile.pk, {f"{key}-{end}": contents for end, contents in made.files.items()})
    picture = Picture.objects.create(
        profile=profile, use=use, key=key, alt=alt, sizes=made.sizes, added_at=at, added_by=by
    )
    _tell(profile, PICTURES, picture.get_use_display(), before, _in_words(picture), by=by, at=at)
    return picture


@transaction.atomic
def describe_picture(*, profile: Profile, pk: int, alt: str, by: User | None, at: datetime) -> None:
    """Change the words read instead of a picture; empty when it is decorative. Raises ``GoneError``."""
    _hold(profile)
    picture = Picture.objects.filter(profile=profile, pk=pk).first()
    if picture is None:
        raise GoneError
    _describe(picture, alt=alt, by=by, at=at)


@transaction.atomic
def remove_picture(*, profile: Profile, pk: int, by: User | None, at: datetime) -> None:
    """Stop showing a picture, and have its files erased; nothing happens to one that is gone."""
    _hold(profile)
    picture = Picture.objects.filter(profile=profile, pk=pk).first()
    if picture:
        picture.delete()
        _tell(profile, PICTURES, picture.get_use_display(), _in_words(picture), "", by=by, at=at)
        erase_unused.enqueue(profile.pk)


@transaction.atomic
def add_brochure(*, profile: Profile, contents: bytes, title: str, by: User | None, at: datetime) -> Brochure:
    """Offer a document (``pdf.read`` has looked into it); the same twice is one. Raises ``TooManyError``."""
    _hold(profile)
    key = shelf.key_of(profile.pk, contents)
    there = Brochure.objects.filter(profile=profile, key=key).first()
    if there:
        _entitle(there, title=title, by=by, at=at)
        return there
    if Brochure.objects.filter(profile=profile).count() >= MOST_BROCHURES:
        raise TooManyError
    brochure = Brochure(profile=profile, key=key, title=title, size=len(contents), added_at=at, added_by=by)
    shelf.put(profile.pk, {brochure.name: contents})
    brochure.save(force_insert=True)
    _tell(profile, BROCHURES, "Document", "", title, by=by, at=at)
    return brochure


@transaction.atomic
def entitle_brochure(*, profile: Profile, pk: int, title: str, by: User | None, at: datetime) -> None:
    """Give a document another title. Raises ``GoneError``."""
    _hold(profile)
    brochure = Brochure.objects.filter(profile=profile, pk=pk).first()
    if brochure is None:
        raise GoneError
    _entitle(brochure, title=title, by=by, at=at)


@transaction.atomic
def remove_brochure(*, profile: Profile, pk: int, by: User | None, at: datetime) -> None:
    """Stop offering a document, and have its file erased; nothing happens to one that is gone."""
    _hold(profile)
    brochure = Brochure.objects.filter(profile=profile, pk=pk).first()
    if brochure:
        brochure.delete()
        _tell(profile, BROCHURES, "Document", brochure.title, "", by=by, at=at)
        erase_unused.enqueue(profile.pk)


@transaction.atomic
def remove_all(*, profile: Profile) -> None:
    """Every picture and document of a profile that is erased or loses its person (A6, law.md 20)."""
    _hold(profile)
    Picture.objects.filter(profile=profile).delete()
    Brochure.objects.filter(profile=profile).delete()
    changes.announce([profile.pk])
    erase_unused.enqueue(profile.pk)


@task
def erase_unused(profile_pk: int) -> None:
    """Erase the files of a profile that no row names any more; safe to run twice and to be killed midway."""
    with transaction.atomic():
        # What is being added holds this row too: its files are there, or not begun.
        Profile.objects.select_for_update().filter(pk=profile_pk).first()
        pictures = Picture.objects.filter(profile_id=profile_pk).values_list("key", flat=True)
        used = {*pictures, *Brochure.objects.filter(profile_id=profile_pk).values_list("key", flat=True)}
        for name in shelf.names(profile_pk):
            if name.partition(".")[0].partition("-")[0] not in used:
                shelf.erase(profile_pk, name)


@task
def sweep() -> None:
    """Once a day: erase what an upload that was cut off, or a profile that was erased, left on its shelf."""
    for profile_pk in shelf.owners():
        erase_unused.func(profile_pk)


def _hold(profile: Profile) -> None:
    """One at a time on the shelf of a profile."""
    Profile.objects.select_for_update().get(pk=profile.pk)


def _in_words(picture: Picture) -> str:
    return picture.alt or DECORATIVE


def _describe(picture: Picture, *, alt: str, by: User | None, at: datetime) -> None:
    before = _in_words(picture)
    if picture.alt != alt:
        picture.alt = alt
        picture.save(update_fields=["alt"])
        _tell(picture.profile, PICTURES, picture.get_use_display(), before, _in_words(picture), by=by, at=at)


def _entitle(brochure: Brochure, *, title: str, by: User | None, at: datetime) -> None:
    before = brochure.title
    if before != title:
        brochure.title = title
        brochure.save(update_fields=["title"])
        _tell(brochure.profile, BROCHURES, "Document", before, title, by=by, at=at)


def _tell(  # noqa: PLR0913 - each is one documented parameter
    profile: Profile, step: str, label: str, before: str, after: str, *, by: User | None, at: datetime
) -> None:
    """In the history, and to those who follow profiles."""
    if before == after:
        before, after = f"{before} (ancienne)" if before else "", f"{after} (nouvelle)"
    record(profile=profile, step=step, before={label: before}, after={label: after}, by=by, at=at)
    changes.announce([profile.pk])
