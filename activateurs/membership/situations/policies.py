"""Who may say what of a profile's situation, as pure questions and scoped lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activateurs.membership.activators.kinds import MATRIX
from activateurs.membership.activators.models import Profile

from .models import Delegation

if TYPE_CHECKING:
    from datetime import date

    from activateurs.foundation.accounts.models import User
    from activateurs.membership.activators.models import ProfileQuerySet

CONTACTABLE_KINDS = tuple(kind for kind, may in MATRIX.items() if may.contactable)


def kept_by(user: User) -> ProfileQuerySet:
    """Profiles of which this person says whether they are true and available."""
    return Profile.objects.of(user)


def able_to_answer() -> ProfileQuerySet:
    """Profiles to which a request can be given: listed, of a kind that is written to, with a person behind."""
    return Profile.objects.listed().filter(kind__in=CONTACTABLE_KINDS, user__isnull=False)


def colleagues_of(profile: Profile) -> ProfileQuerySet:
    """Those of the same structure who can answer."""
    return able_to_answer().filter(structure=profile.structure_id).exclude(pk=profile.pk)


def delegate_of(profile: Profile, *, on: date) -> Profile | None:
    """Who answers on that day in the place of an absent profile: agreed, still listed, taking requests itself."""
    delegates = Delegation.objects.agreed().filter(profile=profile).values("delegate")
    delegate = able_to_answer().select_related("structure").filter(pk__in=delegates).first()
    return delegate if delegate is not None and delegate.takes_requests(on=on) else None
