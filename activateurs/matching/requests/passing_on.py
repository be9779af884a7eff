"""What becomes of the requests of somebody who leaves: a colleague takes them over, and the clock goes on (A3.8, A4.3).

Follower of ``situations.departures``: called in the transaction of a departure, and again when a colleague accepts
after it. Only requests whose consent speaks of a colleague are passed on (A4.9).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import consent, tell
from .choices import OPEN_STATES
from .models import ContactRequest, Holding

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.membership.activators.models import Profile
    from activateurs.membership.situations.models import Departure

    from .models import ContactRequestQuerySet


def under_way(profile: Profile) -> int:
    """How many open requests would be handed over."""
    return _open_at(profile).count()


def gone(departure: Departure, successor: Profile | None, at: datetime) -> int:
    """Give the open requests of a profile to ``successor``, or to nobody; how many stay without anybody.

    A business is told once that its activator left, and once that a colleague took over.
    """
    left = 0
    for pk in _open_at(departure.profile).order_by("pk").values_list("pk", flat=True):
        request = ContactRequest.objects.select_for_update().get(pk=pk)
        if request.stage.state not in OPEN_STATES:
            continue
        taker = successor if request.consent_version in consent.ALLOW_A_COLLEAGUE else None
        last = request.holdings.order_by("-since", "-pk")[:1].get()
        just_left = Holding.objects.filter(pk=last.pk, until__isnull=True).update(until=at)
        if taker is not None:
            request.holdings.create(profile=taker, since=at, answer_due_on=last.answer_due_on)
            tell.passed_on(request, departure.profile, taker, answer_due_on=last.answer_due_on, at=at)
        else:
            left += 1
            if just_left:
                tell.left_alone(request, departure.profile, at=at)
    return left


def _open_at(profile: Profile) -> ContactRequestQuerySet:
    """Open requests that the profile holds, or held last before its person left."""
    return ContactRequest.objects.kept().in_state(*OPEN_STATES).last_held_by(profile)
