"""Where somebody came from to prove that it belongs, and goes on: filled at start-up by apps above this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from activateurs.foundation.accounts.models import User

    from .models import Structure

    Way = Callable[[User, Structure], str]

_ways: list[Way] = []


def register(way: Way) -> None:
    """Add a way on: an address, or nothing for whoever is not on it; registering twice counts once."""
    if way not in _ways:
        _ways.append(way)


def of(user: User, structure: Structure) -> str:
    """The address of what was begun for that structure; nothing when nothing was."""
    return next((address for way in _ways if (address := way(user, structure))), "")
