"""Counters add up, and know nothing of anybody."""

from datetime import date

import pytest

from activateurs.foundation.journal.actions import count_once
from activateurs.foundation.journal.models import DailyCount

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)


def test_each_time_adds_one_to_its_own_counter() -> None:
    for day in (MONDAY, MONDAY, date(2026, 11, 24)):
        count_once(subject_kind="profile", subject_id=7, event="outbound", day=day)
    count_once(subject_kind="profile", subject_id=8, event="outbound", day=MONDAY)
    rows = DailyCount.objects.order_by("day", "subject_id").values_list("day", "subject_id", "count")
    assert list(rows) == [(MONDAY, 7, 2), (MONDAY, 8, 1), (date(2026, 11, 24), 7, 1)]


def test_a_counter_has_no_room_for_a_person() -> None:
    assert {field.name for field in DailyCount._meta.fields} == {
        "id",
        "day",
        "subject_kind",
        "subject_id",
        "event",
        "count",
    }
