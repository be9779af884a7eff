"""What a person tells of itself, its structure and its kind. Errors say what to do, beside their field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms

from activateurs.foundation.geo import answers
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Family
from activateurs.membership.organisations import identifiers

if TYPE_CHECKING:
    from activateurs.foundation.geo.places import Place
    from activateurs.membership.activators.models import Profile
    from activateurs.membership.joining.models import Registration
    from activateurs.membership.organisations.models import Structure

PHONE = re.compile(r"(\+|00)?[0-9]{9,15}")
NONE_OF_THEM = "aucune"
BY_SIRET, BY_RNA, BY_NAME = "siret", "rna", "aucun"


class PageForm(forms.Form):
    """A page of the registration, which it may read."""

    def __init__(self, data: Any = None, *, registration: Registration, **options: Any) -> None:
        super().__init__(data, **options)
        self.registration = registration


class WhoForm(PageForm):
    """Name, function, phone."""

    first_name = forms.CharField(
        label="Votre prénom",
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": "Indiquez votre prénom."},
    )
    last_name = forms.CharField(
        label="Votre nom",
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
        error_messages={"required": "Indiquez votre nom."},
    )
    role = forms.CharField(
        label="Votre fonction",
        help_text="Exemple : conseillère numérique, gérant",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
        error_messages={"required": "Indiquez votre fonction dans la structure."},
    )
    phone = forms.CharField(
        label="Votre téléphone",
        help_text="Jamais affiché : donné seulement aux entreprises dont vous acceptez la demande. "
        "Exemple : 06 12 34 56 78",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def clean_phone(self) -> str:
        """Digits, with the country's code or not."""
        phone = re.sub(r"[\s.\-()/]", "", self.cleaned_data["phone"])
        if phone and not PHONE.fullmatch(phone):
            raise forms.ValidationError("Ce numéro n’est pas complet. Exemple : 06 12 34 56 78")
        return phone


class StructureForm(PageForm):
    """By which number the structure is known; somebody who is founding one has none yet."""

    way = forms.ChoiceField(
        label="Votre structure a-t-elle un numéro ?",
        choices=[
            (BY_SIRET, "Un numéro SIRET (entreprise, administration, association employeuse)"),
            (BY_RNA, "Un numéro RNA (association sans SIRET)"),
            (BY_NAME, "Pas encore : je suis en train de la créer"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une réponse."},
    )
    siret = forms.CharField(
        label="Numéro SIRET",
        help_text="14 chiffres, sur vos factures ou votre avis de situation",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    rna = forms.CharField(
        label="Numéro RNA",
        help_text="W suivi de 9 chiffres, sur le récépissé de la préfecture",
        max_length=20,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """The number that goes with the answer, with a right key."""
        cleaned = super().clean() or {}
        way = cleaned.get("way")
        if way in (BY_SIRET, BY_RNA):
            read = identifiers.read_siret if way == BY_SIRET else identifiers.read_rna
            text = cleaned.get(way, "")
            if not text:
                name = "SIRET" if way == BY_SIRET else "RNA"
                self.add_error(way, f"Indiquez le numéro {name}, ou choisissez une autre réponse.")
                return cleaned
            try:
                cleaned[way] = read(text)
            except identifiers.IdentifierError as error:
                self.add_error(way, str(error))
        return cleaned

    def facts(self) -> dict[str, str]:
        """The number alone, once the form is valid."""
        way = self.cleaned_data["way"]
        return {"way": way} | ({way: self.cleaned_data[way]} if way != BY_NAME else {})


class FactsForm(PageForm):
    """What is not known of the structure; when others look like it, which one it is."""

    name = forms.CharField(
        label="Nom de la structure",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": "Indiquez le nom de votre structure."},
    )
    address = forms.CharField(
        label="Adresse",
        help_text="Numéro et rue",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    lieu = forms.CharField(
        label="Commune",
        help_text="Exemple : Vannes, ou 56000",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
        error_messages={"required": "Indiquez la commune ou le code postal."},
    )
    active_since = forms.DateField(
        label="Date de création",
        help_text="Exemple : 15/03/2019",
        required=False,
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        error_messages={"invalid": "Écrivez la date ainsi : 15/03/2019."},
    )
    website = forms.CharField(
        label="Site internet",
        help_text="Exemple : www.atelier-bleu.fr",
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "url", "inputmode": "url"}),
    )
    legal_notice_url = forms.CharField(
        label="Page des mentions légales du site",
        help_text="Ouvrez-la sur votre site, puis copiez son adresse. L’équipe la lira.",
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    same = forms.ChoiceField(
        label="Nous connaissons une structure du même nom. Est-ce elle ?",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choisissez une des réponses."},
    )

    def __init__(self, data: Any = None, *, likely: list[Structure] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        for name in self.known():
            del self.fields[name]
        self.likely = likely or []
        self.fields["same"].choices = [  # type: ignore[attr-defined] # a choice field
            *((str(one.pk), f"Oui : {one.name}, {one.address or one.town}") for one in self.likely),
            (NONE_OF_THEM, "Non, c’est une autre structure"),
        ]
        if not self.likely:
            del self.fields["same"]
        else:
            self.fields["same"].required = True
            self.fields["same"].error_messages["required"] = "Dites si c’est l’une d’elles."

    def known(self) -> list[str]:
        """Fields that need no answer: the register, or our own record, has them."""
        facts = self.registration.facts
        names = {"name": "name", "commune_id": "lieu", "address": "address", "active_since": "active_since"}
        known = [field for fact, field in names.items() if facts.get(fact)]
        known += [name for name in ("website", "legal_notice_url") if facts.get("structure") and facts.get(name)]
        if facts.get("structure"):
            known += ["address", "active_since"]
        return list(dict.fromkeys(known))

    def clean_lieu(self) -> Place:
        """One commune; when several fit, they become a choice."""
        answer = answers.read(self.cleaned_data["lieu"])
        if not answer.found:
            advice = answer.advice or "Nous ne trouvons pas cette commune. Essayez avec votre code postal."
            raise forms.ValidationError(advice)
        if len(answer.found) > 1:
            offered = answers.told_apart(answer.found[: answers.OFFERED])
            choices = [("", "Choisissez votre commune"), *((place.label, label) for place, label in offered)]
            self.fields["lieu"].widget = forms.Select(choices=choices)
            raise forms.ValidationError("Plusieurs communes correspondent. Choisissez la vôtre.")
        return answer.found[0]


class ListingForm(PageForm):
    """Whether a listing of the open data is one's own."""

    listing = forms.ChoiceField(
        label="Est-ce votre fiche ?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une réponse.", "invalid_choice": "Choisissez une des réponses."},
    )

    def __init__(self, data: Any = None, *, listings: list[Profile], **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["listing"].choices = [  # type: ignore[attr-defined] # a choice field
            *((one.slug, f"Oui : {one.full_name}. Mon profil la remplacera.") for one in listings),
            (NONE_OF_THEM, "Non, je crée un autre profil"),
        ]


class KindForm(PageForm):
    """One of the five kinds; the page explains each from the matrix."""

    kind = forms.ChoiceField(
        label="Quel est votre type ?",
        help_text="Ouvrez un type ci-dessus pour lire ce qu’il permet.",
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez un type.", "invalid_choice": "Choisissez un des cinq types."},
    )


class FamilyForm(PageForm):
    """A family of the kind that was chosen."""

    family = forms.ModelChoiceField(
        label="Laquelle vous ressemble le plus ?",
        queryset=Family.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une famille.", "invalid_choice": "Choisissez une des familles."},
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        families = Family.objects.filter(kind=self.registration.kind).order_by("position", "pk")
        self.fields["family"].queryset = families  # type: ignore[attr-defined] # a model choice field
