"""Which message goes to whom when a submission moves; called by the actions, in their transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from activateurs.foundation.notifications.actions import notify

from .choices import RULES, AppealOutcome, Cause, Outcome
from .notifications import AppealAnswered, AppealReceived, ChangesAsked, Published, Received, Refused
from .policies import appeal_ends_at

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.notifications.notifications import Notification

    from .models import Appeal, AppealAnswer, Decision, Submission


def received(submission: Submission, *, at: datetime) -> None:
    """To the person: it arrived, here is the date."""
    message = Received(
        profile=submission.profile.full_name,
        structural=submission.cause == Cause.STRUCTURAL,
        due_on=submission.due_on,
        working_days=settings.VALIDATION_WORKING_DAYS,
        link=state_url(submission),
    )
    _to_person(message, submission, at=at)


def decided(decision: Decision, *, at: datetime) -> None:
    """To the person: the outcome, and why."""
    messages = {Outcome.PUBLISHED: _published, Outcome.CHANGES_ASKED: _changes_asked, Outcome.REFUSED: _refused}
    _to_person(messages[Outcome(decision.outcome)](decision), decision.submission, at=at)


def appeal_received(appeal: Appeal, *, at: datetime) -> None:
    """To the person: another member of the programme will look."""
    submission = appeal.decision.submission
    message = AppealReceived(profile=submission.profile.full_name, link=state_url(submission))
    _to_person(message, submission, at=at)


def appeal_answered(answer: AppealAnswer, *, at: datetime) -> None:
    """To the person: maintained or not, and why."""
    submission = answer.appeal.decision.submission
    message = AppealAnswered(
        profile=submission.profile.full_name,
        overturned=answer.outcome == AppealOutcome.OVERTURNED,
        words=answer.words,
        link=state_url(submission),
    )
    _to_person(message, submission, at=at)


def state_url(submission: Submission) -> str:
    """Where the person follows its profile, once signed in."""
    return settings.SITE_URL + reverse("joining:state", args=[submission.profile.slug])


def _published(decision: Decision) -> Notification:
    profile = decision.submission.profile
    return Published(
        profile=profile.full_name,
        structural=decision.submission.cause == Cause.STRUCTURAL,
        public=profile.may.public,
        words=decision.words,
        automatic=decision.by_id is None,
        link=f"{settings.SITE_URL}/activateurs/{profile.slug}/" if profile.may.public else "",
        space_link=state_url(decision.submission),
    )


def _changes_asked(decision: Decision) -> Notification:
    return ChangesAsked(
        profile=decision.submission.profile.full_name,
        ground=decision.get_ground_display(),
        rule=RULES[decision.ground],
        words=decision.words,
        checked_by_machine=bool(decision.submission.checks),
        link=state_url(decision.submission),
    )


def _refused(decision: Decision) -> Notification:
    return Refused(
        profile=decision.submission.profile.full_name,
        structural=decision.submission.cause == Cause.STRUCTURAL,
        ground=decision.get_ground_display(),
        rule=RULES[decision.ground],
        words=decision.words,
        checked_by_machine=bool(decision.submission.checks),
        appeal_until=timezone.localdate(appeal_ends_at(decision)),
        link=state_url(decision.submission),
    )


def _to_person(message: Notification, submission: Submission, *, at: datetime) -> None:
    user = submission.profile.user
    if user is None:  # who sent it has left since: nobody is there to read it
        return
    notify(message, to=user.email, at=at, about=f"joining:{submission.pk}")
