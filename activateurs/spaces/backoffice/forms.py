"""What a moderator decides, in a code and in words."""

from __future__ import annotations

from typing import Any

from django import forms

from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.accounts.models import User
from activateurs.foundation.geo.models import Region
from activateurs.membership.joining.choices import MENDABLE, REFUSABLE, AppealOutcome, Ground, Outcome


class DecisionForm(forms.Form):
    """What a moderator decides, why, and in which words."""

    outcome = forms.ChoiceField(
        label="Votre décision",
        choices=[
            (Outcome.PUBLISHED, "Publier"),
            (Outcome.CHANGES_ASKED, "Demander des corrections"),
            (Outcome.REFUSED, "Refuser"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une décision."},
    )
    ground = forms.ChoiceField(
        label="La raison",
        help_text="Pour des corrections ou un refus. La personne la lira, avec la règle.",
        choices=[("", "Choisissez une raison"), *((one.value, one.label) for one in Ground if one != Ground.CONFORM)],
        required=False,
    )
    words = forms.CharField(
        label="Votre message à la personne",
        help_text="Ce que vous avez constaté et ce qu’elle peut faire. Elle le recevra par courriel.",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean(self) -> dict[str, Any]:
        """Whatever is not published needs a ground that fits, and words (law.md, 16)."""
        cleaned = super().clean() or {}
        outcome = cleaned.get("outcome")
        if outcome == Outcome.PUBLISHED:
            cleaned["ground"] = Ground.CONFORM
        elif outcome:
            fitting = MENDABLE if outcome == Outcome.CHANGES_ASKED else REFUSABLE
            if not cleaned.get("ground"):
                self.add_error("ground", "Choisissez une raison.")
            elif cleaned["ground"] not in fitting:
                other = "un refus" if outcome == Outcome.CHANGES_ASKED else "une demande de corrections"
                self.add_error("ground", f"Cette raison va avec {other}. Choisissez-en une autre.")
            if not cleaned.get("words"):
                self.add_error("words", "Expliquez votre décision : la personne doit comprendre.")
        return cleaned


class AppealAnswerForm(forms.Form):
    """What another moderator decides on an appeal."""

    outcome = forms.ChoiceField(
        label="Votre réponse",
        choices=AppealOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une réponse."},
    )
    words = forms.CharField(
        label="Votre message à la personne",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Expliquez votre réponse."},
    )


class GrantForm(forms.Form):
    """To whom which role is entrusted."""

    email = forms.EmailField(
        label="Adresse électronique de la personne",
        help_text="Celle de son compte : elle doit s’être connectée une fois.",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Indiquez son adresse.",
            "invalid": "Cette adresse n’est pas complète. Exemple : nom@exemple.fr",
        },
    )
    role = forms.ChoiceField(
        label="Rôle",
        choices=Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez un rôle."},
    )
    region = forms.ModelChoiceField(
        label="Région",
        help_text="Pour l’animation régionale seulement.",
        queryset=Region.objects.order_by("name"),
        required=False,
        empty_label="Aucune",
        error_messages={"invalid_choice": "Choisissez une région de la liste."},
    )

    def clean_email(self) -> User:
        """The person of that address."""
        address = self.cleaned_data["email"].strip().lower()
        person = User.objects.filter(email=address, is_active=True).first()
        if person is None:
            raise forms.ValidationError(
                "Aucun compte n’a cette adresse. Demandez à la personne de se connecter une première fois."
            )
        return person

    def clean(self) -> dict[str, Any]:
        """A region for regional agents, and for nobody else."""
        cleaned = super().clean() or {}
        regional = cleaned.get("role") == Role.REGIONAL_AGENT
        if regional and not cleaned.get("region") and "region" not in self.errors:
            self.add_error("region", "Choisissez la région de cette personne.")
        if cleaned.get("region") and not regional and "role" in cleaned:
            self.add_error("region", "Ce rôle s’exerce partout : laissez « Aucune ».")
        return cleaned
