"""A person accepts the texts for each of its profiles (A6)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from activateurs.membership.activators import actions as activators
from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Profile
from activateurs.membership.charter import actions, policies
from activateurs.membership.charter.choices import Text
from activateurs.membership.charter.models import Acceptance
from activateurs.membership.situations.actions import departures
from activateurs.membership.situations.choices import DepartureCause
from tests.builders import make_profile, make_texts, make_user
from tests.membership.charter.writing import accept_all, make_draft, make_version

pytestmark = pytest.mark.django_db


def outstanding(profile):
    return [str(version) for version in policies.outstanding(profile, on=timezone.localdate())]


@pytest.fixture(autouse=True)
def texts(db):
    make_texts(at=timezone.now() - timedelta(days=40))


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_accepts_both_texts(kind):
    profile = make_profile(kind)
    assert outstanding(profile) == ["Charte des activateurs, version 1", "Conditions d’utilisation, version 1"]
    accept_all(profile)
    assert outstanding(profile) == []


def test_is_kept_with_who_when_and_which():
    now = timezone.now()
    profile = make_profile(first_name="Anne", last_name="Kermarrec")
    accept_all(profile, at=now)
    row = Acceptance.objects.get(version__text=Text.CHARTER)
    assert (row.profile, row.user, row.at, row.version.number) == (profile, profile.user, now, 1)
    assert row.signed_as.startswith("Anne Kermarrec, Atelier")
    assert profile.user.email in row.signed_as


def test_is_for_one_profile_only():
    person = make_user()
    one, other = make_profile(user=person), make_profile(user=person)
    accept_all(one)
    assert len(outstanding(other)) == 2


def test_is_of_one_person_only():
    profile = make_profile()
    accept_all(profile)
    profile.user = make_user()
    profile.save()
    assert len(outstanding(profile)) == 2


def test_of_somebody_else_is_refused():
    profile = make_profile()
    with pytest.raises(actions.NotYourProfileError):
        actions.accept(versions=policies.in_force(), profile=profile, by=make_user(), at=timezone.now())
    assert not Acceptance.objects.exists()


def test_listing_without_a_person_accepts_nothing():
    profile = make_profile(user=None)
    with pytest.raises(actions.NotYourProfileError):
        actions.accept(versions=policies.in_force(), profile=profile, by=make_user(), at=timezone.now())


def test_twice_counts_once():
    profile = make_profile()
    versions = policies.in_force()
    for _ in range(2):
        actions.accept(versions=versions, profile=profile, by=profile.user, at=timezone.now())
    assert Acceptance.objects.count() == 2


def test_new_version_asks_again():
    profile = make_profile()
    accept_all(profile)
    make_version(Text.CHARTER)
    assert outstanding(profile) == ["Charte des activateurs, version 2"]
    accept_all(profile)
    assert outstanding(profile) == []
    assert Acceptance.objects.count() == 3


def test_former_version_and_draft_are_refused():
    profile = make_profile()
    former = policies.in_force()[0]
    make_version(Text.CHARTER)
    for version in (former, make_draft(Text.TERMS)):
        with pytest.raises(actions.NotInForceError):
            actions.accept(versions=[version], profile=profile, by=profile.user, at=timezone.now())
    assert not Acceptance.objects.exists()


def test_outlives_profile_and_person():
    profile = make_profile()
    accept_all(profile)
    person = profile.user
    profile.delete()
    person.delete()
    assert all(row.signed_as for row in Acceptance.objects.all())
    assert Acceptance.objects.count() == 2


@pytest.mark.parametrize("number", [1, 5])
def test_many_profiles_cost_as_much_as_one(number, django_assert_num_queries):
    profiles = [make_profile() for _ in range(number)]
    with django_assert_num_queries(2):
        found = policies.outstanding_of(profiles, on=timezone.localdate())
    assert [len(versions) for versions in found.values()] == [2] * number


class TestAfterTheDeadline:
    def test_accepting_brings_the_profile_back(self):
        now = timezone.now()
        profile = make_profile(at=now)
        activators.unpublish(profile=profile, by=None, at=now, reason=EndReason.TEXTS)
        charter, terms = policies.in_force()
        actions.accept(versions=[charter], profile=profile, by=profile.user, at=now)
        assert not Profile.objects.published().exists()
        actions.accept(versions=[terms], profile=profile, by=profile.user, at=now)
        assert Profile.objects.published().get() == profile

    @pytest.mark.parametrize("reason", [reason for reason in EndReason if reason != EndReason.TEXTS])
    def test_accepting_undoes_nothing_else(self, reason):
        profile = make_profile()
        activators.unpublish(profile=profile, by=None, at=timezone.now(), reason=reason)
        accept_all(profile)
        assert not Profile.objects.published().exists()

    def test_whoever_takes_a_profile_over_does_not_publish_it_alone(self):
        now = timezone.now()
        profile = make_profile(at=now - timedelta(days=9))
        activators.unpublish(profile=profile, by=None, at=now, reason=EndReason.TEXTS)
        leaver = profile.user
        plan = departures.Plan(cause=DepartureCause.RETIREMENT, on=timezone.localdate(now))
        departures.record(profile=profile, plan=plan, by=leaver, at=now)
        profile.refresh_from_db()
        assert profile.user is None
        Profile.objects.filter(pk=profile.pk).update(user=make_user())
        profile.refresh_from_db()
        (words,) = accept_all(profile)
        assert "l’équipe du programme doit d’abord la relire" in words
        assert not Profile.objects.published().exists()

    def test_accepting_publishes_nothing_that_was_not(self):
        profile = make_profile(published=False)
        accept_all(profile)
        assert not Profile.objects.published().exists()
