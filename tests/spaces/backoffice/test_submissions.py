"""The moderators' queue, and the page on which one decides: profile beside checks, one outcome."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from activateurs.foundation.accounts.choices import Role
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.joining import actions, structural
from activateurs.membership.joining.models import Decision
from tests.builders import make_staff
from tests.membership.joining.joining import (
    ASKED,
    PRESENTATION,
    PUBLISHED,
    REFUSED,
    decide,
    is_listed,
    make_decided,
    make_moderator,
    make_ready,
    make_sent,
)

pytestmark = pytest.mark.django_db
QUEUE = "/gestion/profils/"


@pytest.fixture
def moderator(client):
    user = make_moderator()
    client.force_login(user)
    return user


def url_of(submission):
    return reverse("backoffice:submission", args=[submission.pk])


def send_decision(client, submission, **typed):
    version = actions.fingerprint(submission)
    return client.post(url_of(submission), {"version": version} | typed, follow=True)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.MODERATOR])
def test_for_others_it_does_not_exist(client, role):
    submission = make_sent()
    client.force_login(make_staff(role))
    for path in (QUEUE, url_of(submission)):
        assert client.get(path).status_code == 404
    assert client.post(url_of(submission), {"outcome": "PUBLISHED"}).status_code == 404
    assert not Decision.objects.exists()


def test_oldest_first_with_counts_and_filters(client, moderator):
    now = timezone.now()
    recent = make_sent(at=now)
    old = make_sent(make_ready(Kind.PROVIDER), at=now - timedelta(days=90))
    gone = make_decided(PUBLISHED)
    page = client.get(QUEUE)
    assert [one.pk for one in page.context["page"]] == [old.pk, recent.pk]
    assert gone.submission.profile.full_name not in page.content.decode()
    assert page.context["counts"] == {"everything": 2, "new": 2, "structural": 0, "late": 1}
    assert "En retard" in page.content.decode()
    for query, expected in (("retard=1", [old]), ("type=offreur", [old]), ("motif=STRUCTURAL", []), ("type=x", None)):
        shown = [one.pk for one in client.get(f"{QUEUE}?{query}").context["page"]]
        assert shown == [one.pk for one in ([old, recent] if expected is None else expected)]


@pytest.mark.parametrize("number", [1, 20])
def test_the_queue_costs_the_same_whatever_its_length(client, moderator, number, django_assert_max_num_queries):
    for _ in range(number):
        make_sent()
    with django_assert_max_num_queries(7):
        client.get(QUEUE)


def test_one_page_costs_few_queries(client, moderator, django_assert_max_num_queries):
    submission = make_sent()
    client.get(url_of(submission))
    with django_assert_max_num_queries(18):
        client.get(url_of(submission))


def test_the_profile_stands_beside_its_checks(client, moderator):
    submission = make_sent()
    page = client.get(url_of(submission)).content.decode()
    assert PRESENTATION[:40] in page
    for row in submission.checks:
        assert row["label"] in page
    assert submission.profile.user.email in page


def test_publishing(client, moderator):
    submission = make_sent()
    page = send_decision(client, submission, outcome="PUBLISHED")
    assert "Votre décision est prise" in page.content.decode()
    assert is_listed(submission.profile)
    assert Decision.objects.get().by == moderator


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({}, ["outcome"]),
        ({"outcome": "REFUSED"}, ["ground", "words"]),
        ({"outcome": "REFUSED", "ground": "ACTIVITY"}, ["words"]),
        ({"outcome": "REFUSED", "ground": "INCOMPLETE", "words": "a"}, ["ground"]),
        ({"outcome": "CHANGES", "ground": "TOO_YOUNG", "words": "a"}, ["ground"]),
    ],
)
def test_whatever_is_not_published_needs_reasons(client, moderator, typed, wrong):
    submission = make_sent()
    answer = client.post(url_of(submission), typed)
    assert sorted(answer.context["form"].errors) == wrong
    assert not Decision.objects.exists()


def test_the_second_moderator_sees_the_decision_of_the_first(client, moderator):
    submission = make_sent()
    decide(submission, ASKED)
    page = send_decision(client, submission, outcome="PUBLISHED").content.decode()
    assert "Quelqu’un d’autre a décidé" in page
    assert ASKED.words in page
    assert not is_listed(submission.profile)


def test_what_changed_meanwhile_is_shown_again(client, moderator):
    submission = make_sent()
    typed = {"version": "0.0", "outcome": "REFUSED", "ground": "ACTIVITY", "words": "Mes mots"}
    page = client.post(url_of(submission), typed).content.decode()
    assert "Relisez-le" in page
    assert "Mes mots" in page
    assert not Decision.objects.exists()


def test_ones_own_profile_has_no_form(client):
    moderator = make_moderator()
    submission = make_sent(make_ready(user=moderator))
    client.force_login(moderator)
    page = client.get(url_of(submission)).content.decode()
    assert "quelqu’un d’autre décide" in page
    assert 'name="outcome"' not in page
    send_decision(client, submission, outcome="PUBLISHED")
    assert not Decision.objects.exists()


def test_a_structural_change_shows_before_and_after(client, moderator):
    profile = make_decided(PUBLISHED).submission.profile
    present = structural.standing_of(profile)
    wanted = structural.Standing(structure="Nouveau nom", siret=present.siret, kind=present.kind, family=present.family)
    submission = actions.ask_change(profile=profile, wanted=wanted, by=profile.user, at=timezone.now())
    page = client.get(url_of(submission)).content.decode()
    assert profile.structure.name in page
    assert "Nouveau nom" in page
    assert client.get(f"{QUEUE}?motif=STRUCTURAL").context["page"].object_list[0].pk == submission.pk


def test_an_appeal_is_answered_by_another_person(client, moderator):
    decision = make_decided(REFUSED, by=moderator)
    appeal = actions.appeal(
        decision=decision, words="Vous confondez", by=decision.submission.profile.user, at=timezone.now()
    )
    path = reverse("backoffice:appeal", args=[appeal.pk])
    assert 'name="outcome"' not in client.get(path).content.decode()
    other = make_moderator()
    client.force_login(other)
    assert "Vous confondez" in client.get(path).content.decode()
    assert path in client.get(QUEUE).content.decode()
    answer = client.post(path, {"outcome": "OVERTURNED", "words": "En effet."}, follow=True)
    assert "Votre réponse est envoyée" in answer.content.decode()
    assert is_listed(decision.submission.profile)
    assert path not in client.get(QUEUE).content.decode()


def test_checking_again(client, moderator):
    submission = make_sent()
    answer = client.post(reverse("backoffice:check_again", args=[submission.pk]), follow=True)
    assert "Les vérifications sont refaites" in answer.content.decode()
