"""How long the proof of an acceptance is kept: CHARTER_PROOF_YEARS after its profile left (law.md, 20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from .conditions import months_later
from .models import Acceptance

if TYPE_CHECKING:
    from datetime import date

    from activateurs.membership.activators.models import Profile


def release(*, profile: Profile, on: date) -> None:
    """The profile leaves the programme on that day."""
    profile.acceptances.filter(ended_on__isnull=True).update(ended_on=on)


@transaction.atomic
def erase(*, on: date) -> int:
    """Erase what is old enough; a profile erased without a word left on the day on which that is seen."""
    Acceptance.objects.filter(profile__isnull=True, ended_on__isnull=True).update(ended_on=on)
    limit = months_later(on, -12 * settings.CHARTER_PROOF_YEARS)
    erased, _ = Acceptance.objects.filter(ended_on__lt=limit).delete()
    return erased
