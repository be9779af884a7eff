"""Who may say what of a profile's situation, as pure questions and scoped lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.accounts.policies import has_role
from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.kinds import MATRIX
from activateurs.membership.activators.models import Profile, Publication
from activateurs.membership.charter.policies import outstanding
from activateurs.membership.joining.choices import Outcome
from activateurs.membership.joining.models import Decision
from activateurs.membership.organisations.models import Membership

from .models import Delegation

if TYPE_CHECKING:
    from datetime import date

    from activateurs.foundation.accounts.models import User
    from activateurs.membership.activators.models import ProfileQuerySet
    from activateurs.membership.organisations.models import Structure

CONTACTABLE_KINDS = tuple(kind for kind, may in MATRIX.items() if may.contactable)


def kept_by(user: User) -> ProfileQuerySet:
    """Profiles of which this person says whether they are true and available."""
    return Profile.objects.of(user)


def able_to_answer() -> ProfileQuerySet:
    """Profiles to which a request can be given: listed, of a kind that is written to, with a person behind."""
    return Profile.objects.listed().filter(kind__in=CONTACTABLE_KINDS, user__isnull=False)


def colleagues_of(profile: Profile) -> ProfileQuerySet:
    """Those of the same structure who can answer."""
    return able_to_answer().filter(structure=profile.structure_id).exclude(pk=profile.pk)


def delegate_of(profile: Profile, *, on: date) -> Profile | None:
    """Who answers on that day in the place of an absent profile: agreed, still listed, taking requests itself."""
    delegates = Delegation.objects.agreed().filter(profile=profile).values("delegate")
    delegate = able_to_answer().select_related("structure").filter(pk__in=delegates).first()
    return delegate if delegate is not None and delegate.takes_requests(on=on) else None


def is_published(profile: Profile) -> bool:
    """Whether the programme shows it now, to visitors or (A3.6) to members only."""
    return Profile.objects.published().filter(pk=profile.pk).exists()


def is_out_for_silence(profile: Profile) -> bool:
    """Whether the last thing that happened to it is that nobody confirmed it."""
    last = Publication.objects.filter(profile=profile).order_by("-published_at", "-pk").first()
    return last is not None and last.ended_at is not None and last.end_reason == EndReason.UNCONFIRMED


def obstacles(profile: Profile, *, on: date) -> list[str]:
    """What keeps a profile from being shown again by its person alone, in words; nothing when all is well."""
    found = []
    if any(version.accept_by is None or version.accept_by < on for version in outstanding(profile, on=on)):
        found.append("La charte ou les conditions d’utilisation ont changé : il faut d’abord les accepter.")
    last = Decision.objects.filter(submission__profile=profile).order_by("-at", "-pk").first()
    if last is not None and last.outcome == Outcome.REFUSED:
        found.append("L’équipe du programme a refusé cette fiche : sa décision vous a été envoyée avec ses raisons.")
    shown = Publication.objects.filter(profile=profile).order_by("-published_at", "-pk").first()
    if shown and profile.departures.filter(done_at__gte=shown.published_at).exists():
        found.append("Cette fiche a changé de personne : l’équipe du programme doit d’abord la relire.")
    return found


def managers_beside(person: User | None, structure: Structure) -> list[User]:
    """Who else than the person manages the structure now."""
    managing = Membership.objects.managers().filter(structure=structure, user__is_active=True)
    others = managing.exclude(user=person) if person else managing
    return [membership.user for membership in others.select_related("user").order_by("pk")]


def departing_under(user: User) -> ProfileQuerySet:
    """Profiles whose departure this person may record: its own, those of people it manages; the team, all."""
    standing = Profile.objects.filter(user__isnull=False)
    if has_role(user, Role.MODERATOR, Role.ADMINISTRATOR):
        return standing
    return standing.editable_by(user)
