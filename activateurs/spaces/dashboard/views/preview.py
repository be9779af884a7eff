"""A profile exactly as visitors see it, or will: the directory's own rendering, for who may write the profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Value
from django.shortcuts import render
from django.utils import timezone

from activateurs.matching.directory import showcase
from activateurs.membership.activators import steps
from activateurs.membership.activators.steps import Step

if TYPE_CHECKING:
    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest
    from activateurs.membership.activators.models import Profile


def page(request: SignedInRequest, profile: Profile, step: Step) -> HttpResponse:
    """The page of a profile, published or not; for an institutional one, what members see (A3.6)."""
    slots = showcase.preview(profile, on=timezone.localdate())
    context = steps.frame(profile, step) | {"shown": slots["content"], "onward": steps.address_after(profile, step)}
    return render(request, "dashboard/preview.html", context)


STEP = Step(
    name="apercu",
    label="L’aperçu de votre page",
    why="Relisez-vous avec les yeux d’une entreprise qui cherche quelqu’un.",
    filled=Value(value=True),
    fills=False,
    view=page,
)


def register_step() -> None:
    """Behind all that is written, before the charter; called when the app is ready."""
    steps.register(STEP, after="langues-et-telephone")
