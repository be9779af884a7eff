"""Who must know, in the same transaction, what happens to structures and their people: registries filled at start-up.

Profiles, for one, show the name of their structure; a person who leaves a structure has profiles to hand over.
Membership's upper apps register here; this one imports nothing of theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .models import Membership

    StructuresListener = Callable[[Sequence[int]], None]
    PeopleListener = Callable[[Membership], None]

_of_structures: list[StructuresListener] = []
_of_people: list[PeopleListener] = []


def on_structures(listener: StructuresListener) -> None:
    """Call ``listener`` with the ids of structures whose facts change; registering twice counts once."""
    if listener not in _of_structures:
        _of_structures.append(listener)


def on_people(listener: PeopleListener) -> None:
    """Call ``listener`` with each membership that begins (``until`` empty) or ends; not when only the role changes."""
    if listener not in _of_people:
        _of_people.append(listener)


def announce_structures(ids: Sequence[int]) -> None:
    """Tell every listener; inside the transaction that changes these structures."""
    if ids:
        for listener in _of_structures:
            listener(ids)


def announce_person(membership: Membership) -> None:
    """Tell every listener; inside the transaction in which someone joins or goes."""
    for listener in _of_people:
        listener(membership)
