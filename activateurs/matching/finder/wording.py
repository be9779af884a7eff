"""Prices and availability in words that a shop owner reads at a glance (A4.6)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.formats import date_format

from activateurs.membership.activators.choices import Availability, PriceKind, is_away

if TYPE_CHECKING:
    from datetime import date

_UNITS = {PriceKind.HOURLY: " de l’heure", PriceKind.DAILY: " par jour", PriceKind.PACKAGE: " au forfait"}
_NARROW = "\u202f"
_BOUND = "\u00a0"


def euros(amount: int) -> str:
    """An amount as French typography writes it: « 1 200 € »."""
    return f"{amount:,}".replace(",", _NARROW) + f"{_BOUND}€"


@lru_cache(maxsize=1024)
def price_words(kind: str, price_from: int | None, price_to: int | None) -> str:
    """The price after the free first diagnosis; empty when none was given."""
    if not kind:
        return ""
    unit = _UNITS.get(PriceKind(kind), "")
    if price_from is None:
        return f"Jusqu’à {euros(price_to)}{unit}" if price_to is not None else str(PriceKind(kind).label)
    if price_to is None:
        return f"À partir de {euros(price_from)}{unit}"
    if price_to == price_from:
        return f"{euros(price_from)}{unit}"
    return f"De {euros(price_from)} à {euros(price_to)}{unit}"


@lru_cache(maxsize=1024)
def availability_words(availability: str, back_on: date | None, *, on: date) -> str:
    """Availability on a day; somebody whose absence is over is available, a full month ends with it."""
    if availability == Availability.LIMITED and is_away(availability, back_on, on=on):
        assert back_on is not None
        return f"Complet jusqu’au {_day(back_on)}"
    if availability == Availability.ABSENT and back_on is not None:
        if back_on <= on:
            return str(Availability.OPEN.label)
        return f"De retour le {_day(back_on)}"
    return str(Availability(availability).label)


def _day(day: date) -> str:
    """A day in words: « 1er décembre 2026 »."""
    return ("1er" if day.day == 1 else str(day.day)) + date_format(day, " F Y")
