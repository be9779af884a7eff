"""What one knows, and for which trades (A3.4, A3.5)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django import forms

from activateurs.membership.activators.models import Expertise, Sector
from activateurs.membership.activators.step_forms import StepForm

if TYPE_CHECKING:
    from activateurs.membership.activators.contents import State

MOST_EXPERTISES = 12


class ExpertiseForm(StepForm):
    """Fields of expertise, by theme; not too many, or nobody believes it."""

    expertises = forms.MultipleChoiceField(
        label="Vos savoir-faire",
        help_text=f"Cochez ce que vous faites souvent et bien\u00a0: {MOST_EXPERTISES} au plus.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Cochez au moins un savoir-faire."},
    )

    def prepare(self, state: State) -> None:  # noqa: ARG002 - the base's signature
        """Every expertise in its theme, in the programme's order."""
        rows = Expertise.objects.order_by("theme__position", "theme_id", "position", "pk").values_list(
            "theme__label", "slug", "need", "label"
        )
        self.fields["expertises"].choices = [  # type: ignore[attr-defined] # a choice field
            (theme, [(slug, f"{need} ({label.lower()})") for _, slug, need, label in group])
            for theme, group in groupby(rows, key=lambda row: row[0])
        ]

    def clean_expertises(self) -> list[str]:
        """A few."""
        chosen: list[str] = self.cleaned_data["expertises"]
        if len(chosen) > MOST_EXPERTISES:
            raise forms.ValidationError(
                f"Vous en avez coché {len(chosen)}\u00a0: gardez-en {MOST_EXPERTISES} au plus, ceux que l’on vous "
                "demande le plus souvent."
            )
        return sorted(chosen)


class SectorForm(StepForm):
    """The trades one works for; none means all."""

    sectors = forms.MultipleChoiceField(
        label="Pour quels métiers travaillez-vous\u00a0?",
        help_text="Ne cochez rien si vous travaillez pour tous.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def prepare(self, state: State) -> None:  # noqa: ARG002 - the base's signature
        """The sections of the NAF, by their short names."""
        choices = list(Sector.objects.order_by("pk").values_list("code", "short_label"))
        self.fields["sectors"].choices = choices  # type: ignore[attr-defined] # a choice field

    def clean_sectors(self) -> list[str]:
        """In their order."""
        return sorted(self.cleaned_data["sectors"])
