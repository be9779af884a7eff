"""What people write to invite, to prove, to decide. Forms check; actions save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from . import documents
from .choices import Role

if TYPE_CHECKING:
    from .documents import Read

ADDRESS_ERRORS = {
    "required": "Indiquez une adresse électronique.",
    "invalid": "Cette adresse n’est pas complète. Exemple : nom@exemple.fr",
}


class InviteForm(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label="Adresse électronique de la personne",
        help_text="Elle se connectera avec cette adresse. Exemple : nom@exemple.fr",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages=ADDRESS_ERRORS,
    )
    role = forms.ChoiceField(
        label="Son rôle dans la structure",
        help_text="Un gestionnaire invite, accepte et retire les personnes, comme vous.",
        choices=Role.choices,
        initial=Role.MEMBER,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez un rôle."},
    )


class AddressForm(forms.Form):
    """The address of the structure to which a code is sent."""

    email = forms.EmailField(
        label="Votre adresse dans cette structure",
        help_text="Nous y envoyons un code. Exemple : prenom.nom@ma-structure.fr",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages=ADDRESS_ERRORS,
    )


class CodeForm(forms.Form):
    """The code received there."""

    code = forms.CharField(
        label="Code reçu",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": "Recopiez le code reçu par courriel."},
    )


class AskForm(forms.Form):
    """A word to the managers, so that they know who asks."""

    words = forms.CharField(
        label="Votre message aux gestionnaires",
        help_text="Dites qui vous êtes et ce que vous faites dans la structure.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Écrivez un mot : sans lui, ils ne sauront pas qui vous êtes."},
    )


class RefuseForm(forms.Form):
    """Why not; the person reads it."""

    words = forms.CharField(
        label="Pourquoi refusez-vous ?",
        help_text="La personne recevra ces mots par courriel.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Dites pourquoi : la personne doit pouvoir comprendre et répondre."},
    )


class DocumentForm(forms.Form):
    """A file that shows that one works there."""

    file = forms.FileField(
        label="Votre document",
        help_text="PDF, JPEG ou PNG, 10 Mo au plus.",
        max_length=documents.LONGEST_NAME,
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={
            "required": "Choisissez un fichier.",
            "empty": "Ce fichier est vide. Choisissez-en un autre.",
            "max_length": "Le nom de ce fichier est trop long : raccourcissez-le.",
        },
    )

    def clean_file(self) -> Read:
        """What the file is, from its contents and not from its name."""
        try:
            return documents.read(self.cleaned_data["file"])
        except documents.RefusedError as error:
            raise forms.ValidationError(str(error)) from error
