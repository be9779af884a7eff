"""The description of the API for programs is true: schemathesis calls what it tells and judges the answers."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given
from hypothesis import settings as bounded
from schemathesis.checks import CHECKS

from config.wsgi import application
from tests.builders import make_commune, make_profile

pytestmark = pytest.mark.django_db

# Two of its checks do not fit: a place may be well written and yet unknown (422), and other parameters are ignored.
LEFT_OUT = {"positive_data_acceptance", "negative_data_rejection"}
CALLS = 40
PATHS = ["/api/v1/activateurs", "/api/v1/activateurs/{slug}", "/api/v1/besoins"]


@pytest.fixture
def described(reference_data, settings):
    """The API over a few profiles, read from its own description."""
    settings.API_CALLS_PER_MINUTE = 100_000
    # A whole WSGI request would close the connection that holds the test's transaction.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    for insee_code in ("56260", "56007", "35238"):
        make_profile(commune=make_commune(insee_code), slug=f"profil-{insee_code}")
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def document(client, reference_data):
    return client.get("/api/v1/openapi.json").json()


@pytest.mark.parametrize("path", PATHS)
def test_the_answers_are_those_described(described, path):
    @bounded(max_examples=CALLS, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=described[path]["GET"].as_strategy())
    def call(case):
        left_out = [CHECKS.get_one(name) for name in LEFT_OUT]
        case.call_and_validate(headers={"Accept-Encoding": "identity"}, excluded_checks=left_out)

    call()


def test_it_is_openapi_3_1(document):
    assert document["openapi"].startswith("3.1")
    assert list(document["paths"]) == PATHS
    assert document["servers"] == [{"url": "http://testserver"}]


def test_every_parameter_and_field_is_told_in_words(document):
    for path in document["paths"].values():
        for parameter in path["get"]["parameters"]:
            assert parameter["in"] == "path" or parameter["description"], parameter["name"]
    for name in ("Activator", "ActivatorPage", "Need", "Problem"):
        for field, schema in document["components"]["schemas"][name]["properties"].items():
            assert "description" in schema, f"{name}.{field}"


def test_choices_are_those_of_the_programme(document):
    given = {one["name"]: one["schema"] for one in document["paths"]["/api/v1/activateurs"]["get"]["parameters"]}
    schemas = document["components"]["schemas"]
    assert "site-internet" in given["besoin"]["items"]["enum"]
    assert given["secteur"]["enum"][0] == "A"
    assert schemas["Radius"]["enum"] == ["5", "10", "25", "50", "100", "france"]
    assert schemas["PublicKind"]["enum"] == ["conseiller", "conseiller-financement", "championne", "offreur"]


def test_institutions_are_not_even_named(client, document):
    assert "institution" not in client.get("/api/v1/openapi.json").content.decode().lower()


def test_errors_are_problems(document):
    for path in document["paths"].values():
        for status, response in path["get"]["responses"].items():
            assert list(response["content"]) == ["application/json" if status == "200" else "application/problem+json"]


def test_the_page_for_people_tells_every_parameter(client, document):
    html = client.get("/api/").content.decode()
    for path in document["paths"].values():
        for parameter in path["get"]["parameters"]:
            assert parameter["name"] in html


def test_the_examples_of_the_page_work(client, reference_data):
    from activateurs.spaces.api.description import EXAMPLES

    for _, address in EXAMPLES:
        assert client.get(address).status_code == 200
