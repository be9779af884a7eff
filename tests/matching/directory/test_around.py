"""What surrounds the list: suggestions, small maps, the ranking page, the sitemap."""

import re
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone

from activateurs.foundation.web.throttling import Scope
from activateurs.matching.directory.outlines import drawing
from activateurs.matching.directory.views import suggestions
from activateurs.matching.directory.words import of_place
from activateurs.membership.activators import actions
from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.kinds import Kind
from tests import builders

pytestmark = pytest.mark.django_db


def test_places_are_suggested_with_their_department(client) -> None:
    builders.make_communes(["56260", "35238"])
    assert client.get("/lieux/?q=van").json() == [
        {"value": "Vannes (56000)", "label": "Vannes (56000)", "hint": "Morbihan"}
    ]
    assert client.get("/lieux/?q=350").json()[0]["value"] == "Rennes (35000)"


def test_a_suggested_place_is_understood_by_the_list(client) -> None:
    builders.make_profile()
    value = client.get("/lieux/?q=vannes").json()[0]["value"]
    assert "autour de Vannes" in client.get("/activateurs/", {"lieu": value}).content.decode()


def test_needs_are_suggested_from_free_words(client) -> None:
    builders.make_taxonomy()
    first = client.get("/besoins/", {"q": "vendre mes fromages sur internet"}).json()[0]
    assert first == {"value": "Vendre sur internet", "label": "Vendre sur internet", "hint": "Vente en ligne"}


@pytest.mark.parametrize("path", ["/lieux/", "/besoins/"])
@pytest.mark.parametrize("text", ["", "\x00", "x" * 3000, "<script>", "%", "   "])
def test_suggestions_answer_anything(client, path: str, text: str) -> None:
    builders.make_taxonomy()
    builders.make_commune()
    response = client.get(path, {"q": text})
    assert response.status_code == 200
    assert len(response.json()) <= 8


def test_a_network_that_asks_too_much_gets_no_suggestion(client, monkeypatch) -> None:
    builders.make_commune()
    monkeypatch.setattr(suggestions, "ASKED_PER_MINUTE", Scope("suggestions", 2, 60))
    answers = [client.get("/lieux/?q=vannes") for _ in range(3)]
    assert [bool(answer.json()) for answer in answers] == [True, True, False]
    # A cache that many share keeps the suggestions, never their absence.
    assert [answer["Cache-Control"] for answer in answers] == ["public, max-age=3600"] * 2 + ["no-store"]


def test_a_need_in_free_words_is_applied_and_can_be_changed(client) -> None:
    builders.make_profile(expertises=["vente-en-ligne"])
    html = client.get("/activateurs/", {"besoin_texte": "vendre sur internet"}).content.decode()
    assert "Nous avons compris" in html
    assert 'value="vente-en-ligne" checked' in html
    assert re.search(r'name="besoin_texte" value=""', html)


def test_words_that_mean_nothing_are_said_to_be_so(client) -> None:
    builders.make_profile()
    html = client.get("/activateurs/", {"besoin_texte": "zzqqxx"}).content.decode()
    assert "Nous n’avons pas reconnu de besoin" in html
    assert "1 activateur" in html
    assert 'name="besoin_texte" value="zzqqxx"' in html


def test_words_of_a_ticked_need_ask_nothing_more(client) -> None:
    builders.make_profile(expertises=["vente-en-ligne"])
    asked = {"besoin": "vente-en-ligne", "besoin_texte": "vendre sur internet"}
    html = client.get("/activateurs/", asked).content.decode()
    assert "Vous avez écrit" not in html


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Vannes", "de Vannes"),
        ("Angers", "d’Angers"),
        ("Évreux", "d’Évreux"),
        ("Le Mans", "du Mans"),
        ("Les Sables-d’Olonne", "des Sables-d’Olonne"),
        ("La Rochelle", "de La Rochelle"),
        ("Yvetot", "d’Yvetot"),
    ],
)
def test_places_are_named_in_french(name: str, said: str) -> None:
    assert of_place(name) == said


@pytest.mark.parametrize(
    ("level", "code"), [("COUNTRY", "FR"), ("REGION", "53"), ("DEPARTMENT", "2A"), ("REGION", "04")]
)
def test_areas_are_drawn_light(level: str, code: str) -> None:
    svg = drawing(level, code)
    colours = {path.get("fill") for path in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}path")}
    assert "#1f7a6d" in colours
    assert len(svg) < 20_000


def test_a_commune_is_a_dot_in_its_region(client) -> None:
    builders.make_commune()
    response = client.get("/territoires/commune-56260.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert b"<circle" in response.content
    assert "max-age" in response["Cache-Control"]


@pytest.mark.parametrize("name", ["region-99", "departement-56", "department-999", "commune-00000", "x-y"])
def test_an_area_that_is_none_is_not_found(client, name: str) -> None:
    builders.make_commune()
    assert client.get(f"/territoires/{name}.svg").status_code == 404


def test_the_ranking_page_tells_what_the_law_asks(client) -> None:
    html = client.get("/classement/").content.decode()
    for told in (
        "Qui figure dans l’annuaire",
        "Quand quitte-t-on",
        "Dans quel ordre",
        "payer",
        "tiré au sort chaque jour",
    ):
        assert told in html


def test_the_sitemap_names_listed_profiles_only(client) -> None:
    shown = builders.make_profile()
    hidden = [
        builders.make_profile(Kind.INSTITUTION),
        builders.make_profile(published=False),
        builders.make_profile(),
    ]
    actions.unpublish(profile=hidden[2], by=None, at=timezone.now(), reason=EndReason.OWN_WISH)
    assert "sitemap-profils.xml" in client.get("/sitemap.xml").content.decode()
    xml = client.get("/sitemap-profils.xml").content.decode()
    assert f"http://testserver/activateurs/{shown.slug}/" in xml
    assert not [profile for profile in hidden if profile.slug in xml]


def test_the_sitemap_costs_the_same_whatever_the_number(client, django_assert_max_num_queries) -> None:
    for _ in range(5):
        builders.make_profile()
    with django_assert_max_num_queries(3):
        client.get("/sitemap-profils.xml")
