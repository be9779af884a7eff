"""An activator answers a request."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from activateurs.matching.requests.choices import DeclineReason

FARTHEST = timedelta(days=60)


class AcceptForm(forms.Form):
    """When the business will be called, and a word to it."""

    promised_on = forms.DateField(
        label="Le jour où vous prendrez contact",
        help_text="L’entreprise verra cette date : choisissez-en une que vous pourrez tenir.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Choisissez un jour.", "invalid": "Écrivez la date ainsi : 25/11/2026."},
    )
    words = forms.CharField(
        label="Votre message à l’entreprise",
        help_text="Elle le recevra par courriel. Exemple : ce qu’elle peut préparer avant votre appel.",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_promised_on(self) -> date:
        """From today to two months ahead."""
        day: date = self.cleaned_data["promised_on"]
        if day < self.today:
            raise forms.ValidationError("Cette date est passée. Choisissez un jour à venir.")
        if day > self.today + FARTHEST:
            raise forms.ValidationError("C’est trop loin : choisissez un jour dans les deux mois.")
        return day


class DeclineForm(forms.Form):
    """Why, and a word."""

    reason = forms.ChoiceField(
        label="Pourquoi ne pouvez-vous pas l’aider ?",
        choices=DeclineReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une raison."},
    )
    words = forms.CharField(
        label="Un mot à l’entreprise",
        help_text="Elle le recevra par courriel. Si vous connaissez quelqu’un qui peut l’aider, dites-le.",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        """« Une autre raison » needs words: the business must understand."""
        cleaned = super().clean() or {}
        if cleaned.get("reason") == DeclineReason.OTHER and not cleaned.get("words"):
            self.add_error("words", "Dites-en la raison en quelques mots.")
        return cleaned
