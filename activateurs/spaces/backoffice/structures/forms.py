"""Why a request to belong is refused."""

from django import forms


class RefuseForm(forms.Form):
    """The person reads these words, and may appeal."""

    words = forms.CharField(
        label="Pourquoi refusez-vous ?",
        help_text="La personne recevra ces mots, avec le moyen de contester votre décision.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Dites pourquoi : la personne doit pouvoir comprendre et répondre."},
    )
