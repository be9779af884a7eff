"""Who may send, decide, appeal: pure questions, asked before each action and by each page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.accounts.policies import has_role
from activateurs.membership.organisations.policies import belongs

from .choices import Outcome

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User
    from activateurs.membership.activators.models import Profile

    from .models import Decision, Submission

APPEAL_DAYS = 183  # six months (law.md, 17)


def may_send(user: User, profile: Profile) -> bool:
    """Only the person of a profile sends it: nobody registers somebody else (A2.3)."""
    return profile.user_id is not None and profile.user_id == user.pk


def may_decide(user: User, submission: Submission) -> bool:
    """A moderator, who is neither the person of the profile nor of its structure."""
    profile = submission.profile
    own = user.pk in (profile.user_id, submission.sent_by_id)
    return has_role(user, Role.MODERATOR) and not own and not belongs(user, profile.structure)


def may_answer_appeal(user: User, decision: Decision) -> bool:
    """Another moderator than the one who decided (law.md, 17)."""
    return decision.by_id != user.pk and may_decide(user, decision.submission)


def appeal_ends_at(decision: Decision) -> datetime:
    """Until when a decision may be appealed."""
    return decision.at + timedelta(days=APPEAL_DAYS)


def may_appeal(user: User, decision: Decision, *, at: datetime) -> bool:
    """The person of the profile, against a refusal, once, within six months."""
    return (
        decision.outcome == Outcome.REFUSED
        and may_send(user, decision.submission.profile)
        and at <= appeal_ends_at(decision)
        and not hasattr(decision, "appeal")
    )


def is_late(submission: Submission, *, at: datetime) -> bool:
    """Whether the promised date is past."""
    return submission.is_late(on=timezone.localdate(at))
