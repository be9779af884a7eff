"""A person's road to a draft profile. Each page is kept as it is typed; what is right goes to its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from activateurs.membership.activators.models import Profile
from activateurs.membership.joining.errors import AlreadyRegisteredError, ClosedRegistrationError
from activateurs.membership.joining.models import Registration
from activateurs.membership.organisations import actions as organisations

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User
    from activateurs.membership.activators.models import Family
    from activateurs.membership.organisations.models import Structure

LONGEST_SLUG = 100
PERSON = ("first_name", "last_name", "role", "phone")


@transaction.atomic
def begin(*, user: User, at: datetime, claims: Profile | None = None) -> Registration:
    """Start, or take up the registration that is not finished; twice at the same moment gives the same one."""
    unfinished = Registration.objects.visible_to(user).unfinished()
    found = unfinished.first()
    if found is None:
        names = {"first_name": user.first_name, "last_name": user.last_name}
        try:
            with transaction.atomic():
                found = Registration.objects.create(user=user, started_at=at, saved_at=at, typed={"moi": names})
        except IntegrityError:
            found = unfinished.get()
    if claims is not None and found.claims_id != claims.pk:
        found.accept(page="structure", at=at, claims=claims)
    return found


@transaction.atomic
def keep_typed(*, registration: Registration, page: str, typed: dict[str, Any], at: datetime) -> None:
    """Keep what is on a page, right or wrong: it comes back on any device (a sign-out or a crash loses nothing)."""
    _locked(registration).keep(page=page, typed=typed, at=at)


@transaction.atomic
def tell_who(*, registration: Registration, at: datetime, **person: str) -> None:
    """Name, function, phone."""
    held = _locked(registration)
    held.accept(page="moi", at=at, **person)
    user = held.user
    if not user.last_name:
        user.first_name, user.last_name = person["first_name"], person["last_name"]
        user.save(update_fields=["first_name", "last_name"])
    _tell_profile(held)


@transaction.atomic
def tell_structure(*, registration: Registration, facts: dict[str, Any], at: datetime) -> None:
    """What was told or found of the structure; the person says next whether it is the right one."""
    held = _locked(registration)
    if facts != held.facts:
        held.accept(page="verifier", at=at, facts=facts)
    held.accept(page="structure", at=at)


@transaction.atomic
def use_structure(*, registration: Registration, structure: Structure, at: datetime) -> None:
    """It is that one. The proof of belonging starts here; it may come after the rest."""
    held = _locked(registration)
    held.accept(page="verifier", at=at, structure=structure)
    _tell_profile(held)
    try:
        organisations.ask_to_belong(structure=structure, user=held.user, at=at)
    except organisations.AlreadyThereError:
        return


@transaction.atomic
def claim_listing(*, registration: Registration, listing: Profile | None, at: datetime) -> None:
    """The listing of the open data that one's profile will replace, if the programme agrees; or none."""
    _locked(registration).accept(page="fiche", at=at, claims=listing)


@transaction.atomic
def choose_kind(*, registration: Registration, kind: str, at: datetime) -> None:
    """One of the five kinds; a family of another kind is forgotten."""
    held = _locked(registration)
    family = held.family if held.family and held.kind == kind else None
    held.accept(page="type", at=at, kind=kind, family=family)


@transaction.atomic
def choose_family(*, registration: Registration, family: Family, at: datetime) -> Profile:
    """The last page before the editor: the draft profile exists from here on, seen by nobody else.

    Raises:
        AlreadyRegisteredError: the person has a profile of that kind in that structure.
    """
    held = _locked(registration)
    held.accept(page="famille", at=at, family=family)
    if held.profile is not None:
        _tell_profile(held)
        return held.profile
    profile = _create_profile(held, at=at)
    held.accept(page="famille", at=at, profile=profile)
    return profile


@transaction.atomic
def drop(*, registration: Registration, at: datetime) -> None:
    """The person does not go on with a registration that has no profile yet."""
    _locked(registration).drop(at=at)


def _locked(registration: Registration) -> Registration:
    """As it is now; closed once its profile was sent or published (its pages would change it unseen).

    Raises ``ClosedRegistrationError``.
    """
    found = Registration.objects.select_for_update(of=("self",)).select_related("user", "profile", "structure")
    held = found.get(pk=registration.pk)
    if held.dropped_at is not None:
        raise ClosedRegistrationError
    profile = held.profile
    if profile and (profile.publications.exists() or profile.submissions.waiting().exists()):
        raise ClosedRegistrationError
    return held


def _create_profile(registration: Registration, *, at: datetime) -> Profile:
    structure = registration.structure
    assert structure is not None, "the family is chosen after the structure"
    columns = {name: getattr(registration, name) for name in PERSON}
    try:
        with transaction.atomic():
            return Profile.objects.create(
                slug=_free_slug(f"{registration.person_name} {structure.town}"),
                user=registration.user,
                structure=structure,
                kind=registration.kind,
                family=registration.family,
                created_at=at,
                **columns,
            )
    except IntegrityError as error:
        raise AlreadyRegisteredError from error


def _tell_profile(registration: Registration) -> None:
    """Somebody who goes back to these pages changes the draft too."""
    profile = registration.profile
    if profile is None or registration.family is None:
        return
    columns = {name: getattr(registration, name) for name in (*PERSON, "structure", "kind", "family")}
    for name, value in columns.items():
        setattr(profile, name, value)
    try:
        with transaction.atomic():
            profile.save(update_fields=columns)
    except IntegrityError as error:
        raise AlreadyRegisteredError from error


def _free_slug(words: str) -> str:
    """An address that nobody has; said again with a number otherwise."""
    base = slugify(words)[:LONGEST_SLUG].strip("-") or "profil"
    taken = set(Profile.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbers = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(slug for slug in numbers if slug not in taken)
