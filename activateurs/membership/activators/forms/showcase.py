"""What shows one's skills: client cases, videos, certifications (A3.5)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar
from urllib.parse import unquote, urlsplit

from django import forms
from django.conf import settings

from activateurs.membership.activators.step_forms import RowsForm

OLDEST_YEAR = 1990
MOST_REFERENCES, MOST_VIDEOS, MOST_CERTIFICATIONS = 12, 8, 12


def _year(hint: str) -> forms.IntegerField:
    return forms.IntegerField(
        label="Année",
        help_text=hint,
        min_value=OLDEST_YEAR,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
        error_messages={
            "required": "Dites en quelle année.",
            "invalid": "Écrivez l’année en quatre chiffres\u00a0: 2025",
            "min_value": "Écrivez l’année en quatre chiffres\u00a0: 2025",
        },
    )


class _DatedRows(RowsForm):
    """Rows that happened: not in the future."""

    def clean(self) -> dict[str, Any]:
        """A year that has begun."""
        cleaned = super().clean()
        for number in range(self.count):
            year = cleaned.get(f"{number}-year")
            if isinstance(year, int) and year > self.today.year:
                self.add_error(f"{number}-year", "Cette année n’a pas commencé.")
        return cleaned


class ReferenceRow(forms.Form):
    """A client case."""

    business = forms.CharField(
        label="Entreprise",
        help_text="Son nom, tel que ses clients le connaissent",
        max_length=150,
        error_messages={"required": "Nommez l’entreprise."},
    )
    need = forms.CharField(
        label="Son besoin",
        help_text="Exemple\u00a0: vendre ses fromages sur internet",
        max_length=300,
        error_messages={"required": "Dites ce qu’elle cherchait."},
    )
    work = forms.CharField(
        label="Ce que vous avez fait",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Dites ce que vous avez fait."},
    )
    result = forms.CharField(
        label="Le résultat (facultatif)",
        help_text="Un chiffre parle mieux qu’un adjectif. Exemple\u00a0: vingt-cinq paniers par semaine",
        max_length=300,
        required=False,
    )
    year = _year("Exemple\u00a0: 2025")
    consented_on = forms.DateField(
        label="Jour où ce client a accepté d’être cité",
        help_text="Vide tant que vous ne le lui avez pas demandé\u00a0: les visiteurs ne voient pas ce travail.",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Écrivez la date ainsi\u00a0: 25/11/2025"},
    )


class ReferencesForm(_DatedRows):
    """Client cases, shown once their client agreed."""

    relation = "references"
    row = ReferenceRow
    row_name = "Référence"
    new_row = "Ajouter une référence"
    remove_row = "Retirer cette référence"
    most = MOST_REFERENCES
    read_in_rows = ("business", "need", "work", "result")

    def clean(self) -> dict[str, Any]:
        """A consent is a thing of the past."""
        cleaned = super().clean()
        for number in range(self.count):
            day = cleaned.get(f"{number}-consented_on")
            if isinstance(day, date) and day > self.today:
                self.add_error(f"{number}-consented_on", "Cette date est à venir\u00a0: mettez le jour de son accord.")
        return cleaned


class VideoRow(forms.Form):
    """A link to a video, with the title that one types: nobody fetches it."""

    title = forms.CharField(
        label="Titre",
        help_text="Ce qu’on y apprend",
        max_length=150,
        error_messages={"required": "Donnez un titre à cette vidéo."},
    )
    url = forms.URLField(
        label="Adresse de la vidéo",
        help_text="Copiez-la depuis la page où on la regarde.",
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"inputmode": "url", "spellcheck": "false"}),
        error_messages={
            "required": "Copiez l’adresse de la vidéo.",
            "invalid": "Cette adresse n’est pas complète. Exemple\u00a0: https://www.youtube.com/watch?v=…",
        },
    )


def allowed_video(url: str) -> str:
    """The address, if its site is one of the setting ``VIDEO_HOSTS``; raises ``ValidationError`` otherwise.

    Sites of videos also redirect elsewhere by such an address (``/redirect?q=https://…``): refused.
    """
    parts = urlsplit(url)
    if parts.hostname not in settings.VIDEO_HOSTS or parts.scheme not in ("http", "https"):
        known = ", ".join(host for host in settings.VIDEO_HOSTS if not host.startswith(("www.", "m.")))
        raise forms.ValidationError(f"Ce site n’est pas dans la liste. Sites possibles\u00a0: {known}.")
    if "//" in unquote(parts.query):
        raise forms.ValidationError("Cette adresse mène ailleurs. Copiez celle de la page de la vidéo elle-même.")
    return parts._replace(scheme="https").geturl()


class VideosForm(RowsForm):
    """Videos to watch elsewhere."""

    relation = "videos"
    row = VideoRow
    row_name = "Vidéo"
    new_row = "Ajouter une vidéo"
    remove_row = "Retirer cette vidéo"
    most = MOST_VIDEOS
    read_in_rows: ClassVar[tuple[str, ...]] = ("title",)

    def clean(self) -> dict[str, Any]:
        """Each address on an allowed site."""
        cleaned = super().clean()
        for number in range(self.count):
            url = cleaned.get(f"{number}-url")
            if url:
                try:
                    cleaned[f"{number}-url"] = allowed_video(url)
                except forms.ValidationError as error:
                    self.add_error(f"{number}-url", error)
        return cleaned


class CertificationRow(forms.Form):
    """A certification or a label that somebody else gave."""

    name = forms.CharField(
        label="Certification ou label",
        help_text="Exemple\u00a0: Qualiopi",
        max_length=120,
        error_messages={"required": "Nommez cette certification ou ce label."},
    )
    issuer = forms.CharField(
        label="Délivré par",
        help_text="Exemple\u00a0: AFNOR Certification",
        max_length=120,
        error_messages={"required": "Dites qui l’a délivré."},
    )
    year = _year("Celle où vous l’avez obtenu")
    url = forms.URLField(
        label="Lien pour vérifier (facultatif)",
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Cette adresse n’est pas complète. Exemple\u00a0: https://www.exemple.fr"},
    )


class CertificationsForm(_DatedRows):
    """What others certify; the programme itself certifies nobody."""

    relation = "certifications"
    row = CertificationRow
    row_name = "Certification ou label"
    new_row = "Ajouter une certification ou un label"
    remove_row = "Retirer cette ligne"
    most = MOST_CERTIFICATIONS
    read_in_rows = ("name", "issuer")
