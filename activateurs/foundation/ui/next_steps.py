"""What a person has to do next, told on the first page of the space by whichever app knows of something.

A registry filled at start-up. To add a step, write a function that gives what waits for a person, and register it from
``AppConfig.ready`` of your app::

    from activateurs.foundation.ui import next_steps

    next_steps.register(next_steps.Concern.CONFIRM, profiles_to_confirm)

    def profiles_to_confirm(user: User, *, on: date) -> list[NextStep]:
        return [
            NextStep(
                title="Confirmez que votre profil est à jour",
                url=reverse("…"),
                act="Confirmer",
                text="Les entreprises voient la date de votre dernière confirmation.",
                due_on=deadline,
            )
            for profile in …
        ]

The function only reads, costs a fixed number of queries (one, if it can) whatever it finds, and gives nothing for
somebody whom it does not concern. Functions that import models are imported inside ``ready``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Concern(IntEnum):
    """What a step is about, the most pressing first."""

    ANSWER = 1  # a business waits (A4.1)
    CONFIRM = 2  # say that a profile is still true (A3.8)
    COMPLETE = 3  # fill what visitors look for (A3.5)
    ACCEPT = 4  # a new version of the charter or of the terms
    REGISTER = 5  # a registration that was begun
    APPROVE = 6  # people who ask to belong to one's structure
    READ = 7  # something new to know


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """One thing to do: what, where, by when. ``act`` is the label of its link, two or three words."""

    title: str
    url: str
    act: str
    text: str = ""
    due_on: date | None = None


if TYPE_CHECKING:
    # The person is a ``User`` of accounts, which this app may not import.
    Provider = Callable[..., Sequence[NextStep]]

_providers: list[tuple[Concern, Provider]] = []


def register(concern: Concern, provider: Provider) -> None:
    """Ask ``provider(user, on=day)`` each time somebody opens its space; registering twice counts once."""
    if (concern, provider) not in _providers:
        _providers.append((concern, provider))


def of(user: Any, *, on: date) -> list[NextStep]:
    """What waits for a person: by concern, then the earliest deadline first, those without one last."""
    found = [(concern, step) for concern, provider in _providers for step in provider(user, on=on)]
    found.sort(key=lambda one: (one[0], one[1].due_on or date.max))
    return [step for _, step in found]
