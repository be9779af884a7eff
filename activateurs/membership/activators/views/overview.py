"""Which profiles are mine, and what each says, lacks and shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from activateurs.membership.activators import steps
from activateurs.membership.activators.models import Profile

from .own import own_profile

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest
    from activateurs.membership.activators.steps import Step


@dataclass(frozen=True, slots=True)
class Line:
    """A page of the editor as the overview shows it."""

    step: Step
    filled: bool
    required: bool
    draft_at: datetime | None  # typed and not saved


@never_cache
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """The profiles that one may write."""
    profiles = Profile.objects.editable_by(request.user).with_standing().select_related("structure")
    return render(request, "activators/mine.html", {"profiles": profiles.order_by("pk")})


@never_cache
@require_safe
def overview(request: SignedInRequest, slug: str) -> HttpResponse:
    """Every page of a profile with its state, and what visitors look for in those that are empty."""
    profile = own_profile(request, slug)
    done = steps.filled(profile)
    drafts = dict(profile.drafts.filter(by=request.user).values_list("step", "at"))
    live = profile.was_published  # type: ignore[attr-defined] # annotated by with_standing
    lines = [
        Line(step, step.name in done, step.required_for(profile.kind), drafts.get(step.name))
        for step in steps.of_kind(profile.kind)
        if step.fills and (live or step.while_joining)
    ]
    context = {
        "profile": profile,
        "lines": lines,
        "missing": [line for line in lines if line.required and not line.filled],
        "filled": sum(line.filled for line in lines),
        "next": next((line.step for line in lines if line.draft_at or (line.required and not line.filled)), None),
    }
    return render(request, "activators/overview.html", context)
