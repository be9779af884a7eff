"""Leaving a profile: announced, given up, done on its day; a colleague takes over what was under way (A3.8).

A departure and the answer of the colleague both hold the row of the departure, so that whichever comes second sees the
other: nothing under way is passed on twice or left behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.tasks import task
from django.utils import timezone

from activateurs.membership.activators import actions as profiles
from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.models import Profile
from activateurs.membership.charter import proofs
from activateurs.membership.organisations.actions import people
from activateurs.membership.organisations.models import Membership
from activateurs.membership.situations import departures, policies, tell
from activateurs.membership.situations.choices import STAYING, CheckOutcome, DepartureCause, NoticeCause
from activateurs.membership.situations.models import Check, Delegation, Departure, HandOver

if TYPE_CHECKING:
    from datetime import date, datetime

    from activateurs.foundation.accounts.models import User


class AlreadyLeavingError(Exception):
    """A departure is announced already, or the profile has no person any more."""


class TooLateError(Exception):
    """It was done, given up or answered meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Why, when, and to which colleague of the same structure what is under way goes."""

    cause: DepartureCause
    on: date
    successor: Profile | None = None


@transaction.atomic
def record(*, profile: Profile, plan: Plan, by: User | None, at: datetime) -> Departure:
    """Announce a departure; one of today is done at once.

    Raises:
        AlreadyLeavingError: one is announced already, or the person has left.
    """
    profile = _locked(profile.pk)
    if profile.user is None:
        raise AlreadyLeavingError
    try:
        with transaction.atomic():
            departure = Departure.objects.create(
                profile=profile, person=profile.user, cause=plan.cause, on=plan.on, recorded_at=at, recorded_by=by
            )
    except IntegrityError as error:
        raise AlreadyLeavingError from error
    if by is None or by.pk != departure.person_id:
        tell.departure_recorded(departure, at=at)
    if plan.successor is not None:
        propose(departure=departure, successor=plan.successor, by=by, at=at)
    if plan.on <= timezone.localdate(at):
        execute(departure=departure, at=at)
    return departure


@transaction.atomic
def cancel(*, departure: Departure, by: User, at: datetime) -> None:
    """The person stays after all. Raises ``TooLateError`` once it is done."""
    if not departure.cancel(by=by, at=at):
        raise TooLateError
    for hand_over in HandOver.objects.open().filter(departure=departure):
        hand_over.end(by=by, at=at)


@transaction.atomic
def propose(*, departure: Departure, successor: Profile, by: User | None, at: datetime) -> HandOver:
    """Ask a colleague to take over, in the place of whoever was asked before."""
    departure = _held(departure.pk)
    for former in HandOver.objects.open().filter(departure=departure):
        former.end(by=by, at=at)
    hand_over = HandOver.objects.create(departure=departure, successor=successor, proposed_at=at, proposed_by=by)
    tell.hand_over_asked(hand_over, under_way=departures.under_way(departure.profile), at=at)
    return hand_over


@transaction.atomic
def accept(*, hand_over: HandOver, at: datetime) -> None:
    """The colleague takes over: on the day of the departure, or at once when it is past.

    Raises:
        TooLateError: refused, given up or accepted meanwhile; or the colleague is none any more.
    """
    departure = _held(hand_over.departure_id)
    # What businesses confided goes to nobody who has changed structure, or whom the programme took out.
    if departure.done_at is not None and not _is_ready(hand_over, departure):
        raise TooLateError
    if not hand_over.accept(at=at):
        raise TooLateError
    if departure.done_at is not None:
        departures.announce(departure, hand_over.successor, at)


@transaction.atomic
def refuse(*, hand_over: HandOver, by: User, at: datetime) -> None:
    """The colleague cannot; whoever announced the departure is told, and the team when it is already past.

    Raises:
        TooLateError: given up meanwhile, or accepted: what was passed on stays with the colleague.
    """
    departure = _held(hand_over.departure_id)
    open_still = HandOver.objects.open().filter(pk=hand_over.pk)
    if departure.done_at is not None:
        open_still = open_still.filter(accepted_at=None)
    if not open_still.exists() or not hand_over.end(by=by, at=at):
        raise TooLateError
    tell.hand_over_refused(hand_over, at=at)


@transaction.atomic
def execute(*, departure: Departure, at: datetime) -> bool:
    """Do a departure: out of sight, no access, what is under way to the colleague who accepted. True for the first."""
    departure = _held(departure.pk)
    if not departure.finish(at=at):
        return False
    profile = _locked(departure.profile_id)
    profile.detach()
    profiles.unpublish(profile=profile, by=departure.recorded_by, at=at, reason=EndReason.DEPARTED)
    _end_what_hangs_on(profile, at=at)
    proofs.release(profile=profile, on=timezone.localdate(at))
    agreed = HandOver.objects.agreed().filter(departure=departure).select_related("successor__user").first()
    ready = agreed is not None and _is_ready(agreed, departure)
    left = departures.announce(departure, agreed.successor if agreed and ready else None, at)
    if left:
        tell.team(profile, NoticeCause.NO_COLLEAGUE, at=at)
    if departure.cause not in STAYING:
        _leave_structure(departure, profile, at=at)
    return True


@task
def execute_due() -> None:
    """Daily: do the departures whose day has come, each in a transaction of its own; safe to run twice."""
    now = timezone.now()
    for departure in Departure.objects.due(on=timezone.localdate(now)).order_by("on", "pk"):
        execute(departure=departure, at=now)


def follow_people(membership: Membership) -> None:
    """Whoever no longer belongs to a structure leaves its profiles there; listener of ``organisations.changes``."""
    if membership.until is None:
        return
    today = timezone.localdate(membership.until)
    for profile in Profile.objects.of(membership.user).filter(structure=membership.structure_id):
        planned = Departure.objects.planned().filter(profile=profile).first()
        if planned is not None:
            execute(departure=planned, at=membership.until)
        else:
            plan = Plan(cause=DepartureCause.STRUCTURE, on=today)
            record(profile=profile, plan=plan, by=membership.ended_by, at=membership.until)


def _is_ready(hand_over: HandOver, departure: Departure) -> bool:
    """Whether the one who was asked is still a colleague who can answer."""
    return policies.colleagues_of(departure.profile).filter(pk=hand_over.successor_id).exists()


def _end_what_hangs_on(profile: Profile, *, at: datetime) -> None:
    """Questions and promises of somebody who is gone."""
    for check in Check.objects.open().filter(profile=profile):
        check.close(CheckOutcome.MOOT, by=None, at=at)
    for delegation in Delegation.objects.open().filter(profile=profile) | Delegation.objects.open().filter(
        delegate=profile
    ):
        delegation.end(by=None, at=at)
    for hand_over in HandOver.objects.open().filter(successor=profile):
        hand_over.end(by=None, at=at)


def _leave_structure(departure: Departure, profile: Profile, *, at: datetime) -> None:
    """End the belonging, unless another profile of the person stands in the same structure."""
    elsewhere = Profile.objects.of(departure.person).filter(structure=profile.structure_id)
    if not elsewhere.exists():
        for membership in Membership.objects.current().of(departure.person).filter(structure=profile.structure_id):
            people.leave(membership=membership, at=at)


def _locked(profile_pk: int) -> Profile:
    """The profile, held until the end of the transaction."""
    return Profile.objects.select_for_update(of=("self",)).select_related("structure", "user").get(pk=profile_pk)


def _held(departure_pk: int) -> Departure:
    """The departure, held until the end of the transaction: who comes second sees what the first one did."""
    held = Departure.objects.select_for_update(of=("self",)).select_related("profile__structure", "person")
    return held.get(pk=departure_pk)
