"""The page that this app brings to the editor of profiles."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from activateurs.membership.activators import steps
from activateurs.membership.activators.steps import Step

from . import views
from .models import Acceptance, Version

_newer = Version.objects.published().filter(text=OuterRef("text"), number__gt=OuterRef("number"))
_accepted = Acceptance.objects.filter(
    version=OuterRef("pk"), profile=OuterRef(OuterRef("pk")), user=OuterRef(OuterRef("user"))
)
# Of a Profile: no text in force that its person has not accepted.
ALL_ACCEPTED = ~Exists(Version.objects.published().filter(~Exists(_newer), ~Exists(_accepted)))

STEP = Step(
    name="charte",
    label="La charte et les conditions",
    why="Chaque membre s’y engage en son nom. Sans votre accord, votre profil ne peut pas être publié.",
    filled=ALL_ACCEPTED,
    required_for=steps.always,
    view=views.page,
)


def register_step() -> None:
    """The last page, once all is filled; called when the app is ready."""
    steps.register(STEP)
