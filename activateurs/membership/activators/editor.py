"""The pages of the editor that this app brings, in the order of the registration (A3.5)."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from . import steps
from .contents import Chosen
from .forms.skills import ExpertiseForm, SectorForm
from .models import Profile
from .steps import Step

STEPS = (
    Step(
        name="savoir-faire",
        label="Vos savoir-faire",
        why="C’est par là que l’on vous trouve\u00a0: une entreprise cherche d’abord un besoin, puis quelqu’un.",
        filled=Exists(Profile.expertises.through.objects.filter(profile_id=OuterRef("pk"))),
        required_for=steps.always,
        content=Chosen("expertises", "slug"),
        form=ExpertiseForm,
    ),
    Step(
        name="metiers",
        label="Les métiers de vos clients",
        why="On écrit plus volontiers à quelqu’un qui connaît son métier. Sans choix, vous apparaissez pour tous.",
        filled=Exists(Profile.sectors.through.objects.filter(profile_id=OuterRef("pk"))),
        content=Chosen("sectors", "code"),
        form=SectorForm,
    ),
)


def register_steps() -> None:
    """Fill the registry; called when the app is ready, before those of the apps above."""
    for step in STEPS:
        steps.register(step)
