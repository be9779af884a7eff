"""The demonstration has a year of figures for its adviser, and enough others to compare her with."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db.models import Max, Sum

from activateurs.foundation.journal.choices import Event
from activateurs.foundation.journal.models import DailyCount
from activateurs.membership.activators.models import Profile
from activateurs.oversight.statistics.choices import Unit
from activateurs.oversight.statistics.figures import report
from activateurs.oversight.statistics.models import Median
from activateurs.spaces.demo import actions, known
from activateurs.spaces.demo.counts import _pace, _spans

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/Paris"))
# Enough for five advisers in Bretagne.
ENOUGH = 300


@pytest.fixture
def demo(reference_data):
    actions.load(profiles=ENOUGH, at=AT)


def sums():
    return list(DailyCount.objects.values_list("day", "event", "count").order_by("day", "event", "subject_id"))


@pytest.mark.parametrize(("unit", "periods"), [(Unit.WEEK, 13), (Unit.MONTH, 12)])
def test_the_adviser_has_figures_and_comparisons(demo, unit, periods):
    adviser = Profile.objects.get(slug=known.ADVISER_SLUG)
    found = report(adviser, unit, periods=periods, on=AT.date())
    assert found.profiles >= 5
    views = found.series[0].figures
    assert all(figure.count for figure in views[:-1])
    assert any(figure.median for figure in views)
    totals = {series.event: series.total for series in found.series}
    assert totals[Event.APPEARANCE] > totals[Event.VIEW] > totals[Event.OUTBOUND] > 0


def test_her_requests_are_those_that_she_received(demo):
    adviser = Profile.objects.get(slug=known.ADVISER_SLUG)
    counted = DailyCount.objects.filter(subject_id=adviser.pk, event=Event.CONTACT)
    assert counted.aggregate(total=Sum("count"))["total"] == adviser.holdings.count() == 5


def test_nothing_is_counted_in_the_future_and_the_same_every_time(demo):
    assert DailyCount.objects.aggregate(last=Max("day"))["last"] < AT.date()
    before = sums()
    actions.remove()
    assert not DailyCount.objects.exists()
    assert not Median.objects.exists()
    actions.load(profiles=ENOUGH, at=AT)
    assert sums() == before


def test_spans_cover_the_year_once():
    today = AT.date()
    spans = list(_spans(today - timedelta(days=370), today))
    days = [first + timedelta(days=day) for first, length in spans for day in range(length)]
    assert days == [today - timedelta(days=back) for back in range(370, 0, -1)]
    assert all(_pace(day, today) > 0 for day in days)
