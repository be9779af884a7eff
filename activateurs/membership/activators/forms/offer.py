"""What one offers, in plain words, and what it costs (A3.5, A4.6)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms

from activateurs.membership.activators.choices import PriceKind
from activateurs.membership.activators.step_forms import StepForm

if TYPE_CHECKING:
    from activateurs.membership.activators.contents import State

LONGEST_PRESENTATION = 4000
# Euros above which an amount is not of that unit: somebody wrote the price of a day for that of an hour.
HIGHEST = {PriceKind.HOURLY: 500, PriceKind.DAILY: 3_000, PriceKind.PACKAGE: 100_000}
_UNITS = {PriceKind.HOURLY: "de l’heure", PriceKind.DAILY: "par jour", PriceKind.PACKAGE: "au forfait"}
PRICE_FIELDS = ("price_kind", "price_from", "price_to", "price_note")
PRICES = [
    (PriceKind.FREE, "Gratuit\u00a0: tout mon accompagnement l’est"),
    (PriceKind.HOURLY, "À l’heure"),
    (PriceKind.DAILY, "À la journée"),
    (PriceKind.PACKAGE, "Au forfait\u00a0: un prix pour tout le travail"),
    (PriceKind.QUOTE, "Sur devis"),
]
_EUROS = {
    "invalid": "Écrivez un nombre entier d’euros, sans virgule\u00a0: 60",
    "min_value": "Écrivez un nombre entier d’euros, sans virgule\u00a0: 60",
    "max_value": "Ce montant est trop grand.",
}


class EurosField(forms.IntegerField):
    """A whole amount, with its unit or not: most people write « 60 € »."""

    def to_python(self, value: Any) -> int | None:
        """The number alone."""
        if isinstance(value, str):
            value = re.sub(r"\s|€|euros?", "", value, flags=re.IGNORECASE)
        return super().to_python(value)


def _euros(label: str, hint: str) -> EurosField:
    return EurosField(
        label=label,
        help_text=hint,
        required=False,
        min_value=1,
        max_value=1_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages=_EUROS,
    )


class OfferForm(StepForm):
    """In the words of those who read it: shop owners."""

    read_by_visitors = ("role", "presentation", "price_note")

    role = forms.CharField(
        label="Votre fonction",
        help_text="Exemple\u00a0: conseillère numérique",
        max_length=120,
        required=False,
    )
    presentation = forms.CharField(
        label="Ce que vous faites, pour qui, et comment",
        help_text=(
            "Écrivez comme vous parlez à une commerçante\u00a0: ce qu’elle aura à la fin, combien de temps cela prend, "
            "ce que vous lui demanderez. Deux ou trois paragraphes suffisent."
        ),
        max_length=LONGEST_PRESENTATION,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={
            "required": "Présentez votre travail en quelques phrases.",
            "max_length": "C’est trop long\u00a0: %(show_value)d signes, %(limit_value)d au plus.",
        },
    )
    price_kind = forms.ChoiceField(
        label="Après le premier rendez-vous, que coûte votre travail\u00a0?",
        help_text="Le premier diagnostic est toujours gratuit\u00a0: la charte le dit, et votre page aussi.",
        choices=PRICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez comment votre travail est payé."},
    )
    price_from = _euros("À partir de (euros)", "Hors taxes, sans les centimes. Pour l’heure, la journée ou le forfait.")
    price_to = _euros("Jusqu’à (euros)", "Laissez vide si vous n’avez qu’un prix, ou pas de plafond.")
    price_note = forms.CharField(
        label="Précision sur le prix",
        help_text="Exemple\u00a0: déplacement compris jusqu’à 20\u00a0km",
        max_length=200,
        required=False,
    )

    def prepare(self, state: State) -> None:  # noqa: ARG002 - the base's signature
        """Prices for the kinds that say theirs."""
        if not self.profile.may.priced:
            for name in PRICE_FIELDS:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Amounts that go with the way of paying, in their order, and that can be true."""
        cleaned = super().clean() or {}
        kind = cleaned.get("price_kind")
        if kind in HIGHEST:
            self._check_amounts(PriceKind(kind), cleaned)
        elif kind:
            cleaned["price_from"] = cleaned["price_to"] = None
        return cleaned

    def _check_amounts(self, kind: PriceKind, cleaned: dict[str, Any]) -> None:
        low, high = cleaned.get("price_from"), cleaned.get("price_to")
        if low is None and "price_from" not in self.errors:
            self.add_error("price_from", f"Dites à partir de combien d’euros {_UNITS[kind]}.")
        for name, amount in (("price_from", low), ("price_to", high)):
            if amount is not None and amount > HIGHEST[kind]:
                self.add_error(
                    name, f"{amount}\u00a0€ {_UNITS[kind]}\u00a0: vérifiez le montant, ou la façon d’être payé."
                )
        if low is not None and high is not None and high < low:
            self.add_error("price_to", f"Ce montant est plus petit que le premier ({low}\u00a0€)\u00a0: inversez-les.")
