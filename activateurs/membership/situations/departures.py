"""Who must know that a person left its profile: a registry filled at start-up.

Requests stand above membership: they register here what is under way at a profile, and pass it on when the time comes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from activateurs.membership.activators.models import Profile

    from .models import Departure


@dataclass(frozen=True, slots=True)
class Follower:
    """What somebody above keeps at profiles.

    ``under_way(profile)`` counts what would be handed over. ``gone(departure, successor, at)`` is called in the
    transaction of the departure, then again when a colleague accepts later (``successor`` is then given): it passes
    on what is left, tells those concerned, and answers how much stays without anybody.
    """

    under_way: Callable[[Profile], int]
    gone: Callable[[Departure, Profile | None, datetime], int]


_followers: list[Follower] = []


def register(follower: Follower) -> None:
    """Follow departures; registering twice counts once."""
    if follower not in _followers:
        _followers.append(follower)


def under_way(profile: Profile) -> int:
    """How many things would be handed over if the person of the profile left now."""
    return sum(follower.under_way(profile) for follower in _followers)


def announce(departure: Departure, successor: Profile | None, at: datetime) -> int:
    """Tell every follower; how many things stay without anybody."""
    return sum(follower.gone(departure, successor, at) for follower in _followers)
