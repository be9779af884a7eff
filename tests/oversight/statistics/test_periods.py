"""Weeks start on Monday, months on the first; words are those one says."""

from datetime import date
from itertools import pairwise

import pytest

from activateurs.oversight.statistics.choices import Unit
from activateurs.oversight.statistics.periods import last, period_of

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("unit", "day", "start", "end"),
    [
        (Unit.WEEK, WEDNESDAY, date(2026, 11, 23), date(2026, 11, 29)),
        (Unit.WEEK, date(2026, 11, 23), date(2026, 11, 23), date(2026, 11, 29)),
        (Unit.WEEK, date(2027, 1, 1), date(2026, 12, 28), date(2027, 1, 3)),
        (Unit.MONTH, date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31)),
        (Unit.MONTH, date(2028, 2, 3), date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_where_a_day_falls(unit: Unit, day: date, start: date, end: date) -> None:
    period = period_of(day, unit)
    assert (period.starts_on, period.ends_on) == (start, end)


@pytest.mark.parametrize(
    ("unit", "day", "words"),
    [
        (Unit.WEEK, WEDNESDAY, "Du 23 au 29 novembre 2026"),
        (Unit.WEEK, date(2026, 12, 1), "Du 30 novembre au 6 décembre 2026"),
        (Unit.WEEK, date(2027, 1, 1), "Du 28 décembre 2026 au 3 janvier 2027"),
        (Unit.MONTH, WEDNESDAY, "Novembre 2026"),
    ],
)
def test_words(unit: Unit, day: date, words: str) -> None:
    assert period_of(day, unit).words == words


@pytest.mark.parametrize("unit", Unit)
def test_the_last_ones_follow_each_other_and_end_with_today(unit: Unit) -> None:
    periods = last(unit, 13, on=WEDNESDAY)
    assert len(periods) == 13
    assert periods[-1] == period_of(WEDNESDAY, unit)
    assert all(one.next_on == other.starts_on for one, other in pairwise(periods))
    assert [one.is_over(WEDNESDAY) for one in periods] == [True] * 12 + [False]
