"""Whose profile is it? Somebody else's does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404

from activateurs.membership.activators import steps
from activateurs.membership.activators.models import Profile

if TYPE_CHECKING:
    from activateurs.foundation.accounts.requests import SignedInRequest
    from activateurs.membership.activators.steps import Step


def own_profile(request: SignedInRequest, slug: str) -> Profile:
    """The profile, for who may write it, with where it stands."""
    mine = Profile.objects.editable_by(request.user).with_standing().select_related("structure")
    return get_object_or_404(mine, slug=slug)


def frame(profile: Profile, step: Step) -> dict[str, Any]:
    """What the template ``activators/step.html`` needs around the fields: where one is, what comes before and after."""
    pages = steps.of_kind(profile.kind)
    number = pages.index(step)
    return {
        "profile": profile,
        "step": step,
        "number": number + 1,
        "total": len(pages),
        "joining": not profile.was_published,  # type: ignore[attr-defined] # annotated by with_standing
        "previous": pages[number - 1] if number else None,
        "following": pages[number + 1] if number + 1 < len(pages) else None,
    }
