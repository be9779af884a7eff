"""The activator's space: its own requests, its answers, and nothing of the others' (A4.1, A4.9)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from activateurs.matching.requests import actions
from tests.builders import make_profile, make_user
from tests.matching.requests.asking import BUSINESS, TYPED, make_handed, make_request

pytestmark = pytest.mark.django_db
PAGES = ("dashboard:request", "dashboard:accept", "dashboard:decline")


@pytest.fixture
def adviser(client):
    """An activator who is signed in."""
    profile = make_profile()
    client.force_login(profile.user)
    return profile


def pages(request):
    return [reverse(page, args=[request.public_id]) for page in PAGES]


def test_sign_in_is_required(client):
    request = make_handed()
    for path in ["/espace/", "/espace/demandes/", *pages(request)]:
        assert client.get(path).url.startswith("/connexion/?next=/espace/")


def test_somebody_elses_request_does_not_exist(client, adviser):
    request = make_handed()
    for path in pages(request):
        assert client.get(path).status_code == 404
        assert client.post(path).status_code in {404, 405}
    for path in ("/espace/", "/espace/demandes/"):
        assert TYPED["need"] not in client.get(path).content.decode()


def test_staff_read_no_request_either(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    for path in pages(make_handed()):
        assert client.get(path).status_code == 404


def test_an_unproven_request_is_not_there(client, adviser):
    request = make_request(adviser)
    assert client.get(pages(request)[0]).status_code == 404


def test_the_most_urgent_waits_on_top(client, adviser):
    now = timezone.now()
    later = make_handed(adviser, need="plus tard")
    urgent = make_handed(adviser, at=now - timedelta(days=20), need="urgent")
    done = make_handed(adviser, need="répondue")
    actions.decline(request=done, by=adviser.user, at=now, reason="TIME", words="")
    page = client.get("/espace/demandes/")
    assert [one.pk for one in page.context["page"]] == [urgent.pk, later.pk, done.pk]
    assert "En retard" in page.content.decode()
    shown = client.get("/espace/demandes/?etat=DECLINED").context["page"]
    assert [one.pk for one in shown] == [done.pk]
    assert client.get("/espace/demandes/?etat=n’importe&page=9999").status_code == 200


def test_answering_with_a_date(client, adviser):
    request = make_handed(adviser)
    _, accept, _ = pages(request)
    today = timezone.localdate()
    for wrong in ("", "hier", str(today - timedelta(days=1)), str(today + timedelta(days=90))):
        response = client.post(accept, {"promised_on": wrong, "words": "Bonjour"})
        assert list(response.context["form"].errors) == ["promised_on"]
        assert "Bonjour" in response.content.decode()
    client.post(accept, {"promised_on": str(today), "words": "Bonjour"})
    assert request.stage.promised_on == today
    assert "déjà une réponse" in client.post(accept, {"promised_on": str(today)}, follow=True).content.decode()


def test_refusing_for_another_reason_needs_words(client, adviser):
    request = make_handed(adviser)
    *_, decline = pages(request)
    assert list(client.post(decline, {}).context["form"].errors) == ["reason"]
    assert list(client.post(decline, {"reason": "OTHER"}).context["form"].errors) == ["words"]
    client.post(decline, {"reason": "OTHER", "words": "Je pars en retraite."})
    assert (request.stage.state, request.stage.words) == ("DECLINED", "Je pars en retraite.")


@pytest.mark.parametrize("end", ["decline", "withdraw"])
def test_what_was_confided_is_hidden_once_the_request_is_closed(client, adviser, end):
    request = make_handed(adviser)
    path = pages(request)[0]
    before = client.get(path).content.decode()
    assert BUSINESS in before
    assert "06 12 34 56 78" in before
    if end == "decline":
        actions.decline(request=request, by=adviser.user, at=timezone.now(), reason="TIME", words="")
    else:
        actions.withdraw(request=request, at=timezone.now())
    for page in map(client.get, (path, "/espace/", "/espace/demandes/")):
        for secret in (BUSINESS, TYPED["business_name"], TYPED["need"], "06 12 34 56 78"):
            assert secret not in page.content.decode()


@pytest.mark.parametrize("number", [1, 25])
def test_the_list_costs_the_same_whatever_its_length(client, adviser, number, django_assert_max_num_queries):
    for _ in range(number):
        make_handed(adviser)
    with django_assert_max_num_queries(7):
        client.get("/espace/demandes/")


def test_every_profile_of_the_person_is_summed_up(client, adviser):
    make_profile(user=adviser.user, kind="championne", published=False)
    page = client.get("/espace/").content.decode()
    assert "Visible dans l’annuaire" in page.replace("&#x27;", "'")
    assert "Pas encore publié" in page


def test_an_institution_is_told_that_only_members_see_it(client):
    client.force_login(make_profile(kind="institutionnel").user)
    assert "Visible des membres seulement" in client.get("/espace/").content.decode()
