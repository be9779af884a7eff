"""The figures of one profile, period by period, beside those it is compared with (A5.2)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from activateurs.foundation.journal.choices import Event
from activateurs.foundation.journal.models import DailyCount

from .models import Median
from .periods import last, period_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from activateurs.membership.activators.models import Profile

    from .choices import Unit
    from .periods import Period

# What each figure means, for who reads it for the first time.
MEANINGS = {
    Event.VIEW: "Combien de fois votre page a été ouverte.",
    Event.APPEARANCE: "Combien de fois votre fiche est apparue dans une liste ou sur la carte.",
    Event.CONTACT: "Combien d’entreprises vous ont écrit, leur adresse une fois confirmée.",
    Event.OUTBOUND: "Combien de fois le lien vers votre site a été suivi.",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One period: its count, and the median of the others unless too few stand behind it or it is not over."""

    period: Period
    count: int
    median: Decimal | None
    over: bool


@dataclass(frozen=True, slots=True)
class Series:
    """What happened, oldest period first."""

    event: Event
    figures: Sequence[Figure]

    @property
    def title(self) -> str:
        """« Vues du profil »."""
        return self.event.label

    @property
    def meaning(self) -> str:
        """In words."""
        return MEANINGS[self.event]

    @property
    def total(self) -> int:
        """Over all periods, the one that is not over included."""
        return sum(figure.count for figure in self.figures)

    @property
    def latest(self) -> Figure | None:
        """The last period that is over."""
        return next((figure for figure in reversed(self.figures) if figure.over), None)


@dataclass(frozen=True, slots=True)
class Report:
    """All the series of a profile; ``profiles`` stand behind the last comparison, 0 when there are too few."""

    series: Sequence[Series]
    profiles: int


def report(profile: Profile, unit: Unit, *, periods: int, on: date) -> Report:
    """The figures of a profile over the last periods, in two queries; none for a kind that the public never sees."""
    if not profile.may.public:
        return Report([], 0)
    asked = last(unit, periods, on=on)
    counts = _counts(profile, unit, since=asked[0].starts_on)
    medians = {
        (row.event, row.starts_on): row
        for row in Median.objects.beside(profile).filter(unit=unit, starts_on__gte=asked[0].starts_on)
    }
    newest = max(medians.values(), key=lambda row: row.starts_on, default=None)
    events = [event for event in Event if event is not Event.CONTACT or profile.may.contactable]
    series = [Series(event, [_figure(event, period, counts, medians, on=on) for period in asked]) for event in events]
    return Report(series, newest.profiles if newest else 0)


def recent(profile_ids: Sequence[int], *, since: date) -> dict[Event, int]:
    """What happened to these profiles since that day, all together; one query."""
    rows = DailyCount.objects.filter(subject_kind="profile", subject_id__in=profile_ids, day__gte=since)
    counts: Counter[str] = Counter()
    for event, count in rows.values_list("event", "count"):
        counts[event] += count
    return {event: counts[event] for event in Event}


def _counts(profile: Profile, unit: Unit, *, since: date) -> Counter[tuple[str, date]]:
    rows = DailyCount.objects.filter(subject_kind="profile", subject_id=profile.pk, day__gte=since)
    counts: Counter[tuple[str, date]] = Counter()
    for event, day, count in rows.values_list("event", "day", "count"):
        counts[event, period_of(day, unit).starts_on] += count
    return counts


def _figure(
    event: Event,
    period: Period,
    counts: Counter[tuple[str, date]],
    medians: dict[tuple[str, date], Median],
    *,
    on: date,
) -> Figure:
    median = medians.get((event, period.starts_on))
    over = period.is_over(on)
    return Figure(period, counts[event, period.starts_on], median.value if median and over else None, over)
