"""Working out, each night, what profiles are compared with."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.db.models import Sum
from django.tasks import task
from django.utils import timezone

from activateurs.foundation.journal.choices import Event
from activateurs.foundation.journal.models import DailyCount
from activateurs.membership.activators.kinds import PUBLIC_KINDS
from activateurs.membership.activators.models import Publication

from .choices import Unit
from .models import FEWEST_PROFILES, Median
from .periods import KEPT, Period, last

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

_PRECISION = Decimal("0.1")


class Group(NamedTuple):
    """Profiles that are compared with one another."""

    kind: str
    region: str


@task
def refresh_medians() -> None:
    """Daily; safe to run twice, to be killed midway, to be skipped for days."""
    work_out(on=timezone.localdate())


def work_out(*, on: date) -> None:
    """Write the medians of each period that is over by that day and has none: they will not change any more."""
    done = set(Median.objects.values_list("unit", "starts_on").distinct())
    due = [period for unit in Unit for period in last(unit, KEPT[unit], on=on) if period.is_over(on)]
    listed = _listed()
    for period in due:
        if (period.unit, period.starts_on) not in done:
            _write(period, listed)


class _Listed(NamedTuple):
    profile_id: int
    group: Group
    since: date


def _listed() -> list[_Listed]:
    """Profiles that visitors see and that have a person, with the day since when."""
    rows = (
        Publication.objects.filter(ended_at__isnull=True, profile__kind__in=PUBLIC_KINDS)
        .filter(profile__user__isnull=False, profile__structure__commune__isnull=False)
        .values_list(
            "profile_id", "profile__kind", "profile__structure__commune__department__region_id", "published_at"
        )
    )
    return [_Listed(pk, Group(kind, region), timezone.localdate(since)) for pk, kind, region, since in rows]


@transaction.atomic
def _write(period: Period, listed: Iterable[_Listed]) -> None:
    groups: Mapping[Group, list[int]] = defaultdict(list)
    for one in listed:
        if one.since <= period.starts_on:
            groups[one.group].append(one.profile_id)
    counts = DailyCount.objects.filter(subject_kind="profile", day__gte=period.starts_on, day__lt=period.next_on)
    sums = counts.values_list("subject_id", "event").annotate(total=Sum("count")).order_by()
    totals = {(subject, event): total for subject, event, total in sums}
    Median.objects.bulk_create(
        (
            Median(
                kind=group.kind,
                region_id=group.region,
                event=event,
                unit=period.unit,
                starts_on=period.starts_on,
                profiles=len(profiles),
                value=Decimal(median(totals.get((pk, event), 0) for pk in profiles)).quantize(_PRECISION),
            )
            for group, profiles in sorted(groups.items())
            if len(profiles) >= FEWEST_PROFILES
            for event in Event
        ),
        ignore_conflicts=True,  # another worker was as quick
    )
