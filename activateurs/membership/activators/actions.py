"""What happens to profiles; every change is announced, so that the directory shows it within a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from . import changes

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User

    from .choices import EndReason
    from .models import Profile, Publication


@transaction.atomic
def publish(*, profile: Profile, by: User | None, at: datetime) -> Publication:
    """Make a profile visible where its kind allows it (A3.6 still hides institutional ones)."""
    publication = profile.publish(by=by, at=at)
    changes.announce([profile.pk])
    return publication


@transaction.atomic
def unpublish(*, profile: Profile, by: User | None, at: datetime, reason: EndReason) -> None:
    """Take a profile out of every public page, within a second, with who and why."""
    profile.unpublish(by=by, at=at, reason=reason)
    changes.announce([profile.pk])
