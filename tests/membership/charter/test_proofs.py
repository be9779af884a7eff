"""Proofs of acceptance are kept five years after leaving, then erased (law.md, 20)."""

from datetime import date

import pytest

from activateurs.membership.charter import actions, proofs
from activateurs.membership.charter.models import Acceptance
from tests.builders import make_profile, make_texts
from tests.membership.charter.writing import accept_all

pytestmark = pytest.mark.django_db
LEFT = date(2026, 2, 28)


@pytest.fixture
def profile():
    make_texts()
    profile = make_profile()
    accept_all(profile)
    return profile


def test_are_kept_as_long_as_the_profile_is_there(profile):
    proofs.erase(on=date(2046, 1, 1))
    assert Acceptance.objects.count() == 2


@pytest.mark.parametrize(("day", "kept"), [(date(2031, 2, 28), 2), (date(2031, 3, 1), 0)])
def test_go_five_years_after_it_left(profile, day, kept):
    proofs.release(profile=profile, on=LEFT)
    proofs.erase(on=day)
    assert Acceptance.objects.count() == kept


def test_leaving_twice_counts_from_the_first_time(profile):
    proofs.release(profile=profile, on=LEFT)
    proofs.release(profile=profile, on=date(2030, 1, 1))
    assert set(Acceptance.objects.values_list("ended_on", flat=True)) == {LEFT}


def test_profile_erased_without_a_word_counts_from_the_day_it_is_seen(profile):
    profile.delete()
    proofs.erase(on=LEFT)
    assert set(Acceptance.objects.values_list("ended_on", flat=True)) == {LEFT}


def test_is_a_setting(profile, settings):
    settings.CHARTER_PROOF_YEARS = 1
    proofs.release(profile=profile, on=LEFT)
    proofs.erase(on=date(2027, 3, 1))
    assert not Acceptance.objects.exists()


def test_task_runs(profile):
    actions.erase_old_proofs.call()
    assert Acceptance.objects.count() == 2
