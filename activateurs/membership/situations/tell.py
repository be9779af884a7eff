"""Which message goes to whom when a situation changes; called by the actions, in their transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from activateurs.foundation.notifications.actions import notify

from .notifications import DelegationAnswered, DelegationAsked

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.membership.activators.models import Profile

    from .models import Delegation


def address(name: str, *args: object) -> str:
    """The whole address of a page, for a mail."""
    return settings.SITE_URL + reverse(name, args=args)


def about(profile: Profile) -> str:
    """How the outbox names a profile's messages, so that they can be erased with it."""
    return f"situations:{profile.pk}"


def delegation_asked(delegation: Delegation, *, at: datetime) -> None:
    """To the one who would answer."""
    profile, delegate = delegation.profile, delegation.delegate
    assert delegate.user is not None, "only profiles with a person take requests"
    message = DelegationAsked(
        person=profile.display_name,
        structure=profile.structure.name,
        back_on=profile.available_from,
        agreed=delegation.accepted_at is not None,
        link=address("situations:delegation", delegation.pk),
    )
    notify(message, to=delegate.user.email, at=at, about=about(profile))


def delegation_answered(delegation: Delegation, *, accepted: bool, at: datetime) -> None:
    """To whoever is absent."""
    profile = delegation.profile
    if profile.user is None:
        return
    message = DelegationAnswered(
        delegate=delegation.delegate.display_name,
        accepted=accepted,
        link=address("situations:availability", profile.slug),
    )
    notify(message, to=profile.user.email, at=at, about=about(profile))
