"""What a person says of its situation, well formed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django import forms

from activateurs.membership.activators.choices import Availability

from .actions.availability import Offer
from .actions.departures import Plan
from .choices import DepartureCause
from .policies import able_to_answer, colleagues_of

if TYPE_CHECKING:
    from datetime import date

    from activateurs.membership.activators.models import Profile

ELSEWHERE = "autre"
FARTHEST_DEPARTURE = timedelta(days=366)
# In the words of the person, or of whoever records it.
CAUSES = (
    (DepartureCause.STRUCTURE, "Je quitte ma structure"),
    (DepartureCause.ACTIVITY, "Je change d’activité dans ma structure"),
    (DepartureCause.MERGER, "Ma structure fusionne ou ferme"),
    (DepartureCause.RETIREMENT, "Je prends ma retraite"),
)
MOST_A_MONTH = 500
CHOICES = (
    (Availability.OPEN, "Je prends des demandes"),
    (Availability.LIMITED, "J’en prends un nombre limité chaque mois"),
    (Availability.ABSENT, "Je suis absent pour un temps"),
    (Availability.CLOSED, "Je ne prends plus de demande"),
)


class ColleagueFields(forms.Form):
    """Choosing somebody: a colleague of the structure, or another activator by the address of its page."""

    colleague = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    address = forms.CharField(
        label="Adresse de la page de cet autre activateur",
        help_text="Exemple : https://…/activateurs/camille-le-goff/. Nous lui demanderons s’il est d’accord.",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
    )
    nobody = "Personne"

    def __init__(self, *args: Any, profile: Profile, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.profile, self.today = profile, today
        known = colleagues_of(profile).select_related("structure").order_by("last_name", "first_name", "pk")
        self.fields["colleague"].choices = [  # type: ignore[attr-defined] # a choice field
            ("", self.nobody),
            *[(one.slug, f"{one.display_name} ({one.get_kind_display().lower()}, {one.structure})") for one in known],
            (ELSEWHERE, "Un autre activateur"),
        ]

    def chosen(self) -> Profile | None:
        """Whom the fields name; an error beside the field when nobody can be found."""
        choice = self.cleaned_data.get("colleague", "")
        if not choice:
            return None
        slug = _slug_of(self.cleaned_data.get("address", "")) if choice == ELSEWHERE else choice
        found = able_to_answer().filter(slug=slug).exclude(pk=self.profile.pk).first() if slug else None
        if found is None or found.user_id == self.profile.user_id:
            field = "address" if choice == ELSEWHERE else "colleague"
            self.add_error(field, "Cette page n’est pas celle d’un autre activateur qui reçoit des demandes.")
            return None
        return found


class AvailabilityForm(ColleagueFields):
    """Whether requests are welcome, how many, until when not, and who answers meanwhile."""

    availability = forms.ChoiceField(
        label="Prenez-vous des demandes ?",
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une réponse."},
    )
    requests_per_month = forms.IntegerField(
        label="Combien de demandes par mois ?",
        help_text="Quand ce nombre est atteint, votre fiche dit « Complet » jusqu’au premier du mois suivant.",
        required=False,
        min_value=1,
        max_value=MOST_A_MONTH,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": "Écrivez un nombre entier, par exemple 4.",
            "min_value": "Écrivez au moins 1, ou choisissez « Je ne prends plus de demande ».",
            "max_value": f"Écrivez {MOST_A_MONTH} au plus.",
        },
    )
    available_from = forms.DateField(
        label="De retour le",
        help_text="Le premier jour où l’on pourra de nouveau vous écrire.",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Écrivez la date ainsi : 25/11/2026."},
    )
    field_order = ("availability", "requests_per_month", "available_from", "colleague", "address")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["colleague"].label = "Pendant votre absence, qui peut répondre à votre place ?"

    def clean(self) -> dict[str, Any]:
        """A number with limited places, a day to come with an absence."""
        cleaned = super().clean() or {}
        availability = cleaned.get("availability")
        if availability == Availability.LIMITED and "requests_per_month" not in self.errors:
            if not cleaned.get("requests_per_month"):
                self.add_error("requests_per_month", "Dites combien de demandes vous pouvez prendre chaque mois.")
        elif availability == Availability.ABSENT:
            back = cleaned.get("available_from")
            if "available_from" not in self.errors and back is None:
                self.add_error("available_from", "Dites quel jour vous revenez.")
            elif back is not None and back <= self.today:
                self.add_error("available_from", "Cette date est passée. Choisissez un jour à venir.")
            cleaned["delegate"] = self.chosen()
        return cleaned

    def offer(self) -> Offer:
        """What the valid form says."""
        cleaned = self.cleaned_data
        return Offer(
            availability=Availability(cleaned["availability"]),
            requests_per_month=cleaned.get("requests_per_month"),
            available_from=cleaned.get("available_from"),
            delegate=cleaned.get("delegate"),
        )


class DepartureForm(forms.Form):
    """Why, when, and who takes over."""

    cause = forms.ChoiceField(
        label="Que se passe-t-il ?",
        choices=CAUSES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une réponse."},
    )
    on = forms.DateField(
        label="Dernier jour",
        help_text="Ce jour-là, la fiche ne sera plus visible et ne recevra plus de demande.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Choisissez un jour.", "invalid": "Écrivez la date ainsi : 25/11/2026."},
    )
    successor = forms.ChoiceField(
        label="Quel collègue reprend les demandes en cours ?",
        help_text="Il devra être d’accord. Les entreprises seront prévenues et pourront refuser.",
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, profile: Profile, today: date, own: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        known = colleagues_of(profile).select_related("structure").order_by("last_name", "first_name", "pk")
        self.colleagues = {one.slug: one for one in known}
        self.fields["successor"].choices = [  # type: ignore[attr-defined] # a choice field
            ("", "Personne : les entreprises et l’équipe du programme seront prévenues"),
            *[(one.slug, f"{one.display_name} ({one.get_kind_display().lower()})") for one in known],
        ]
        if not own:
            causes = [(value, DepartureCause(value).label) for value, _ in CAUSES]
            self.fields["cause"].choices = causes  # type: ignore[attr-defined] # a choice field

    def clean_on(self) -> date:
        """Today, or a day to come within a year."""
        day: date = self.cleaned_data["on"]
        if day < self.today:
            raise forms.ValidationError("Cette date est passée. Choisissez aujourd’hui ou un jour à venir.")
        if day > self.today + FARTHEST_DEPARTURE:
            raise forms.ValidationError("C’est trop loin : choisissez un jour dans l’année qui vient.")
        return day

    def plan(self) -> Plan:
        """What the valid form says."""
        cleaned = self.cleaned_data
        return Plan(
            cause=DepartureCause(cleaned["cause"]),
            on=cleaned["on"],
            successor=self.colleagues.get(cleaned["successor"]),
        )


def _slug_of(address: str) -> str:
    """The last part of the address of a page."""
    slug = urlsplit(address.strip()).path.strip("/").rpartition("/")[2]
    return slug if slug.isprintable() else ""
