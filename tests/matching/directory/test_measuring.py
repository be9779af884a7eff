"""What visits count for: listed profiles, seen by persons who are not of the house (A5.2)."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from activateurs.foundation.journal.actions import fold
from activateurs.foundation.journal.models import Beacon, DailyCount
from activateurs.matching.directory import measuring
from activateurs.membership.activators import actions
from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.kinds import Kind
from tests import builders
from tests.matching.requests.asking import make_handed, make_request

pytestmark = pytest.mark.django_db
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0"
OURS = {"User-Agent": BROWSER, "Sec-Fetch-Site": "same-origin"}


def counts():
    """What the day says, by profile and event."""
    fold.call()
    return {(row.subject_id, row.event): row.count for row in DailyCount.objects.all()}


def page(client, path):
    """The token that the page carries, and the profiles that it shows."""
    html = client.get(path).content.decode()
    [token] = re.findall(r'data-measured="([^"]+)"', html)
    listed = re.findall(r'<h3><a href="/activateurs/([\w-]+)/', html)
    return token, listed or [path.split("/")[2]]


def say(client, token, slugs, **headers):
    """As static/js/measure.js does."""
    data = {"jeton": token, "fiches": " ".join(slugs)}
    response = client.post("/mesure/", data, headers=OURS | headers)
    assert response.status_code == 204
    assert not response.cookies
    assert not response.content


def look(client, profile, **headers):
    """Open the page of a profile."""
    say(client, *page(client, f"/activateurs/{profile.slug}/"), **headers)


@pytest.fixture
def visitor():
    """A browser that never signed in."""
    return Client(enforce_csrf_checks=True)


def test_the_page_of_a_profile_counts_a_view(visitor):
    profile = builders.make_profile()
    for _ in range(3):
        look(visitor, profile)
    assert counts() == {(profile.pk, "view"): 3}


@pytest.mark.parametrize("path", ["/activateurs/", "/activateurs/carte/"])
def test_a_list_counts_the_profiles_that_it_shows(visitor, path):
    shown = {builders.make_profile().pk for _ in range(20)}
    others = {builders.make_profile().pk for _ in range(5)}
    token, slugs = page(visitor, path)
    assert len(slugs) == 20
    say(visitor, token, slugs)
    found = counts()
    assert len(found) == 20
    assert set(found) <= {(pk, "appearance") for pk in shown | others}
    assert set(found.values()) == {1}


def test_the_next_page_and_what_htmx_asks_have_their_own_token(visitor):
    for _ in range(25):
        builders.make_profile()
    pages = [page(visitor, f"/activateurs/?page={number}") for number in (1, 2)]
    fragment = visitor.get("/activateurs/?page=2", headers={"HX-Request": "true"}).content.decode()
    assert len(re.findall(r'data-measured="([^"]+)"', fragment)) == 1
    for token, slugs in pages:
        say(visitor, token, slugs)
    assert sum(counts().values()) == 25


def test_cards_of_a_point_of_the_map_count(visitor):
    profile = builders.make_profile(on_map=True)
    commune = profile.structure.commune
    token, slugs = page(visitor, f"/activateurs/carte/fiches/?point={commune.latitude},{commune.longitude}")
    say(visitor, token, slugs)
    assert counts() == {(profile.pk, "appearance"): 1}


def test_the_same_page_said_again_counts_once(visitor):
    token, slugs = page(visitor, f"/activateurs/{builders.make_profile().slug}/")
    for _ in range(5):
        say(visitor, token, slugs)
    assert list(counts().values()) == [1]


def test_a_token_is_good_for_what_its_page_showed(visitor):
    one, two = builders.make_profile(), builders.make_profile()
    token, _ = page(visitor, f"/activateurs/{one.slug}/")
    for slugs in ([two.slug], [one.slug, two.slug], [], ["inconnu"]):
        say(visitor, token, slugs)
    say(visitor, "", [one.slug])
    assert not Beacon.objects.exists()


def test_reading_writes_nothing(visitor):
    profile = builders.make_profile()
    for path in (f"/activateurs/{profile.slug}/", "/activateurs/", "/mesure/"):
        visitor.get(path)
    assert not Beacon.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"User-Agent": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_robots_and_other_sites_count_for_nothing(visitor, headers):
    look(visitor, builders.make_profile(), **headers)
    assert not Beacon.objects.exists()


@pytest.mark.parametrize(("origin", "counted"), [("http://testserver", 1), ("http://autre.example", 0), ("", 0)])
def test_a_browser_that_tells_only_its_origin(visitor, origin, counted):
    token, slugs = page(visitor, f"/activateurs/{builders.make_profile().slug}/")
    data = {"jeton": token, "fiches": " ".join(slugs)}
    visitor.post("/mesure/", data, headers={"User-Agent": BROWSER, "Origin": origin})
    assert Beacon.objects.count() == counted


class TestVisitsOfTheHouse:
    def test_ones_own_profile_does_not_count(self, client):
        profile = builders.make_profile()
        client.force_login(profile.user)
        look(client, profile)
        assert not Beacon.objects.exists()

    def test_nor_that_of_a_colleague(self, client):
        profile = builders.make_profile()
        colleague = builders.make_profile(structure=profile.structure)
        client.force_login(colleague.user)
        look(client, profile)
        assert not Beacon.objects.exists()

    def test_that_of_somebody_else_does(self, client):
        profile = builders.make_profile()
        client.force_login(builders.make_profile().user)
        look(client, profile)
        assert counts() == {(profile.pk, "view"): 1}

    def test_in_a_list_the_others_count(self, client):
        own, other = builders.make_profile(), builders.make_profile()
        client.force_login(own.user)
        say(client, *page(client, "/activateurs/"))
        assert counts() == {(other.pk, "appearance"): 1}

    def test_staff_counts_for_nothing(self, client):
        client.force_login(builders.make_user(is_staff=True))
        look(client, builders.make_profile())
        assert not Beacon.objects.exists()

    def test_nor_do_they_leave_for_their_own_site(self, client):
        structure = builders.make_structure(website="https://site.example/")
        profile = builders.make_profile(structure=structure)
        client.force_login(profile.user)
        client.post(f"/activateurs/{profile.slug}/sortie/", headers=OURS)
        assert not DailyCount.objects.exists()


def test_a_profile_that_was_withdrawn_meanwhile_does_not_count(visitor):
    profile = builders.make_profile()
    token, slugs = page(visitor, f"/activateurs/{profile.slug}/")
    actions.unpublish(profile=profile, by=None, at=timezone.now(), reason=EndReason.OWN_WISH)
    say(visitor, token, slugs)
    assert not Beacon.objects.exists()


def test_an_institution_is_never_counted(visitor):
    profile = builders.make_profile(Kind.INSTITUTION)
    say(visitor, measuring.token(measuring.Event.VIEW, [profile.slug]), [profile.slug])
    assert not Beacon.objects.exists()


def test_one_network_does_not_inflate_a_view(visitor, monkeypatch):
    monkeypatch.setattr(measuring, "EACH_PER_HOUR", measuring.Scope("each", 3, 3600))
    profile = builders.make_profile()
    for _ in range(5):
        look(visitor, profile)
    assert counts() == {(profile.pk, "view"): 3}


def test_nor_appearances(visitor, monkeypatch):
    monkeypatch.setattr(measuring, "LISTS_PER_HOUR", measuring.Scope("lists", 2, 3600))
    profile = builders.make_profile()
    for _ in range(4):
        say(visitor, *page(visitor, "/activateurs/"))
    assert counts() == {(profile.pk, "appearance"): 2}


def test_a_request_counts_when_it_is_handed_over(visitor):
    profile = builders.make_profile()
    make_request(profile)
    assert counts() == {}
    make_handed(profile)
    assert counts() == {(profile.pk, "contact"): 1}


def test_noting_costs_two_queries(visitor, django_assert_max_num_queries):
    for _ in range(20):
        builders.make_profile()
    token, slugs = page(visitor, "/activateurs/")
    with django_assert_max_num_queries(4):  # two of them open and end the transaction
        say(visitor, token, slugs)
