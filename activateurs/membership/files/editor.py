"""The pages that this app brings to the editor of profiles (A3.5)."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from activateurs.membership.activators import steps
from activateurs.membership.activators.steps import Step

from .actions import BROCHURES, PICTURES
from .models import Brochure, Picture
from .views import editing

PICTURES_STEP = Step(
    name=PICTURES,
    label="Vos images",
    why="On écrit plus facilement à quelqu’un dont on a vu le visage, et dont on a vu le travail.",
    filled=Exists(Picture.objects.filter(profile_id=OuterRef("pk"))),
    view=editing.pictures,
)
BROCHURES_STEP = Step(
    name=BROCHURES,
    label="Vos documents",
    why="Une plaquette ou un catalogue se garde, s’imprime et se montre à un associé.",
    filled=Exists(Brochure.objects.filter(profile_id=OuterRef("pk"))),
    view=editing.brochures,
)


def register_steps() -> None:
    """Behind the videos; called when the app is ready."""
    steps.register(PICTURES_STEP, after="videos")
    steps.register(BROCHURES_STEP, after=PICTURES)
