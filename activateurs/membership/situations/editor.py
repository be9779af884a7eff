"""The page « disponibilité » among those of the editor of profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from activateurs.membership.activators import steps
from activateurs.membership.activators.kinds import capabilities

from .actions.availability import STEP
from .views import availability

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from activateurs.membership.activators.models import Profile


def register_step() -> None:
    """For the kinds that visitors may write to; every profile says something there from the start."""
    steps.register(
        steps.Step(
            name=STEP,
            label="Votre disponibilité",
            why="Les entreprises veulent savoir si vous prenez des demandes en ce moment.",
            filled=Q(availability__gt=""),
            asked_of=lambda kind: capabilities(kind).contactable,
            view=_page,
            while_joining=False,
        )
    )


def _page(request: HttpRequest, profile: Profile, step: steps.Step) -> HttpResponse:  # noqa: ARG001 - called so
    return availability.page(request, profile.slug)  # type: ignore[arg-type] # sign-in is required
