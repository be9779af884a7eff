"""A refusal is looked at again, by another person than the first (law.md, 17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from activateurs.membership.activators.models import Profile
from activateurs.membership.joining import effects, policies, tell
from activateurs.membership.joining.choices import AppealOutcome
from activateurs.membership.joining.errors import AlreadyDecidedError, NotAllowedError, NotYoursError, TooLateError
from activateurs.membership.joining.models import Appeal, AppealAnswer, Decision

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User


@transaction.atomic
def appeal(*, decision: Decision, words: str, by: User, at: datetime) -> Appeal:
    """Ask that somebody else looks again; sent twice, it is one appeal.

    Raises:
        NotYoursError: it is not about one's own profile.
        TooLateError: six months have passed, or it is no refusal.
    """
    held = _locked(decision)
    if not policies.may_send(by, held.submission.profile):
        raise NotYoursError
    if hasattr(held, "appeal"):
        return held.appeal
    if not policies.may_appeal(by, held, at=at):
        raise TooLateError
    found = held.appeal_against(words=words, by=by, at=at)
    tell.appeal_received(found, at=at)
    return found


@transaction.atomic
def answer_appeal(*, appeal: Appeal, outcome: AppealOutcome, words: str, by: User, at: datetime) -> AppealAnswer:
    """Maintain the refusal or do what was refused.

    Raises:
        NotAllowedError: ``by`` decided first, has a part in it, or is no moderator.
        AlreadyDecidedError: it was answered meanwhile.
    """
    decision = _locked(appeal.decision)
    if not policies.may_answer_appeal(by, decision):
        raise NotAllowedError
    if AppealAnswer.objects.filter(appeal=appeal).exists():
        raise AlreadyDecidedError
    answer = appeal.answer_with(outcome=outcome, words=words, by=by, at=at)
    if outcome == AppealOutcome.OVERTURNED:
        effects.apply(decision.submission, by=by, at=at)
    tell.appeal_answered(answer, at=at)
    return answer


def _locked(decision: Decision) -> Decision:
    """As it stands now, its profile held: two who act at the same time come one after the other."""
    Profile.objects.select_for_update().values_list("pk").get(pk=decision.submission.profile_id)
    wanted = Decision.objects.select_related("submission__profile__structure", "submission__profile__user", "appeal")
    return wanted.get(pk=decision.pk)
