"""Taking requests or not: obeyed at once by the search, the pages and the contact form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from activateurs.membership.activators import actions as profiles
from activateurs.membership.activators import changes
from activateurs.membership.activators.choices import Availability
from activateurs.membership.activators.models import Profile
from activateurs.membership.situations import received, tell
from activateurs.membership.situations.models import Delegation

if TYPE_CHECKING:
    from datetime import date, datetime

    from activateurs.foundation.accounts.models import User


# The page of the editor under which the history tells it.
STEP = "disponibilite"


class NoLongerAskedError(Exception):
    """The replacement was answered or ended meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a person says of its time; ``delegate`` answers during an absence, ``None`` for nobody."""

    availability: Availability
    requests_per_month: int | None = None
    available_from: date | None = None
    delegate: Profile | None = None


@transaction.atomic
def set_availability(*, profile: Profile, offer: Offer, by: User, at: datetime) -> None:
    """Say whether requests are welcome, and who answers meanwhile. Visitors see it within a second."""
    profile = Profile.objects.select_for_update(of=("self",)).select_related("structure").get(pk=profile.pk)
    before = _words(profile)
    profile.offer_time(
        offer.availability, requests_per_month=offer.requests_per_month, available_from=offer.available_from
    )
    profile.close_until(_full_until(profile, at=at))
    _delegate(profile, offer.delegate if offer.availability == Availability.ABSENT else None, by=by, at=at)
    after = _words(profile)
    if before != after:
        profiles.record(profile=profile, step=STEP, before=before, after=after, by=by, at=at)
    changes.announce([profile.pk])


@transaction.atomic
def recount(*, profile: Profile, at: datetime) -> None:
    """A request reached the profile: when this month's places are taken, say so (availability by number)."""
    profile = Profile.objects.select_for_update().get(pk=profile.pk)
    if profile.close_until(_full_until(profile, at=at)):
        changes.announce([profile.pk])


@transaction.atomic
def accept_delegation(*, delegation: Delegation, at: datetime) -> None:
    """The one who was asked will answer during the absence; whoever asked is told.

    Raises:
        NoLongerAskedError: answered or ended meanwhile.
    """
    if not delegation.accept(at=at):
        raise NoLongerAskedError
    tell.delegation_answered(delegation, accepted=True, at=at)
    changes.announce([delegation.profile_id])


@transaction.atomic
def refuse_delegation(*, delegation: Delegation, by: User, at: datetime) -> None:
    """The one who was asked cannot, or no longer can; whoever asked is told.

    Raises:
        NoLongerAskedError: ended meanwhile.
    """
    if not delegation.end(by=by, at=at):
        raise NoLongerAskedError
    tell.delegation_answered(delegation, accepted=False, at=at)
    changes.announce([delegation.profile_id])


def _delegate(profile: Profile, delegate: Profile | None, *, by: User, at: datetime) -> None:
    """Keep the open delegation if it is to the same person, else end it and ask the new one."""
    standing = Delegation.objects.open().filter(profile=profile).first()
    if standing is not None and delegate is not None and standing.delegate_id == delegate.pk:
        return
    if standing is not None:
        standing.end(by=by, at=at)
    if delegate is not None:
        same_structure = delegate.structure_id == profile.structure_id
        asked = Delegation.objects.create(
            profile=profile,
            delegate=delegate,
            proposed_at=at,
            proposed_by=by,
            accepted_at=at if same_structure else None,
        )
        tell.delegation_asked(asked, at=at)


def _words(profile: Profile) -> dict[str, str]:
    """What the history of the profile tells."""
    back, number = profile.available_from, profile.requests_per_month
    return {
        "Disponibilité": str(profile.get_availability_display()),
        "De retour le": f"{back:%d/%m/%Y}" if back else "",
        "Demandes par mois": str(number) if number else "",
    }


def _full_until(profile: Profile, *, at: datetime) -> date | None:
    """The first day of next month when this one's number is reached, French time."""
    most = profile.requests_per_month
    if profile.availability != Availability.LIMITED or most is None:
        return None
    start = timezone.localtime(at).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    if received.count(profile.pk, start) < most:
        return None
    return (start.date().replace(day=28) + timedelta(days=4)).replace(day=1)
