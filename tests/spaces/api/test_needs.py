"""A need written as a shop owner speaks gives expertises, best first."""

import pytest

from activateurs.matching.finder import taxonomy
from activateurs.membership.activators.models import Expertise

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reference(reference_data):
    """The taxonomy."""


def asked(client, text):
    response = client.get("/api/v1/besoins", {"q": text})
    assert response.status_code == 200
    return response.json()["resultats"]


def test_the_promised_fields(client):
    for one in asked(client, "je voudrais vendre mes fromages sur internet"):
        assert set(one) == {"slug", "libelle", "besoin", "theme", "score"}


def test_a_right_expertise_comes_first(client):
    first = asked(client, "je voudrais vendre mes fromages sur internet")[0]
    expertise = Expertise.objects.select_related("theme").get(slug="vente-en-ligne")
    assert first["slug"] == "vente-en-ligne"
    assert first["libelle"] == expertise.label
    assert first["besoin"] == expertise.need
    assert first["theme"] == expertise.theme.label


def test_best_first_and_few(client):
    scores = [one["score"] for one in asked(client, "un site internet pour ma boulangerie")]
    assert scores == sorted(scores, reverse=True)
    assert 1 <= len(scores) <= 8


def test_the_same_answer_as_the_engine_of_the_page(client):
    text = "me protéger des pirates"
    expected = [match.slug for match in taxonomy.suggest_needs(text, limit=8)]
    assert [one["slug"] for one in asked(client, text)] == expected


def test_what_means_nothing_gives_nothing(client):
    assert asked(client, "??? !!!") == []


def test_what_it_gives_can_be_searched(client):
    for one in asked(client, "gérer mes réseaux sociaux"):
        assert client.get("/api/v1/activateurs", {"besoin": one["slug"]}).status_code == 200


def test_no_query_once_the_words_are_known(client, django_assert_num_queries):
    asked(client, "un site")
    with django_assert_num_queries(0):
        asked(client, "une boutique")
