"""A new version is told, recalled, and after its deadline the profile is not shown (A6; law.md, 14, 16 and 18)."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_ox.testing import run_tasks

from activateurs.foundation.notifications.models import Message
from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Profile
from activateurs.membership.charter import reminding
from activateurs.membership.charter.choices import Text
from activateurs.membership.charter.models import TextReminder
from tests.builders import make_profile, make_texts, make_user
from tests.membership.charter.writing import accept_all, make_version

pytestmark = pytest.mark.django_db
START = timezone.now()


@pytest.fixture(autouse=True)
def texts(db):
    make_texts(at=START - timedelta(days=40))


def member(kind=Kind.ADVISER, **fields):
    profile = make_profile(kind, at=START - timedelta(days=30), **fields)
    accept_all(profile, at=START - timedelta(days=30))
    return profile


def tell(days=0):
    while reminding.tell(at=START + timedelta(days=days)):
        pass


def mails():
    return list(
        Message.objects.filter(name__startswith="charter.").order_by("pk").values_list("name", "recipient").all()
    )


def names():
    return [name for name, _ in mails()]


@pytest.mark.parametrize("kind", Kind)
def test_the_whole_life_of_a_deadline(kind):
    profile = member(kind)
    version = make_version(Text.CHARTER, at=START, days=30)
    told = {}
    for day in range(33):
        before = len(mails())
        tell(day)
        told[day] = names()[before:]
    assert {day: found for day, found in told.items() if found} == {
        0: ["charter.new_version"],
        15: ["charter.reminder"],
        30: ["charter.reminder"],
        31: ["charter.unpublished"],
    }
    row = profile.publications.get()
    assert (row.end_reason, row.ended_by, row.ended_at.date()) == (
        EndReason.TEXTS,
        None,
        (START + timedelta(days=31)).date(),
    )
    accept_all(profile, at=START + timedelta(days=40))
    assert Profile.objects.published().get() == profile
    assert version.acceptances.get().user == profile.user


def test_publishing_tells_at_once():
    member()
    make_version(Text.CHARTER)
    run_tasks()
    assert names() == ["charter.new_version"]


def test_says_what_changed_until_when_and_where_to_accept():
    profile = member()
    version = make_version(Text.CHARTER, at=START, what_changed="Vous répondez en deux jours.")
    tell()
    text = Message.objects.get(name="charter.new_version").text
    assert "Vous répondez en deux jours." in text
    assert f"/espace/profils/{profile.slug}/charte/" in text
    assert "/charte/versions/2/changements/" in text
    assert f"{version.accept_by.day} " in text


def test_says_why_the_profile_is_not_shown_and_what_to_do():
    profile = member()
    make_version(Text.TERMS, at=START)
    tell()
    tell(days=31)
    text = Message.objects.get(name="charter.unpublished").text
    for words in ("La raison", "La règle", "programme informatique", "six mois", f"{profile.slug}/charte/"):
        assert words in text


def test_who_accepted_is_left_alone():
    profile = member()
    make_version(Text.CHARTER, at=START)
    tell()
    accept_all(profile, at=START + timedelta(days=2))
    for day in (15, 30, 31, 60):
        tell(day)
    assert names() == ["charter.new_version"]
    assert Profile.objects.published().exists()


def test_one_mail_for_a_person_of_several_profiles():
    person = make_user()
    first, second = member(user=person), member(user=person)
    make_version(Text.CHARTER, at=START)
    tell()
    assert mails() == [("charter.new_version", person.email)]
    accept_all(first, at=START)
    tell(days=31)
    assert Profile.objects.published().get() == first
    assert second.publications.get().end_reason == EndReason.TEXTS


def test_twice_tells_once():
    member()
    make_version(Text.CHARTER, at=START)
    for day in (0, 0, 15, 15, 31, 31):
        tell(day)
    assert names() == ["charter.new_version", "charter.reminder", "charter.unpublished"]


def test_skipped_for_weeks_shortens_nobodys_time():
    member()
    make_version(Text.CHARTER, at=START, days=15)
    tell(days=40)
    assert names() == ["charter.new_version"]
    assert Profile.objects.published().exists()
    tell(days=54)
    assert Profile.objects.published().exists()
    tell(days=56)
    assert names()[-1] == "charter.unpublished"
    assert not Profile.objects.published().exists()


def test_a_reminder_missed_is_not_sent_on_top_of_the_next():
    member()
    make_version(Text.CHARTER, at=START, days=30)
    tell()
    tell(days=30)
    assert names() == ["charter.new_version", "charter.reminder"]
    assert "dernier jour" in Message.objects.get(name="charter.reminder").text


@pytest.mark.parametrize("fields", [{"user": None}, {"published": False}])
def test_whom_it_does_not_concern(fields):
    make_profile(**fields)
    make_version(Text.CHARTER, at=START)
    tell()
    tell(days=60)
    assert mails() == []


def test_suspended_account_is_not_written_to():
    member(user=make_user(is_active=False))
    make_version(Text.CHARTER, at=START)
    tell()
    assert mails() == []


def test_first_version_takes_nobody_out():
    make_profile()
    tell(days=400)
    assert mails() == []
    assert Profile.objects.published().exists()


def test_only_the_version_in_force_is_told():
    member()
    make_version(Text.CHARTER, at=START)
    make_version(Text.CHARTER, at=START + timedelta(days=1))
    tell(days=1)
    assert set(TextReminder.objects.values_list("version__number", flat=True)) == {3}


def test_many_people_are_told_in_several_runs(monkeypatch):
    monkeypatch.setattr(reminding, "AT_ONCE", 2)
    people = [member().user.email for _ in range(5)]
    make_version(Text.CHARTER, at=START)
    assert reminding.tell(at=START)
    assert len(mails()) == 2
    tell()
    assert sorted(recipient for _, recipient in mails()) == sorted(people)


@pytest.mark.parametrize("number", [1, 12])
def test_nothing_due_costs_little(number, django_assert_num_queries):
    for _ in range(number):
        member()
    make_version(Text.CHARTER, at=START)
    tell()
    with django_assert_num_queries(3):
        reminding.tell(at=START)
