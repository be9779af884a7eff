"""How many requests a profile received: counted above membership, asked here through a registry filled at start-up."""

from collections.abc import Callable
from datetime import datetime

Counter = Callable[[int, datetime], int]
_counters: list[Counter] = []


def register(counter: Counter) -> None:
    """Ask ``counter(profile_id, since)`` when requests are counted; registering twice counts once."""
    if counter not in _counters:
        _counters.append(counter)


def count(profile_id: int, since: datetime) -> int:
    """How many requests reached the profile from that moment on."""
    return sum(counter(profile_id, since) for counter in _counters)
