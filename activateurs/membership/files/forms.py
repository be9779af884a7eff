"""Pages of files: a place for each, with what one may say of it. Each place is right or wrong by itself.

A browser forgets the files that were chosen when a page comes back: what is right is therefore kept at once, and only
what is wrong is asked for again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django import forms

from . import images, pdf
from .choices import MAKINGS, MOST_BROCHURES, Use
from .models import Brochure, Picture
from .refusals import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.forms import BoundField

    from activateurs.membership.activators.models import Profile


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file is, or may be put: ``row`` is what is there."""

    name: str
    title: str
    use: Use | None = None
    row: Picture | Brochure | None = None


class PlacesForm(forms.Form):
    """Base: the fields of a place are named after it."""

    fields_of_place: ClassVar[tuple[str, ...]]

    def __init__(self, data: Any = None, files: Any = None, *, profile: Profile) -> None:
        super().__init__(data, files)
        self.profile = profile
        self.places = list(self.find_places())
        for place in self.places:
            for name, field in self.fields_for(place).items():
                self.fields[f"{place.name}-{name}"] = field

    def find_places(self) -> Iterator[Place]:
        """The places of the page, in their order."""
        raise NotImplementedError

    def fields_for(self, place: Place) -> dict[str, forms.Field]:
        """What is asked of a place."""
        raise NotImplementedError

    def check(self, place: Place, given: dict[str, Any]) -> None:
        """Say with ``refuse`` what is wrong; ``given`` are the values of the place, to be changed there."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        """Each place by itself; one that is to be emptied is not looked at."""
        cleaned = super().clean() or {}
        for place in self.places:
            given = {name: cleaned.get(f"{place.name}-{name}") for name in self.fields_of_place}
            if not given.get("remove"):
                self.check(place, given)
            cleaned[place.name] = given
        return cleaned

    def refuse(self, place: Place, name: str, sentence: str) -> None:
        """Something is wrong there."""
        self.add_error(f"{place.name}-{name}", sentence)

    def is_right(self, place: Place) -> bool:
        """Whether nothing is wrong in that place."""
        return not any(name.startswith(f"{place.name}-") for name in self.errors)

    def shown(self) -> Iterator[tuple[Place, list[BoundField]]]:
        """Each place with its fields, for the page."""
        for place in self.places:
            names = [f"{place.name}-{name}" for name in self.fields_of_place]
            yield place, [self[name] for name in names if name in self.fields]

    def after(self) -> Self:
        """The page as it is now that what is right was kept: what is wrong comes back as it was typed."""
        fresh = type(self)(profile=self.profile)
        kept = {name: errors for name, errors in self.errors.items() if name in fresh.fields}
        # No other way to show the errors of a former form.
        fresh._errors = forms.utils.ErrorDict(kept)  # type: ignore[attr-defined] # noqa: SLF001 - not in the stubs
        for place in fresh.places:
            if not fresh.is_right(place):
                for name in self.fields_of_place:
                    named = f"{place.name}-{name}"
                    if named in self.data:
                        fresh.initial[named] = self.data[named]
        return fresh


def _file(label: str, hint: str, accept: str) -> forms.FileField:
    return forms.FileField(
        label=label,
        help_text=hint,
        required=False,
        allow_empty_file=True,  # told with the rest, in our words
        widget=forms.FileInput(attrs={"accept": accept}),
    )


class PicturesForm(PlacesForm):
    """The photo of the person, the logo of the structure, photos of what was done."""

    fields_of_place = ("file", "alt", "decorative", "remove")
    examples: ClassVar[dict[Use, str]] = {
        Use.PHOTO: "Exemple\u00a0: portrait de {person}",
        Use.LOGO: "Exemple\u00a0: logo de {structure}",
        Use.WORK: "Exemple\u00a0: la vitrine en ligne d’une fromagerie, sur un téléphone",
    }

    def find_places(self) -> Iterator[Place]:
        """One for the photo, one for the logo; each photo of work, then room for more."""
        rows = list(self.profile.pictures.order_by("pk"))
        for use, making in MAKINGS.items():
            there = [row for row in rows if row.use == use]
            if making.most == 1:
                yield Place(use.lower(), use.label, use, there[0] if there else None)
                continue
            for number, row in enumerate(there, 1):
                yield Place(f"{use.lower()}-{row.pk}", f"{use.label}, numéro {number}", use, row)
            if len(there) < making.most:
                yield Place(f"{use.lower()}-plus", "Ajouter une photo de vos réalisations", use)

    def fields_for(self, place: Place) -> dict[str, forms.Field]:
        """A file, the words read instead of it, or none when it is decorative."""
        assert place.use is not None
        row = place.row
        names = {"person": self.profile.person_name, "structure": self.profile.structure.name}
        fields: dict[str, forms.Field] = {
            "alt": forms.CharField(
                label="Ce que montre cette image",
                help_text=f"Lu à voix haute à qui ne la voit pas. {self.examples[place.use].format(**names)}",
                max_length=200,
                required=False,
                initial=row.alt if isinstance(row, Picture) else "",
                error_messages={"max_length": "Décrivez l’image en 200 caractères au plus."},
            ),
            "decorative": forms.BooleanField(
                label="Cette image est décorative\u00a0: elle n’apprend rien à personne",
                required=False,
                initial=isinstance(row, Picture) and not row.alt,
            ),
        }
        if row is None or MAKINGS[place.use].most == 1:
            label = "Choisir une autre image" if row else "Choisir une image"
            fields["file"] = _file(label, "JPEG, PNG ou WebP, 10\u00a0Mo au plus.", ".jpg,.jpeg,.png,.webp")
        if row:
            fields["remove"] = forms.BooleanField(label="Retirer cette image", required=False)
        return fields

    def check(self, place: Place, given: dict[str, Any]) -> None:
        """The picture is made again here; it is described, or said to be decorative."""
        assert place.use is not None
        given["made"] = None
        if given["file"]:
            try:
                given["made"] = images.read(given["file"], place.use)
            except RefusedError as error:
                self.refuse(place, "file", str(error))
        if given["file"] is None and place.row is None:
            if given["alt"]:
                self.refuse(place, "file", "Choisissez l’image que vous décrivez.")
        elif given["decorative"]:
            given["alt"] = ""
        elif not given["alt"] and f"{place.name}-alt" not in self.errors:
            self.refuse(place, "alt", "Dites ce que montre cette image, ou cochez la case si elle est décorative.")


class BrochuresForm(PlacesForm):
    """Documents that visitors may download."""

    fields_of_place = ("file", "title", "remove")

    def find_places(self) -> Iterator[Place]:
        """Each document, then room for more."""
        rows = list(self.profile.brochures.order_by("pk"))
        for number, row in enumerate(rows, 1):
            yield Place(f"document-{row.pk}", f"Document {number}", row=row)
        if len(rows) < MOST_BROCHURES:
            yield Place("document-plus", "Ajouter un document")

    def fields_for(self, place: Place) -> dict[str, forms.Field]:
        """A file and its title."""
        fields: dict[str, forms.Field] = {
            "title": forms.CharField(
                label="Titre du document",
                help_text="Exemple\u00a0: Plaquette de présentation",
                max_length=120,
                required=False,
                initial=place.row.title if isinstance(place.row, Brochure) else "",
                error_messages={"max_length": "Écrivez un titre de 120 caractères au plus."},
            )
        }
        if place.row:
            fields["remove"] = forms.BooleanField(label="Retirer ce document", required=False)
        else:
            fields["file"] = _file("Choisir un document", "PDF, 10\u00a0Mo au plus.", ".pdf")
        return fields

    def check(self, place: Place, given: dict[str, Any]) -> None:
        """A PDF that does nothing by itself, with a title."""
        given["contents"] = None
        if given["file"]:
            try:
                given["contents"] = pdf.read(given["file"])
            except RefusedError as error:
                self.refuse(place, "file", str(error))
        if given["file"] is None and place.row is None:
            if given["title"]:
                self.refuse(place, "file", "Choisissez le document qui porte ce titre.")
        elif not given["title"] and f"{place.name}-title" not in self.errors:
            self.refuse(place, "title", "Donnez un titre à ce document.")
