"""The open search: the same results as the page, in the words of the contract."""

import json

import pytest
from django.test import Client

from activateurs.membership.activators.choices import AreaLevel, Availability, EndReason
from activateurs.membership.activators.kinds import Kind
from tests.builders import make_commune, make_profile

pytestmark = pytest.mark.django_db

FIELDS = {
    "slug", "nom", "type", "structure", "commune", "code_postal", "distance_km", "expertises", "sur_carte",
    "contactable", "url", "avis",
}  # fmt: skip
URL = "/api/v1/activateurs"


@pytest.fixture
def brittany(reference_data):
    """Four people who can be found, at Vannes, Auray, Lorient and Rennes."""
    return [
        make_profile(commune=make_commune("56260"), slug="vannes", on_map=True),
        make_profile(commune=make_commune("56007"), slug="auray", expertises=("site-internet", "vente-en-ligne")),
        make_profile(Kind.PROVIDER, commune=make_commune("56121"), slug="lorient"),
        make_profile(commune=make_commune("35238"), slug="rennes", works_remotely=True),
    ]


def slugs(answer):
    return [one["slug"] for one in answer["resultats"]]


def get(client, **parameters):
    response = client.get(URL, parameters)
    assert response.status_code == 200, response.content.decode()
    assert response["Content-Type"].startswith("application/json")
    return response.json()


def test_the_answer_has_the_promised_fields_and_no_other(client, brittany):
    answer = get(client, lieu="Vannes (56000)", rayon="25")
    assert set(answer) == {"total", "page", "pages", "suivant", "resultats"}
    assert all(set(one) == FIELDS for one in answer["resultats"])


def test_nearest_first_with_the_distance(client, brittany):
    answer = get(client, lieu="Vannes (56000)", rayon="france")
    assert slugs(answer) == ["vannes", "auray", "lorient", "rennes"]
    distances = [one["distance_km"] for one in answer["resultats"]]
    assert distances[0] == 0
    assert distances == sorted(distances)
    assert 15 < distances[1] < 20


def test_the_fields_of_a_person_who_can_be_written_to(client, brittany):
    first = get(client, lieu="Vannes")["resultats"][0]
    assert first["type"] == "conseiller"
    assert first["commune"] == "Vannes"
    assert first["code_postal"] == "56000"
    assert first["expertises"] == ["site-internet"]
    assert first["sur_carte"] is True
    assert first["contactable"] is True
    assert first["url"] == "http://testserver/activateurs/vannes/"
    assert first["avis"] is None


def test_a_provider_is_neither_on_the_map_nor_reachable(client, brittany):
    make_profile(Kind.PROVIDER, slug="offreur-carte", on_map=True)
    for one in get(client, type="offreur")["resultats"]:
        assert one["sur_carte"] is False
        assert one["contactable"] is False


def test_somebody_who_takes_no_request_is_not_reachable(client, reference_data):
    make_profile(slug="ferme", availability=Availability.CLOSED)
    assert get(client)["resultats"][0]["contactable"] is False


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"lieu": "Vannes"},
        {"lieu": "56000", "rayon": "5"},
        {"lieu": "Auray", "rayon": "50", "besoin": ["vente-en-ligne"]},
        {"lieu": "35000", "rayon": "100", "type": ["conseiller", "offreur"]},
        {"secteur": "G"},
        {"q": "commerces"},
        {"besoin_texte": "je veux vendre sur internet"},
        {"type": "offreur", "rayon": "france"},
    ],
)
def test_the_same_results_in_the_same_order_as_the_page(client, brittany, parameters):
    make_profile(commune=make_commune("44109"), slug="nantes", areas=[(AreaLevel.DEPARTMENT, "56")], sectors=["G"])
    page = client.get("/activateurs/", parameters).content.decode()
    found = slugs(get(client, **parameters))
    places = [page.index(f'href="/activateurs/{slug}/') for slug in found]
    assert places == sorted(places)
    assert page.count('<li class="result">') == len(found)


def test_pages_follow_each_other(client, reference_data):
    for _ in range(45):
        make_profile()
    first = get(client)
    assert (first["total"], first["page"], first["pages"], len(first["resultats"])) == (45, 1, 3, 20)
    seen, address = slugs(first), first["suivant"]
    while address:
        assert address.startswith("http://testserver/api/v1/activateurs?")
        answer = client.get(address.removeprefix("http://testserver")).json()
        seen += slugs(answer)
        address = answer["suivant"]
    assert len(seen) == len(set(seen)) == 45


def test_nobody_found_is_an_empty_page(client, brittany):
    answer = get(client, besoin="cybersecurite", lieu="Vannes")
    assert answer == {"total": 0, "page": 1, "pages": 1, "suivant": None, "resultats": []}


def test_two_queries_whatever_the_number_of_results(client, reference_data, django_assert_max_num_queries, monkeypatch):
    # Whether the index is still true is asked twice a second: here at each search, so that each counts the same.
    monkeypatch.setattr("activateurs.matching.finder.current.SECONDS_BETWEEN_CHECKS", 0)
    make_profile()
    get(client, lieu="Vannes")
    with django_assert_max_num_queries(3) as one:
        get(client, lieu="Vannes")
    for _ in range(30):
        make_profile()
    get(client, lieu="Vannes")
    with django_assert_max_num_queries(3) as many:
        assert len(get(client, lieu="Vannes")["resultats"]) == 20
    assert len(many) == len(one)


class TestNeverShown:
    def test_an_institution(self, client, reference_data):
        hidden = make_profile(Kind.INSTITUTION, slug="prefecture", works_remotely=True, on_map=True)
        name = hidden.structure.name
        for parameters in ({}, {"q": name}, {"q": hidden.display_name}, {"lieu": "Vannes", "rayon": "france"}):
            answer = get(client, **parameters)
            assert answer["total"] == 0
            assert name not in json.dumps(answer)

    def test_its_kind_is_no_value_of_the_api(self, client, reference_data):
        response = client.get(URL, {"type": "institutionnel"})
        assert response.status_code == 422
        assert "institutionnel" not in response.content.decode().replace("« institutionnel »", "")

    def test_a_profile_not_yet_published(self, client, reference_data):
        make_profile(published=False)
        assert get(client)["total"] == 0

    def test_a_profile_withdrawn(self, client, brittany, at):
        from activateurs.membership.activators.actions import unpublish

        get(client)
        unpublish(profile=brittany[0], by=None, at=at, reason=EndReason.OWN_WISH)
        forget()
        assert "vannes" not in slugs(get(client))


@pytest.fixture
def at():
    from django.utils import timezone

    return timezone.now()


def forget():
    """Half a second passes."""
    from activateurs.matching.finder import index

    index.reset()


def test_no_contact_detail_is_given(client, brittany):
    brittany[0].phone = "0297000000"
    brittany[0].save()
    text = json.dumps(get(client))
    assert "0297000000" not in text
    assert brittany[0].user.email not in text


def test_a_stranger_needs_no_session(brittany):
    response = Client().get(URL)
    assert response.status_code == 200
    assert not response.cookies
