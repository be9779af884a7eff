"""Counters add up exactly, and know nothing of anybody."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from activateurs.foundation.journal import actions
from activateurs.foundation.journal.actions import count_once, fold, forget, receive
from activateurs.foundation.journal.choices import Event
from activateurs.foundation.journal.models import Beacon, DailyCount
from activateurs.foundation.journal.tokens import Sealed
from tests.threads import together

MONDAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
COLUMNS = {"id", "day", "subject_kind", "subject_id", "event", "count"}


def counts() -> dict[tuple[int, str], int]:
    rows = DailyCount.objects.values_list("subject_id", "event", "count")
    return {(subject, event): count for subject, event, count in rows}


def say(nonce: int, *subjects: int, event: Event = Event.APPEARANCE, at: datetime = NOON) -> None:
    receive(sealed=Sealed(event, nonce), subject_kind="profile", subject_ids=subjects, at=at)


@pytest.mark.django_db
class TestCountingAtOnce:
    def test_each_time_adds_one_to_its_own_counter(self) -> None:
        for day in (MONDAY, MONDAY, date(2026, 11, 24)):
            count_once(subject_kind="profile", subject_id=7, event=Event.OUTBOUND, day=day)
        count_once(subject_kind="profile", subject_id=8, event=Event.OUTBOUND, day=MONDAY)
        rows = DailyCount.objects.order_by("day", "subject_id").values_list("day", "subject_id", "count")
        assert list(rows) == [(MONDAY, 7, 2), (MONDAY, 8, 1), (date(2026, 11, 24), 7, 1)]

    def test_a_counter_has_no_room_for_a_person(self) -> None:
        assert {field.name for field in DailyCount._meta.fields} == COLUMNS
        beacon = {field.name for field in Beacon._meta.fields}
        assert beacon == {"nonce", "day", "event", "subject_kind", "subject_ids", "received_at", "folded"}

    def test_the_counts_of_who_leaves_are_erased(self) -> None:
        for subject in (7, 8):
            count_once(subject_kind="profile", subject_id=subject, event=Event.VIEW, day=MONDAY)
        forget(subject_kind="profile", subject_ids=[7])
        assert counts() == {(8, "view"): 1}


@pytest.mark.django_db
class TestFolding:
    def test_what_pages_said_is_added_to_what_was_there(self) -> None:
        count_once(subject_kind="profile", subject_id=7, event=Event.VIEW, day=MONDAY)
        say(1, 7, event=Event.VIEW)
        say(2, 7, 8, 9)
        say(3, 7, 8)
        assert counts() == {(7, "view"): 1}
        fold.call()
        assert counts() == {(7, "view"): 2, (7, "appearance"): 2, (8, "appearance"): 2, (9, "appearance"): 1}

    def test_it_can_run_again_without_counting_twice(self) -> None:
        say(1, 7)
        fold.call()
        fold.call()
        assert counts() == {(7, "appearance"): 1}

    @pytest.mark.parametrize("folded_between", [False, True])
    def test_the_same_page_counts_once(self, folded_between: bool) -> None:
        now = timezone.now()
        say(1, 7, at=now)
        if folded_between:
            fold.call()
        say(1, 7, at=now)
        fold.call()
        assert counts() == {(7, "appearance"): 1}

    def test_a_day_is_that_of_france(self) -> None:
        say(1, 7, at=datetime(2026, 11, 23, 23, 30, tzinfo=UTC))
        fold.call()
        assert DailyCount.objects.get().day == date(2026, 11, 24)

    def test_many_rows_are_taken_in_several_goes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(actions, "_AT_ONCE", 3)
        for nonce in range(10):
            say(nonce, 7)
        fold.call()
        assert counts() == {(7, "appearance"): 10}

    def test_rows_leave_once_their_tokens_are_useless(self) -> None:
        now = timezone.now()
        say(1, 7, at=now)
        say(2, 7, at=now - timedelta(hours=4))
        say(3, 7, at=now - timedelta(days=9))
        fold.call()
        assert list(Beacon.objects.values_list("nonce", flat=True)) == [1]
        assert sum(DailyCount.objects.values_list("count", flat=True)) == 3

    def test_killed_midway_it_has_counted_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        say(1, 7)

        def killed(_counts: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(actions, "_add", killed)
            with pytest.raises(KeyboardInterrupt):
                fold.call()
        fold.call()
        assert counts() == {(7, "appearance"): 1}


@pytest.mark.django_db(transaction=True)
def test_two_workers_together_count_once() -> None:
    for nonce in range(600):
        say(nonce, 7, 8)
    assert together(fold.call, fold.call) == [None, None]
    assert counts() == {(7, "appearance"): 600, (8, "appearance"): 600}
