from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError

from activateurs.membership.activators import actions, changes
from activateurs.membership.activators.choices import Availability, EndReason
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Profile, Publication
from tests.builders import make_profile, make_structure, make_user

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = AT.date()


@pytest.mark.parametrize("kind", Kind.values)
def test_only_published_profiles_of_public_kinds_are_listed(kind):
    profile = make_profile(kind, published=False)
    assert not Profile.objects.listed().exists()
    profile.publish(by=None, at=AT)
    assert Profile.objects.listed().exists() == (kind != Kind.INSTITUTION)
    profile.unpublish(by=None, at=AT, reason=EndReason.DECISION)
    assert not Profile.objects.listed().exists()


@pytest.mark.parametrize(
    ("first_name", "last_name", "structure", "shown"),
    [
        ("Nolwenn", "Le Bihan", "Conseil du Golfe", "Nolwenn Le Bihan, Conseil du Golfe"),
        ("Nolwenn", "Le Bihan", "Nolwenn Le Bihan, conseil numérique", "Nolwenn Le Bihan, conseil numérique"),
        ("Nolwenn", "Le Bihan", "NOLWENN LE BIHAN", "NOLWENN LE BIHAN"),
        ("", "", "Conseil du Golfe", "Conseil du Golfe"),
    ],
)
def test_nobody_is_named_twice(first_name, last_name, structure, shown):
    profile = make_profile(structure=make_structure(structure), first_name=first_name, last_name=last_name)
    assert profile.full_name == shown


@pytest.mark.parametrize("kind", Kind.values)
@pytest.mark.parametrize("opted_in", [True, False])
def test_on_the_map_by_kind_and_by_choice(kind, opted_in):
    allowed = kind in {Kind.ADVISER, Kind.FUNDING_ADVISER, Kind.CHAMPION}
    assert Profile(kind=kind, on_map=opted_in).shown_on_map() == (allowed and opted_in)


@pytest.mark.parametrize(
    ("availability", "back", "takes"),
    [
        (Availability.OPEN, None, True),
        (Availability.LIMITED, None, True),
        (Availability.CLOSED, None, False),
        (Availability.ABSENT, None, False),
        (Availability.ABSENT, TODAY + timedelta(days=1), False),
        (Availability.ABSENT, TODAY, True),
        (Availability.ABSENT, date(2026, 1, 1), True),
    ],
)
def test_requests_follow_availability(availability, back, takes):
    profile = Profile(kind=Kind.ADVISER, user_id=1, availability=availability, available_from=back)
    assert profile.takes_requests(on=TODAY) == takes


def test_nobody_writes_to_a_listing_without_person():
    assert not Profile(kind=Kind.ADVISER, user_id=None).takes_requests(on=TODAY)


@pytest.mark.parametrize("kind", [Kind.PROVIDER, Kind.INSTITUTION])
def test_nobody_writes_to_kinds_that_are_not_contactable(kind):
    assert not Profile(kind=kind, user_id=1).takes_requests(on=TODAY)


def test_publishing_twice_keeps_the_first_period():
    profile = make_profile(published=False)
    first = profile.publish(by=None, at=AT)
    assert profile.publish(by=make_user(), at=AT + timedelta(days=1)) == first


def test_a_withdrawal_says_who_when_and_why_and_may_be_followed_by_another_period():
    profile = make_profile(published=False)
    agent = make_user()
    actions.publish(profile=profile, by=agent, at=AT)
    actions.unpublish(profile=profile, by=agent, at=AT + timedelta(days=3), reason=EndReason.OWN_WISH)
    actions.unpublish(profile=profile, by=None, at=AT + timedelta(days=9), reason=EndReason.DECISION)
    actions.publish(profile=profile, by=agent, at=AT + timedelta(days=10))
    first, second = Publication.objects.order_by("published_at")
    assert (first.ended_by, first.ended_at, first.end_reason) == (agent, AT + timedelta(days=3), EndReason.OWN_WISH)
    assert second.ended_at is None


def test_the_database_refuses_two_open_periods():
    profile = make_profile()
    with pytest.raises(IntegrityError):
        profile.publications.create(published_at=AT)


def test_every_change_of_publication_is_announced(monkeypatch):
    profile = make_profile(published=False)
    heard = []
    monkeypatch.setattr(changes, "_listeners", [heard.extend])
    actions.publish(profile=profile, by=None, at=AT)
    actions.unpublish(profile=profile, by=None, at=AT, reason=EndReason.DECISION)
    assert heard == [profile.pk, profile.pk]


def test_a_person_may_have_several_profiles_but_not_twice_the_same():
    profile = make_profile()
    other = make_profile(Kind.CHAMPION, user=profile.user, structure=profile.structure)
    assert set(Profile.objects.of(profile.user)) == {profile, other}
    with pytest.raises(IntegrityError):
        make_profile(user=profile.user, structure=profile.structure)


def test_announcing_nothing_calls_nobody(monkeypatch):
    monkeypatch.setattr(changes, "_listeners", [lambda ids: pytest.fail("called")])
    changes.announce([])


def test_a_listener_registered_twice_hears_once(monkeypatch):
    heard = []

    def listen(ids):
        heard.append(list(ids))

    monkeypatch.setattr(changes, "_listeners", [])
    changes.register(listen)
    changes.register(listen)
    changes.announce([3, 1, 3])
    assert heard == [[1, 3]]
