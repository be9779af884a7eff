"""Working days of metropolitan France, national public holidays apart."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import holidays

SATURDAY = 5


@lru_cache(maxsize=16)
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("FR", years=year))


def is_working_day(day: date) -> bool:
    """Monday to Friday, national public holidays apart."""
    return day.weekday() < SATURDAY and day not in _public_holidays(day.year)


def after_working_days(start: date, count: int) -> date:
    """The ``count``-th working day after ``start``, itself not counted."""
    day = start
    while count > 0:
        day += timedelta(days=1)
        if is_working_day(day):
            count -= 1
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days have passed from ``start``, itself not counted, to ``end``; none when it comes before."""
    days = range(1, (end - start).days + 1)
    return sum(is_working_day(start + timedelta(days=number)) for number in days)
