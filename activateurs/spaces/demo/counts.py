"""A year of figures for the demonstration's adviser and those of her kind and region, so that charts have something."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import batched
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone

from activateurs.foundation.journal import actions as journal
from activateurs.foundation.journal.choices import Event
from activateurs.foundation.journal.models import DailyCount
from activateurs.membership.activators.models import Profile
from activateurs.oversight.statistics.actions import work_out
from activateurs.oversight.statistics.models import Median

from . import known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

_YEAR = timedelta(days=370)
# Day by day over the last three months; before, a row a week tells as much and loads faster.
_DAY_BY_DAY = timedelta(days=91)
_WEEKDAYS = (1.0, 1.1, 1.1, 1.0, 0.9, 0.4, 0.3)
_MONTHS = (1.0, 1.0, 1.05, 1.0, 0.9, 0.9, 0.7, 0.5, 1.15, 1.2, 1.2, 0.8)
_ADVISER_LISTS = 24.0  # appearances on an ordinary day
_AT_ONCE = 5000


class _Habits(NamedTuple):
    """Appearances to expect, how many of them are opened, how many of these lead to the profile's own site."""

    lists: float
    opened: float
    left: float


def load(*, at: datetime) -> None:
    """Write the counts, the same every time, then what they are compared with."""
    today = timezone.localdate(at)
    adviser = Profile.objects.select_related("structure__commune__department").get(slug=known.ADVISER_SLUG)
    commune = adviser.structure.commune
    assert commune is not None, "she is in Vannes"
    region = commune.department.region_id
    peers = Profile.objects.listed().filter(user__isnull=False, structure__commune__department__region=region)
    same = peers.filter(kind=adviser.kind).order_by("pk").values_list("pk", "slug", "publications__published_at")
    rows = (row for pk, slug, since in same for row in _year(pk, slug, timezone.localdate(since), today))
    for some in batched(rows, _AT_ONCE, strict=False):
        DailyCount.objects.bulk_create(some)
    work_out(on=today)


def remove(profile_ids: Sequence[int]) -> None:
    """Take away the counts of invented profiles; what is left is compared anew the next night."""
    journal.forget(subject_kind="profile", subject_ids=profile_ids)
    Median.objects.all().delete()


def _year(pk: int, slug: str, since: date, today: date) -> Iterator[DailyCount]:
    """What happened to one profile since it was published, a year at most."""
    random = Random(slug)  # noqa: S311 - an invention, the same every time
    is_known = slug == known.ADVISER_SLUG
    lists = _ADVISER_LISTS if is_known else random.lognormvariate(2.4, 0.7)
    habits = _Habits(lists, opened=random.uniform(0.06, 0.14), left=random.uniform(0.08, 0.3))
    for first, days in _spans(max(since, today - _YEAR), today):
        pace = sum(_pace(first + timedelta(days=day), today) for day in range(days))
        yield from _rows(pk, first, habits._replace(lists=lists * pace), random)
        # Hers are those of the requests that she received.
        if not is_known and random.random() < 0.03 * days:
            yield _row(pk, Event.CONTACT, first, 1)


def _spans(start: date, today: date) -> Iterator[tuple[date, int]]:
    """Weeks, each with its number of days, then days; today is not over."""
    day = start
    while day < today:
        days = 1 if today - day <= _DAY_BY_DAY else min(7 - day.weekday(), (today - _DAY_BY_DAY - day).days)
        yield day, days
        day += timedelta(days=days)


def _pace(day: date, today: date) -> float:
    """How busy a day is: its weekday, its month, and a site that is better known each month."""
    return _WEEKDAYS[day.weekday()] * _MONTHS[day.month - 1] * (1 - 0.5 * (today - day) / _YEAR)


def _rows(pk: int, day: date, habits: _Habits, random: Random) -> Iterator[DailyCount]:
    seen = _around(habits.lists, random)
    views = _around(seen * habits.opened, random)
    left = _around(views * habits.left, random)
    for event, count in ((Event.APPEARANCE, seen), (Event.VIEW, views), (Event.OUTBOUND, left)):
        if count:
            yield _row(pk, event, day, count)


def _around(mean: float, random: Random) -> int:
    return max(0, round(random.gauss(mean, mean**0.5)))


def _row(pk: int, event: Event, day: date, count: int) -> DailyCount:
    return DailyCount(day=day, subject_kind="profile", subject_id=pk, event=event, count=count)
