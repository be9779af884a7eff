"""The programme decides on a submission, once, by somebody who has no part in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from activateurs.membership.activators.models import Profile
from activateurs.membership.joining import checks, effects, policies, tell
from activateurs.membership.joining.choices import Cause, Ground, Level, Outcome
from activateurs.membership.joining.errors import AlreadyDecidedError, ChangedMeanwhileError, NotAllowedError
from activateurs.membership.joining.models import Decision, Submission, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from activateurs.foundation.accounts.models import User

PUBLISH = Verdict(outcome=Outcome.PUBLISHED, ground=Ground.CONFORM)


def fingerprint(submission: Submission) -> str:
    """Changes with what a profile says: who decides tells which one it had read."""
    last = submission.profile.changes.aggregate(last=Max("pk"))["last"] or 0
    return f"{submission.pk}.{last}"


@transaction.atomic
def decide(*, submission: Submission, verdict: Verdict, by: User, at: datetime, seen: str) -> Decision:
    """Publish, ask for changes or refuse; the person gets the reasons by mail (law.md, 16).

    Raises:
        NotAllowedError: ``by`` is no moderator, or has a part in it.
        ChangedMeanwhileError: the profile changed since it was read (``seen``).
        AlreadyDecidedError: somebody else was first, or the person took it back or left.
    """
    held = _locked(submission)
    if not policies.may_decide(by, held):
        raise NotAllowedError
    if held.closed_at is not None or held.profile.user_id is None:
        raise AlreadyDecidedError
    if fingerprint(held) != seen:
        raise ChangedMeanwhileError
    return _settle(held, verdict, by=by, at=at)


@transaction.atomic
def check_again(*, submission: Submission, at: datetime) -> bool:
    """Do the machine's checks anew, for what was proven or corrected meanwhile; whether that published the profile."""
    held = _locked(submission)
    if held.closed_at is not None:
        return False
    found = checks.of(held, at=at)
    held.checks = [check.row() for check in found]
    held.save(update_fields=["checks"])
    return publish_by_rule(held, at=at)


def publish_by_rule(submission: Submission, *, at: datetime) -> bool:
    """Publish an obvious good case without waiting for anybody, where the programme wants it (AUTO_PUBLISH)."""
    if not (settings.AUTO_PUBLISH and is_obvious(submission.checks, cause=submission.cause)):
        return False
    _settle(submission, PUBLISH, by=None, at=at)
    return True


def is_obvious(rows: Sequence[dict[str, str]], *, cause: str) -> bool:
    """A new profile on which every check was done and found fine, belonging proven by domain or by a manager.

    One doubt is enough to wait for a person, and so is a check that is not there.
    """
    fine = {row["code"]: row for row in rows if row["level"] == Level.FINE}
    all_fine = set(fine) >= set(checks.CODES) and len(fine) == len(rows)
    return all_fine and cause == Cause.NEW and fine["belonging"].get("proof") in checks.STRONG_PROOFS


def _settle(submission: Submission, verdict: Verdict, *, by: User | None, at: datetime) -> Decision:
    decision = Decision.take(submission, verdict, by=by, at=at)
    if decision is None:
        raise AlreadyDecidedError
    if verdict.outcome == Outcome.PUBLISHED:
        effects.apply(submission, by=by, at=at)
    tell.decided(decision, at=at)
    return decision


def _locked(submission: Submission) -> Submission:
    """As it stands now; the profile's row is held too, so that nothing is written to it while it is published."""
    Profile.objects.select_for_update().values_list("pk").get(pk=submission.profile_id)
    return Submission.objects.select_related("profile__structure", "profile__user").get(pk=submission.pk)
