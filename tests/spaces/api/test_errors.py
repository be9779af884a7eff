"""A wrong parameter is named, in French, with what to write instead."""

import pytest

from tests.builders import make_profile

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reference(reference_data):
    """Places and taxonomy."""


def wrong(client, **parameters):
    response = client.get("/api/v1/activateurs", parameters)
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == 422
    assert problem["title"] == "Demande à corriger"
    return {error["parametre"]: error["message"] for error in problem["erreurs"]}


@pytest.mark.parametrize(
    ("parameters", "name", "words"),
    [
        ({"rayon": "30"}, "rayon", "5, 10, 25, 50, 100 ou france"),
        ({"besoin": "licorne"}, "besoin", "« licorne » n’existe pas"),
        ({"besoin": ["site-internet"] * 9}, "besoin", "8 valeurs au plus"),
        ({"secteur": "9"}, "secteur", "Choisissez parmi : A, B"),
        ({"type": "magicien"}, "type", "conseiller, conseiller-financement, championne ou offreur"),
        ({"lieu": "Trifouillis"}, "lieu", "Nous ne connaissons pas"),
        ({"page": "0"}, "page", "au moins 1"),
        ({"page": "-3"}, "page", "au moins 1"),
        ({"page": "deux"}, "page", "nombre entier"),
        ({"page": "9999999"}, "page", "au plus 999999"),
        ({"page": "9" * 5000}, "page", "nombre"),
        ({"q": "a" * 201}, "q", "200 caractères"),
    ],
)
def test_each_wrong_parameter_is_named(client, parameters, name, words):
    errors = wrong(client, **parameters)
    assert list(errors) == [name]
    assert words in errors[name]


def test_all_of_them_at_once(client):
    assert set(wrong(client, rayon="30", page="x", type="magicien")) == {"rayon", "page", "type"}
    assert set(wrong(client, besoin="licorne", secteur="9", lieu="Trifouillis")) == {"besoin", "secteur", "lieu"}


def test_a_page_beyond_the_last_one(client):
    make_profile()
    assert wrong(client, page="2") == {"page": "La dernière page de cette recherche est la 1."}


def test_far_too_many_parameters(client):
    response = client.get("/api/v1/activateurs?" + "&".join(["besoin=a"] * 5000))
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"


def test_a_need_must_be_written(client):
    for address in ("/api/v1/besoins", "/api/v1/besoins?q="):
        response = client.get(address)
        assert response.status_code == 422
        assert response.json()["erreurs"] == [{"parametre": "q", "message": "Ce paramètre est obligatoire."}]


@pytest.mark.parametrize("name", ["lieu", "q", "besoin", "secteur", "type", "rayon", "page", "besoin_texte"])
@pytest.mark.parametrize("value", ["\x00", "\ud7ff\uffff", "' OR 1=1 --", "%", "<script>", "\u202e", "é" * 200])
def test_hostile_values_never_break(client, name, value):
    assert client.get("/api/v1/activateurs", {name: value}).status_code in (200, 422)
