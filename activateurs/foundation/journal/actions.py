"""Counting what happens, without anybody's trace.

What pages say is appended to a narrow table (``receive``: one insert, no lock on any count), then added to the counts
by a task (``fold``): each row goes from one to the other in one transaction, so it is counted once, whatever is killed
meanwhile. Readers never wait: SQLite (WAL) and PostgreSQL show them the counts as they were.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection, transaction
from django.tasks import task
from django.utils import timezone

from .models import Beacon, DailyCount
from .tokens import LIFE_HOURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from .choices import Event
    from .tokens import Sealed

_AT_ONCE = 250  # beacons; each may name twenty subjects
# As long as a token may come back, and a little more.
_KEPT = timedelta(hours=LIFE_HOURS + 2)
# The same on SQLite and PostgreSQL; what Django's bulk_create writes on conflict replaces instead of adding.
_ADD = """
    INSERT INTO journal_dailycount (day, subject_kind, subject_id, event, count) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (subject_kind, subject_id, event, day) DO UPDATE SET count = journal_dailycount.count + excluded.count
"""


class Counted(NamedTuple):
    """The key of a count."""

    day: date
    subject_kind: str
    subject_id: int
    event: str


@transaction.atomic
def count_once(*, subject_kind: str, subject_id: int, event: Event, day: date) -> None:
    """Add one to the counter of that day; two at the same moment count two, on SQLite as on PostgreSQL."""
    _add({Counted(day, subject_kind, subject_id, event): 1})


def receive(*, sealed: Sealed, subject_kind: str, subject_ids: Iterable[int], at: datetime) -> None:
    """Note that a page was shown; the same page says it in vain a second time, in any process."""
    row = Beacon(
        nonce=sealed.nonce,
        day=timezone.localdate(at),
        event=sealed.event,
        subject_kind=subject_kind,
        subject_ids=list(subject_ids),
        received_at=at,
    )
    Beacon.objects.bulk_create([row], ignore_conflicts=True)


@transaction.atomic
def forget(*, subject_kind: str, subject_ids: Iterable[int]) -> None:
    """Erase every count of these subjects."""
    DailyCount.objects.filter(subject_kind=subject_kind, subject_id__in=list(subject_ids)).delete()


@task
def fold() -> None:
    """Add what pages said to the counts of their day; safe to run twice, to be killed midway, to be skipped."""
    while _fold_some():
        pass
    Beacon.objects.filter(folded=True, received_at__lt=timezone.now() - _KEPT).delete()


@transaction.atomic
def _fold_some() -> bool:
    """Fold some rows and mark them; whether there were any. Two workers together: one passes over the other's rows."""
    rows = list(Beacon.objects.waiting().select_for_update(skip_locked=True).order_by("received_at")[:_AT_ONCE])
    counts = Counter(
        Counted(row.day, row.subject_kind, subject_id, row.event) for row in rows for subject_id in row.subject_ids
    )
    _add(counts)
    Beacon.objects.filter(pk__in=[row.pk for row in rows]).update(folded=True)
    return bool(rows)


def _add(counts: Mapping[Counted, int]) -> None:
    """In the order of their keys: two transactions that add together never wait for each other in a circle."""
    rows = [(*counted, number) for counted, number in sorted(counts.items())]
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.executemany(_ADD, rows)
