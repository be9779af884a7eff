"""Weeks and months, as one says them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

from .choices import Unit

# How far back figures are told: thirteen weeks fill a chart, twelve months a year.
SHOWN = {Unit.WEEK: 13, Unit.MONTH: 12}
KEPT = {Unit.WEEK: 53, Unit.MONTH: 12}
_LAST_MONTH = 12
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A week from Monday to Sunday, or a month."""

    starts_on: date
    unit: Unit

    @property
    def next_on(self) -> date:
        """When the following one starts."""
        if self.unit is Unit.WEEK:
            return self.starts_on + _WEEK
        year, month = self.starts_on.year, self.starts_on.month
        return date(year + 1, 1, 1) if month == _LAST_MONTH else date(year, month + 1, 1)

    @property
    def ends_on(self) -> date:
        """Its last day."""
        return self.next_on - _DAY

    @property
    def short(self) -> str:
        """« 9 nov. », « nov. »."""
        return date_format(self.starts_on, "j N" if self.unit is Unit.WEEK else "N")

    @property
    def words(self) -> str:
        """« Du 9 au 15 novembre 2026 », « Novembre 2026 »."""
        if self.unit is Unit.MONTH:
            return date_format(self.starts_on, "F Y").capitalize()
        first, last = self.starts_on, self.ends_on
        start = "j" if first.month == last.month else "j F" if first.year == last.year else "j F Y"
        return f"Du {date_format(first, start)} au {date_format(last, 'j F Y')}"

    def is_over(self, on: date) -> bool:
        """Whether all its days are past."""
        return self.next_on <= on


def period_of(day: date, unit: Unit) -> Period:
    """The one in which that day is."""
    start = day - timedelta(days=day.weekday()) if unit is Unit.WEEK else day.replace(day=1)
    return Period(start, unit)


def last(unit: Unit, count: int, *, on: date) -> list[Period]:
    """As many periods, oldest first; the last is the one of that day, not over yet."""
    found = [period_of(on, unit)]
    while len(found) < count:
        found.append(period_of(found[-1].starts_on - _DAY, unit))
    return found[::-1]
