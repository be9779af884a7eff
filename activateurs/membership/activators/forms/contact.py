"""Languages, and the number given to those whose request was accepted (A3.5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms

from activateurs.membership.activators.step_forms import StepForm

if TYPE_CHECKING:
    from activateurs.membership.activators.contents import State

# Spoken in France, the most usual first; others are typed.
LANGUAGES = (
    "français", "anglais", "espagnol", "allemand", "italien", "portugais", "arabe", "turc", "polonais", "roumain",
    "ukrainien", "chinois", "vietnamien", "langue des signes française", "alsacien", "basque", "breton", "catalan",
    "corse", "créole", "occitan",
)  # fmt: skip
MOST_LANGUAGES = 12
_PHONE = re.compile(r"(\+|00)?[0-9]{9,15}", re.ASCII)
_LANGUAGE = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")


class ContactForm(StepForm):
    """In which languages, and at what number."""

    languages = forms.MultipleChoiceField(
        label="Les langues dans lesquelles vous travaillez",
        choices=[(name, name) for name in LANGUAGES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    other_languages = forms.CharField(
        label="D’autres langues",
        help_text="Séparez-les par des virgules. Exemple\u00a0: japonais, swahili",
        max_length=200,
        required=False,
    )
    phone = forms.CharField(
        label="Votre téléphone",
        help_text="Jamais sur votre page\u00a0: nous le donnons à une entreprise quand vous acceptez sa demande.",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def initial_of(self, state: State) -> dict[str, Any]:
        """Known languages are boxes, the others a line."""
        others = [name for name in state["languages"] if name not in LANGUAGES]
        return state | {"other_languages": ", ".join(others)}

    def clean_other_languages(self) -> list[str]:
        """Words, between commas."""
        names = [part.strip() for part in self.cleaned_data["other_languages"].split(",") if part.strip()]
        for name in names:
            if not _LANGUAGE.fullmatch(name):
                raise forms.ValidationError("Écrivez des noms de langues, séparés par des virgules.")
        return names

    def clean_phone(self) -> str:
        """Digits, with the country's code or not."""
        phone = re.sub(r"[\s.\-()/]", "", self.cleaned_data["phone"])
        if phone and not _PHONE.fullmatch(phone):
            raise forms.ValidationError("Ce numéro n’est pas complet. Exemple\u00a0: 06 12 34 56 78")
        return phone

    def clean(self) -> dict[str, Any]:
        """A few languages."""
        cleaned = super().clean() or {}
        if len(self._spoken(cleaned)) > MOST_LANGUAGES:
            self.add_error("languages", f"Gardez {MOST_LANGUAGES} langues au plus.")
        return cleaned

    def values(self) -> State:
        """One list of languages."""
        return {"languages": self._spoken(self.cleaned_data), "phone": self.cleaned_data["phone"]}

    def _spoken(self, cleaned: dict[str, Any]) -> list[str]:
        return list(dict.fromkeys([*cleaned.get("languages", []), *cleaned.get("other_languages", [])]))
