"""What a profile is compared with: never fewer than five profiles, never one that the public does not see."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from activateurs.foundation.journal.choices import Event
from activateurs.membership.activators import actions
from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.kinds import Kind
from activateurs.oversight.statistics.actions import work_out
from activateurs.oversight.statistics.choices import Unit
from activateurs.oversight.statistics.models import Median
from tests import builders
from tests.oversight.statistics.counting import LONG_AGO, TODAY, count, make_peers

pytestmark = pytest.mark.django_db
LAST_WEEK = date(2026, 11, 16)
RENNES, QUIMPER, PARIS = "35238", "29232", "75056"


def of_last_week(event=Event.VIEW, **more):
    return Median.objects.filter(unit=Unit.WEEK, starts_on=LAST_WEEK, event=event, **more)


def test_half_are_below_and_those_without_anything_are_zero():
    peers = make_peers(6)
    for peer, number in zip(peers, (10, 4, 3, 2), strict=False):
        count(peer, LAST_WEEK, number)
        count(peer, date(2026, 11, 22), 1)
    work_out(on=TODAY)
    median = of_last_week().get()
    # 11, 5, 4, 3, 0, 0
    assert (median.value, median.profiles, median.kind, median.region_id) == (Decimal("3.5"), 6, "conseiller", "53")
    assert of_last_week(Event.CONTACT).get().value == 0


def test_days_before_and_after_belong_to_other_weeks():
    peers = make_peers(5)
    for peer in peers:
        count(peer, date(2026, 11, 15), 100)
        count(peer, date(2026, 11, 23), 100)
    work_out(on=TODAY)
    assert of_last_week().get().value == 0
    assert Median.objects.get(unit=Unit.WEEK, starts_on=date(2026, 11, 9), event=Event.VIEW).value == 100


def test_four_profiles_are_too_few():
    make_peers(4)
    work_out(on=TODAY)
    assert not Median.objects.exists()


def test_the_database_refuses_a_comparison_with_too_few():
    builders.make_commune()
    values = {"region_id": "53", "event": "view", "unit": "mois", "starts_on": LAST_WEEK, "value": 1}
    for refused in ({"kind": "conseiller", "profiles": 4}, {"kind": "institutionnel", "profiles": 9}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Median.objects.create(**values, **refused)
    Median.objects.create(**values, kind="conseiller", profiles=5)


def test_kinds_and_regions_are_apart():
    make_peers(5)
    make_peers(4, commune=builders.make_commune(PARIS))
    make_peers(4, kind=Kind.CHAMPION)
    make_peers(5, kind=Kind.PROVIDER, commune=builders.make_commune(RENNES))
    work_out(on=TODAY)
    assert set(of_last_week().values_list("kind", "region", "profiles")) == {
        ("conseiller", "53", 5),
        ("offreur", "53", 5),
    }


def test_departments_of_one_region_are_together():
    make_peers(2)
    make_peers(3, commune=builders.make_commune(QUIMPER))
    work_out(on=TODAY)
    assert of_last_week().get().profiles == 5


def test_who_counts_among_the_others():
    peers = make_peers(6)
    actions.unpublish(profile=peers[0], by=None, at=timezone.now(), reason=EndReason.OWN_WISH)
    make_peers(3, user=None)  # nobody behind
    make_peers(3, published=False)
    make_peers(9, kind=Kind.INSTITUTION)
    for _ in range(3):
        builders.make_profile(at=LONG_AGO.replace(year=2026, month=11, day=18))  # arrived during that week
    work_out(on=TODAY)
    assert [median.profiles for median in of_last_week()] == [5]
    assert not Median.objects.filter(kind=Kind.INSTITUTION).exists()


def test_a_period_that_is_not_over_has_none():
    make_peers(5)
    work_out(on=TODAY)
    assert not Median.objects.filter(starts_on__in=[date(2026, 11, 23), date(2026, 11, 1)]).exists()
    weeks, months = (Median.objects.filter(unit=unit, event=Event.VIEW).count() for unit in Unit)
    assert (weeks, months) == (52, 11)


def test_what_is_written_does_not_change_any_more(django_assert_num_queries):
    peers = make_peers(5)
    work_out(on=TODAY)
    for peer in peers:
        count(peer, LAST_WEEK, 50)
    with django_assert_num_queries(2):
        work_out(on=TODAY)
    assert of_last_week().get().value == 0


def test_skipped_for_days_it_catches_up():
    make_peers(5)
    work_out(on=TODAY)
    work_out(on=date(2026, 12, 15))
    starts = set(Median.objects.filter(unit=Unit.WEEK).values_list("starts_on", flat=True))
    assert {date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 7)} <= starts
