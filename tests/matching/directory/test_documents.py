"""What visitors read of a profile is written with the profile, and leaves with it."""

import json
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from activateurs.matching.directory import showcase
from activateurs.matching.directory.actions import refresh_showcases
from activateurs.matching.directory.models import Showcase
from activateurs.membership.activators import actions, changes
from activateurs.membership.activators.choices import Availability, EndReason
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Profile
from tests import builders

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def withdraw(profile) -> None:
    actions.unpublish(profile=profile, by=None, at=timezone.now(), reason=EndReason.OWN_WISH)


def test_it_is_written_and_undone_with_the_change() -> None:
    profile = builders.make_profile(presentation="Avant.")
    with transaction.atomic():
        Profile.objects.filter(pk=profile.pk).update(presentation="Jamais.")
        changes.announce([profile.pk])
        assert showcase.read(profile.slug)["presentation"] == "Jamais."
        transaction.set_rollback(True)
    assert showcase.read(profile.slug)["presentation"] == "Avant."


def test_a_withdrawn_profile_leaves_nothing_at_once() -> None:
    profile = builders.make_profile()
    withdraw(profile)
    assert not Showcase.objects.exists()
    actions.publish(profile=profile, by=None, at=timezone.now())
    assert showcase.read(profile.slug)["name"] == profile.display_name


def test_a_deleted_profile_leaves_nothing_and_frees_its_address() -> None:
    profile = builders.make_profile(slug="camille")
    pk = profile.pk
    profile.publications.all().delete()
    profile.delete()
    changes.announce([pk])
    assert showcase.read("camille") is None
    builders.make_profile(slug="camille", first_name="Dominique")
    assert showcase.read("camille")["name"].startswith("Dominique")


def test_two_profiles_may_exchange_their_addresses() -> None:
    one, two = builders.make_profile(slug="un"), builders.make_profile(slug="deux")
    for profile, slug in ((one, "entre-deux"), (two, "un"), (one, "deux")):
        Profile.objects.filter(pk=profile.pk).update(slug=slug)
    changes.announce([one.pk, two.pk])
    assert dict(Showcase.objects.values_list("slug", "pk")) == {"deux": one.pk, "un": two.pk}


def test_an_institution_and_a_draft_are_never_written() -> None:
    builders.make_profile(Kind.INSTITUTION)
    builders.make_profile(published=False)
    assert not Showcase.objects.exists()
    profile = builders.make_profile()
    Profile.objects.filter(pk=profile.pk).update(kind=Kind.INSTITUTION)
    changes.announce([profile.pk])
    assert not Showcase.objects.exists()


def test_it_holds_nothing_that_reaches_the_person() -> None:
    profile = builders.make_profile(
        phone="0612345678", presentation="Écrivez à a@exemple.fr", price_note="ou au 06 12 34 56 78"
    )
    builders.make_reference(profile, need="b@exemple.fr", work="c@exemple.fr", year=2025)
    changes.announce([profile.pk])
    held = json.dumps(Showcase.objects.get().document)
    assert profile.user.email not in held
    assert "exemple.fr" not in held
    assert "0612345678" not in held
    assert "06 12" not in held


def test_cases_come_with_the_latest_first_and_videos_of_the_web_only() -> None:
    profile = builders.make_profile()
    for year in (2023, 2025, 2024):
        builders.make_reference(profile, year=year)
    profile.videos.create(title="Piège", url="data:text/html,x")
    changes.announce([profile.pk])
    shown = showcase.read(profile.slug)
    assert [case["year"] for case in shown["references"]] == [2025, 2024, 2023]
    assert shown["videos"] == []


@pytest.mark.parametrize("kind", [Kind.ADVISER, Kind.PROVIDER])
@pytest.mark.parametrize("availability", Availability)
@pytest.mark.parametrize("days", [None, -1, 0, 1])
def test_requests_are_taken_as_the_profile_says(kind, availability, days) -> None:
    back = None if days is None else TODAY + timedelta(days=days)
    profile = builders.make_profile(kind, availability=availability, available_from=back)
    assert showcase.takes_requests(showcase.read(profile.slug), on=TODAY) is profile.takes_requests(on=TODAY)


def test_rebuilding_writes_what_was_lost(capsys) -> None:
    profile = builders.make_profile()
    Showcase.objects.all().delete()
    call_command("rebuild_index")
    assert showcase.read(profile.slug)["name"] == profile.display_name


def test_writing_costs_the_same_for_one_and_for_many() -> None:
    ids = [builders.make_profile().pk for _ in range(6)]
    with CaptureQueriesContext(connection) as one:
        refresh_showcases(ids[:1])
    with CaptureQueriesContext(connection) as many:
        refresh_showcases(ids)
    assert len(one) == len(many)
