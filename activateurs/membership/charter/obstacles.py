"""What else keeps a profile out of sight, known to the apps above: a registry filled at start-up.

Accepting a text brings a profile back only when nobody here objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from activateurs.membership.activators.models import Profile

    # (profile, on=day) → what is in the way, in words for its person.
    Check = Callable[..., list[str]]

_checks: list[Check] = []


def register(check: Check) -> None:
    """Ask ``check(profile, on=day)`` before a profile comes back; registering twice counts once."""
    if check not in _checks:
        _checks.append(check)


def of(profile: Profile, *, on: date) -> list[str]:
    """Everything that is in the way."""
    return [words for check in _checks for words in check(profile, on=on)]
