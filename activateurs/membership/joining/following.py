"""What happens elsewhere and counts here: somebody's link with its structure was just proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import actions
from .models import Submission

if TYPE_CHECKING:
    from activateurs.membership.organisations.models import Membership


def proven(membership: Membership) -> None:
    """Check anew what waits for that proof; an obvious good case is then published, if the programme wants it."""
    if membership.until is not None:
        return
    waiting = Submission.objects.waiting().filter(
        profile__user_id=membership.user_id, profile__structure_id=membership.structure_id
    )
    for submission in waiting.order_by("pk"):
        actions.check_again(submission=submission, at=membership.since)
