"""Who may do what with a request, as pure questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .choices import OPEN_STATES, State

if TYPE_CHECKING:
    from datetime import date

    from activateurs.foundation.accounts.models import User

    from .models import Holding


def may_read_contents(user: User, *, holding: Holding | None, state: str) -> bool:
    """What the business confided: its present holder reads it, as long as the request is open (A4.9)."""
    return may_see(user, holding=holding) and state in OPEN_STATES


def may_see(user: User, *, holding: Holding | None) -> bool:
    """That a request exists and where it stands: its present holder."""
    return holding is not None and holding.until is None and holding.profile.user_id == user.pk


def may_answer(user: User, *, holding: Holding | None, state: str) -> bool:
    """Accept or decline: its present holder, once."""
    return may_see(user, holding=holding) and state == State.HANDED_OVER


def may_change(state: str) -> bool:
    """Whether the business may still correct or withdraw."""
    return state in OPEN_STATES


def is_late(*, state: str, answer_due_on: date, on: date) -> bool:
    """Whether the promised answer is overdue (A4.1)."""
    return state == State.HANDED_OVER and on > answer_due_on
