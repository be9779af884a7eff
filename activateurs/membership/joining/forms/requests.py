"""What a person asks of the programme once its profile exists: to look again, to change what it stands on."""

from __future__ import annotations

from typing import Any

from django import forms

from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Family
from activateurs.membership.organisations import identifiers


class AppealForm(forms.Form):
    """Why the person does not agree."""

    words = forms.CharField(
        label="Pourquoi n’êtes-vous pas d’accord ?",
        help_text="Dites ce qui, selon vous, n’a pas été bien compris.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Expliquez en quelques mots pourquoi vous n’êtes pas d’accord."},
    )


class ChangeForm(forms.Form):
    """What a live profile stands on: it waits for staff."""

    structure = forms.CharField(
        label="Nom de la structure",
        max_length=200,
        error_messages={"required": "Indiquez le nom de la structure."},
    )
    siret = forms.CharField(
        label="Numéro SIRET",
        help_text="14 chiffres",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    family = forms.ModelChoiceField(
        label="Type et famille",
        queryset=Family.objects.order_by("kind", "position", "pk"),
        error_messages={"required": "Choisissez une famille.", "invalid_choice": "Choisissez une des familles."},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        families = Family.objects.order_by("position", "pk")
        grouped = [
            (kind.label, [(family.pk, family.label) for family in families if family.kind == kind.value])
            for kind in Kind
        ]
        self.fields["family"].choices = [("", "Choisissez"), *grouped]  # type: ignore[attr-defined] # a choice field

    def clean_siret(self) -> str:
        """Fourteen digits with a right key, when it is given."""
        text = self.cleaned_data["siret"]
        try:
            return identifiers.read_siret(text) if text else ""
        except identifiers.IdentifierError as error:
            raise forms.ValidationError(str(error)) from error
