"""Whose profile is it? Somebody else's does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404

from activateurs.membership.activators.models import Profile

if TYPE_CHECKING:
    from activateurs.foundation.accounts.requests import SignedInRequest


def own_profile(request: SignedInRequest, slug: str) -> Profile:
    """The profile, for who may write it, with where it stands."""
    mine = Profile.objects.editable_by(request.user).with_standing().select_related("structure__commune", "family")
    return get_object_or_404(mine, slug=slug)
