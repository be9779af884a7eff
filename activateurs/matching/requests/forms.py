"""What a business writes: to make contact, and to correct it later. Errors say what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import stdnum.exceptions
from django import forms
from django.http import QueryDict
from stdnum.fr import siret as siret_key

from activateurs.foundation.geo import answers

from .choices import CallWish
from .consent import CURRENT, WORDING
from .models import Wish
from .seal import Seal, SealError

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.geo.places import Place
    from activateurs.membership.activators.models import Profile

PHONE = re.compile(r"(\+|00)?[0-9]{9,15}")


class WordsForm(forms.Form):
    """What may be written first and corrected later."""

    person_name = forms.CharField(
        label="Votre prénom et votre nom",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Indiquez votre prénom et votre nom."},
    )
    business_name = forms.CharField(
        label="Nom de votre entreprise",
        help_text="Laissez vide si elle n’existe pas encore.",
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    need = forms.CharField(
        label="Votre besoin, en une phrase",
        help_text="Exemple : je voudrais vendre mes fromages sur internet",
        max_length=300,
        error_messages={"required": "Dites en une phrase ce dont vous avez besoin."},
    )
    message = forms.CharField(
        label="Votre message",
        help_text="Où en êtes-vous ? Qu’attendez-vous ? Avez-vous une date en tête ?",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Écrivez quelques mots sur votre projet."},
    )
    call_wish = forms.ChoiceField(
        label="Comment souhaitez-vous qu’on vous réponde ?",
        choices=CallWish.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez comment vous voulez être joint."},
    )
    phone = forms.CharField(
        label="Votre téléphone",
        help_text="Exemple : 06 12 34 56 78",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    call_times = forms.CharField(
        label="Quand peut-on vous appeler ?",
        help_text="Exemple : le lundi, ou après 14 h",
        max_length=150,
        required=False,
    )

    def clean_phone(self) -> str:
        """Digits, with the country's code or not."""
        phone = re.sub(r"[\s.\-()/]", "", self.cleaned_data["phone"])
        if phone and not PHONE.fullmatch(phone):
            raise forms.ValidationError("Ce numéro n’est pas complet. Exemple : 06 12 34 56 78")
        return phone

    def clean(self) -> dict[str, Any]:
        """Whoever wants a call gives a number."""
        cleaned = super().clean() or {}
        if cleaned.get("call_wish") == CallWish.PHONE and "phone" in cleaned and not cleaned["phone"]:
            self.add_error("phone", "Indiquez un numéro pour être appelé, ou choisissez une réponse par courriel.")
        return cleaned


class AddressForm(forms.Form):
    """The address to which lost links are sent."""

    email = forms.EmailField(
        label="L’adresse électronique de votre demande",
        help_text="Exemple : nom@exemple.fr",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Indiquez votre adresse électronique.",
            "invalid": "Cette adresse n’est pas complète. Exemple : nom@exemple.fr",
        },
    )


class ContactForm(WordsForm):
    """A new request. ``seal`` is the form's own; ``busy`` when much comes from the same network."""

    email = forms.EmailField(
        label="Votre adresse électronique",
        help_text="Nous y envoyons un message pour vérifier qu’elle est à vous. Exemple : nom@exemple.fr",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Indiquez votre adresse électronique.",
            "invalid": "Cette adresse n’est pas complète. Exemple : nom@exemple.fr",
        },
    )
    siret = forms.CharField(
        label="Numéro SIRET",
        help_text="14 chiffres. Laissez vide si vous ne l’avez pas sous la main.",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    lieu = forms.CharField(
        label="Commune de votre activité",
        help_text="Exemple : Vannes, ou 56000",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
        error_messages={"required": "Indiquez votre commune ou votre code postal."},
    )
    expertises = forms.MultipleChoiceField(
        label="Sujets sur lesquels cet activateur peut vous aider",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    consent = forms.BooleanField(
        label=WORDING[CURRENT], error_messages={"required": "Cochez cette case pour que votre demande soit transmise."}
    )
    # A trap for robots: people do not see it, and are told what to do if a tool of theirs fills it in.
    site_web = forms.CharField(
        label="Ne remplissez pas ce champ",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    field_order = (
        "person_name", "business_name", "siret", "lieu", "need", "expertises", "message",
        "email", "call_wish", "phone", "call_times", "consent", "site_web",
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, profile: Profile, seal: Seal, at: datetime, busy: bool = False, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.profile, self.seal, self.at, self.busy = profile, seal, at, busy
        known = sorted(profile.expertises.all(), key=lambda one: one.label)
        self.fields["expertises"].choices = [(one.slug, one.label) for one in known]  # type: ignore[attr-defined] # a choice field
        if not known:
            del self.fields["expertises"]

    def clean_siret(self) -> str:
        """Fourteen digits with a right key, when it is given."""
        text = self.cleaned_data["siret"]
        if not text:
            return ""
        try:
            return str(siret_key.validate(text))
        except stdnum.exceptions.InvalidLength as error:
            raise forms.ValidationError("Un numéro SIRET compte 14 chiffres.") from error
        except stdnum.exceptions.ValidationError as error:
            raise forms.ValidationError(
                "Ce numéro SIRET comporte une erreur. Vérifiez-le, ou laissez le champ vide."
            ) from error

    def clean_lieu(self) -> Place:
        """One commune; when several fit, they become a choice."""
        answer = answers.read(self.cleaned_data["lieu"])
        if not answer.found:
            raise forms.ValidationError(answer.advice or _unknown_place(answer))
        if len(answer.found) > 1:
            self.fields["lieu"].widget = forms.Select(choices=_place_choices(answer))
            raise forms.ValidationError("Plusieurs communes correspondent. Choisissez la vôtre.")
        return answer.found[0]

    def clean_email(self) -> str:
        """Compared without case."""
        return str(self.cleaned_data["email"]).lower()

    def clean(self) -> dict[str, Any]:
        """Robots are asked to send again; so is a person that looks like one, and that is enough for her."""
        cleaned = super().clean()
        if cleaned.get("site_web"):
            emptied = QueryDict(mutable=True)
            emptied.update(self.data)
            emptied["site_web"] = ""
            self.data = emptied
            self.add_error(None, "Un champ réservé aux robots a été rempli. Il est vidé : envoyez de nouveau.")
        elif not self.errors:
            try:
                self.seal.check(at=self.at, busy=self.busy)
            except SealError as error:
                self.add_error(None, str(error))
        return cleaned

    @property
    def next_seal(self) -> Seal:
        """What the page carries to the next attempt."""
        return self.seal.again(at=self.at)

    def wish(self) -> Wish:
        """The request, once the form is valid."""
        words = {name: self.cleaned_data[name] for name in WordsForm.base_fields}
        return Wish(
            email=self.cleaned_data["email"],
            siret=self.cleaned_data["siret"],
            place=self.cleaned_data["lieu"],
            expertises=tuple(self.cleaned_data.get("expertises", ())),
            **words,
        )


def _unknown_place(answer: answers.Answer) -> str:
    near = answers.either([label for _, label in answer.proposals[: answers.EXAMPLES]])
    if not near:
        return "Nous ne trouvons pas cette commune. Essayez avec votre code postal."
    return f"Nous ne trouvons pas cette commune. Vouliez-vous dire {near}\u00a0? Sinon, essayez avec votre code postal."


def _place_choices(answer: answers.Answer) -> list[tuple[str, str]]:
    """What to choose from; the choice of none, sent, brings back the field where one types."""
    offered = [(place.label, label) for place, label in answers.told_apart(answer.found[: answers.OFFERED])]
    other = [("", f"Une autre commune\u00a0: {answer.more}")] if answer.more else []
    return [("", "Choisissez votre commune"), *offered, *other]
