"""At the start of a month, the figures of the one before are worth a look."""

from datetime import date

import pytest

from activateurs.membership.activators.kinds import Kind
from activateurs.oversight.statistics.reading import month_to_read
from tests.builders import make_profile
from tests.oversight.statistics.counting import count

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("today", "title"),
    [
        (date(2026, 11, 1), "Vos chiffres d’octobre sont complets"),
        (date(2026, 11, 7), "Vos chiffres d’octobre sont complets"),
        (date(2026, 11, 8), None),
        (date(2026, 10, 2), None),
    ],
)
def test_told_for_a_week(today, title):
    profile = make_profile()
    count(profile, date(2026, 10, 31), 3)
    assert [step.title for step in month_to_read(profile.user, on=today)] == ([title] if title else [])


def test_not_told_without_a_visit_nor_to_institutions():
    seen, unseen, institution = make_profile(), make_profile(), make_profile(Kind.INSTITUTION)
    count(seen, date(2026, 10, 31), 1)
    count(institution, date(2026, 10, 31), 1)
    assert [len(month_to_read(one.user, on=date(2026, 11, 2))) for one in (seen, unseen, institution)] == [1, 0, 0]
