"""What a person has to do next about its live profiles, told on the first page of its space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from activateurs.foundation.ui.next_steps import NextStep

from . import steps
from .models import Profile, StepDraft

if TYPE_CHECKING:
    from datetime import date

    from activateurs.foundation.accounts.models import User


def profiles_to_complete(user: User, *, on: date) -> list[NextStep]:  # noqa: ARG001 - asked of every provider
    """For each published profile: the first page that visitors miss, and what was typed and not saved."""
    typed = StepDraft.objects.filter(profile=OuterRef("pk"), by=user).order_by("at", "pk").values("step")
    mine = Profile.objects.of(user).published().select_related("structure").order_by("pk").distinct()
    found = []
    for profile, done in steps.with_filled(mine.annotate(typed=Subquery(typed[:1]))):
        draft = steps.find(profile.typed or "", profile.kind)  # type: ignore[attr-defined] # annotated
        if draft:
            found.append(_step(profile, draft, "Reprenez ce que vous aviez écrit", "Reprendre"))
        empty = next((step for step in _missed(profile) if step.name not in done), None)
        if empty and empty != draft:
            found.append(_step(profile, empty, "Complétez votre profil", "Compléter"))
    return found


def _missed(profile: Profile) -> list[steps.Step]:
    """Pages that visitors look for, in their order."""
    return [step for step in steps.of_kind(profile.kind) if step.advised or step.required_for(profile.kind)]


def _step(profile: Profile, step: steps.Step, title: str, act: str) -> NextStep:
    return NextStep(
        title=f"{title}\u00a0: {step.label.lower()}",
        url=reverse("activators:step", args=[profile.slug, step.name]),
        act=act,
        text=f"{profile.full_name}. {step.why}",
    )
