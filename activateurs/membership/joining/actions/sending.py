"""A person sends its profile to the programme, asks for a structural change, or takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from activateurs.foundation.workdays import after_working_days
from activateurs.membership.activators import steps
from activateurs.membership.activators.models import Profile
from activateurs.membership.charter.policies import outstanding
from activateurs.membership.joining import checks, policies, structural, tell
from activateurs.membership.joining.choices import Cause
from activateurs.membership.joining.errors import (
    AlreadyDecidedError,
    CharterNotAcceptedError,
    IncompleteError,
    NothingToSendError,
    NotYoursError,
)
from activateurs.membership.joining.models import Submission

from .deciding import publish_by_rule

if TYPE_CHECKING:
    from datetime import date, datetime

    from activateurs.foundation.accounts.models import User


@transaction.atomic
def send(*, profile: Profile, by: User, at: datetime) -> Submission:
    """Send a profile that was never published, or that was sent back; sent twice, it is one submission.

    Raises:
        NotYoursError: it is somebody else's.
        NothingToSendError: it is published.
        IncompleteError: pages that are asked for are not filled.
        CharterNotAcceptedError: the charter or the terms in force were not accepted for it.
    """
    held = _locked(profile, by)
    waiting = held.submissions.waiting().first()
    if waiting is not None:
        return waiting
    if Profile.objects.published().filter(pk=held.pk).exists():
        raise NothingToSendError
    missing = steps.missing(held)
    if missing:
        raise IncompleteError([step.label for step in missing])
    if outstanding(held, on=timezone.localdate(at)):
        raise CharterNotAcceptedError
    held.confirmed_on = timezone.localdate(at)
    held.save(update_fields=["confirmed_on"])
    registration = getattr(held, "registration", None)
    claims = registration.claims if registration else None
    return _store(Submission(profile=held, cause=Cause.NEW, claims=claims), by=by, at=at)


@transaction.atomic
def ask_change(*, profile: Profile, wanted: structural.Standing, by: User, at: datetime) -> Submission:
    """Ask to change what a live profile stands on: name or SIRET of the structure, kind, family (A3.8).

    The profile stays as it is until somebody decides.

    Raises:
        NotYoursError: it is somebody else's.
        NothingToSendError: nothing differs, or the profile is not published: it is changed freely.
    """
    held = _locked(profile, by)
    waiting = held.submissions.waiting().first()
    if waiting is not None:
        return waiting
    present = structural.standing_of(held)
    if present == wanted or not Profile.objects.published().filter(pk=held.pk).exists():
        raise NothingToSendError
    before, after = structural.differences(present, wanted)
    return _store(Submission(profile=held, cause=Cause.STRUCTURAL, before=before, after=after), by=by, at=at)


@transaction.atomic
def take_back(*, submission: Submission, by: User, at: datetime) -> None:
    """The person does not want it decided any more, or wants to write on first.

    Raises:
        NotYoursError: it is somebody else's.
        AlreadyDecidedError: too late.
    """
    if not policies.may_send(by, submission.profile):
        raise NotYoursError
    if not submission.close(at=at):
        raise AlreadyDecidedError


def due_on(at: datetime) -> date:
    """By when a decision is promised: VALIDATION_WORKING_DAYS working days, French time."""
    return after_working_days(timezone.localdate(at), settings.VALIDATION_WORKING_DAYS)


def _locked(profile: Profile, by: User) -> Profile:
    held = Profile.objects.select_for_update(of=("self",)).select_related("structure", "user").get(pk=profile.pk)
    if not policies.may_send(by, held):
        raise NotYoursError
    return held


def _store(submission: Submission, *, by: User, at: datetime) -> Submission:
    submission.sent_at, submission.sent_by, submission.due_on = at, by, due_on(at)
    submission.checks = [check.row() for check in checks.of(submission, at=at)]
    submission.save(force_insert=True)
    if not publish_by_rule(submission, at=at):
        tell.received(submission, at=at)
    return submission
