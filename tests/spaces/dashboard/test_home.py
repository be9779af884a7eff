"""The first page of the space says what to do next."""

from datetime import timedelta

import pytest
from django.utils import timezone

from activateurs.foundation.ui import next_steps
from activateurs.matching.requests import actions
from tests.builders import make_profile, make_user
from tests.matching.requests.asking import make_handed

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser(client):
    """An activator who is signed in."""
    profile = make_profile()
    client.force_login(profile.user)
    return profile


def titles(client):
    return [step.title for step in client.get("/espace/").context["steps"]]


def test_requests_that_wait_are_told_the_most_urgent_first(client, adviser):
    now = timezone.now()
    make_handed(adviser, business_name="Plus tard")
    make_handed(adviser, at=now - timedelta(days=20), business_name="Urgent")
    done = make_handed(adviser, business_name="Répondue")
    actions.decline(request=done, by=adviser.user, at=now, reason="TIME", words="")
    found = [title for title in titles(client) if title.startswith("Répondez")]
    assert [title.split(",")[0] for title in found] == ["Répondez à Urgent", "Répondez à Plus tard"]


def test_somebody_elses_requests_are_not_told(client, adviser):
    make_handed(make_profile())
    assert [title for title in titles(client) if title.startswith("Répondez")] == []


def test_many_requests_are_summed_up(client, adviser):
    for _ in range(7):
        make_handed(adviser)
    found = titles(client)
    assert len([title for title in found if title.startswith("Répondez")]) == 5
    assert "D’autres demandes attendent votre réponse" in found


def test_when_nothing_waits_it_says_so(client, adviser, monkeypatch):
    monkeypatch.setattr(next_steps, "_providers", [])
    page = client.get("/espace/")
    assert "Tout est fait" in page.content.decode()
    assert "Ces sept derniers jours" in page.content.decode()


def test_who_has_no_profile_is_shown_the_way_in(client):
    client.force_login(make_user())
    html = client.get("/espace/").content.decode()
    assert "aucun profil d’activateur" in html
    assert 'href="/espace/inscription/"' in html


def test_staff_is_not_asked_to_join(client):
    client.force_login(make_user(is_staff=True))
    assert 'href="/espace/inscription/"' not in client.get("/espace/").content.decode()


def test_the_menu_leads_everywhere(client, adviser):
    html = client.get("/espace/demandes/").content.decode()
    assert 'href="/espace/demandes/" aria-current="true"' in html
    assert '<a href="/espace/">Mon espace</a>' in html


@pytest.mark.parametrize("number", [1, 20])
def test_the_page_costs_the_same_whatever_waits(client, adviser, number, django_assert_max_num_queries):
    for _ in range(number):
        make_handed(adviser)
    # Each app that may have something to say asks once or twice.
    with django_assert_max_num_queries(18):
        client.get("/espace/")
