"""Anybody may read, from any site, as often as is reasonable; nobody may write."""

import pytest
import time_machine

pytestmark = pytest.mark.django_db

ADDRESSES = ["/api/v1/activateurs", "/api/v1/activateurs/personne", "/api/v1/besoins?q=site", "/api/v1/openapi.json"]


@pytest.fixture(autouse=True)
def _reference(reference_data):
    """The taxonomy, which every answer reads."""


@pytest.mark.parametrize("address", [*ADDRESSES, "/api/v1/autre-chose"])
class TestFromAnotherSite:
    def test_reading_is_open_without_credentials(self, client, address):
        response = client.get(address, headers={"origin": "https://mairie.example"})
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"

    def test_the_browser_may_ask_first(self, client, address):
        asked = {"origin": "https://mairie.example", "access-control-request-method": "GET"}
        response = client.options(address, headers=asked)
        assert response.status_code == 204
        assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
        assert int(response["Access-Control-Max-Age"]) > 0

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_writing_is_refused(self, client, address, method):
        response = getattr(client, method)(address)
        assert response.status_code == 405
        assert response["Allow"] == "GET, HEAD, OPTIONS"
        assert response.json()["title"] == "Lecture seule"

    def test_head_is_get_without_body(self, client, address):
        response = client.head(address)
        assert response.status_code == client.get(address).status_code
        assert response.content == b""


def test_an_unchanged_answer_is_not_sent_again(client):
    first = client.get("/api/v1/activateurs")
    again = client.get("/api/v1/activateurs", headers={"if-none-match": first["ETag"]})
    assert first["Cache-Control"] == "no-cache"
    assert again.status_code == 304
    assert again["Access-Control-Allow-Origin"] == "*"


@pytest.fixture
def minute():
    """Calls are counted by the minute: here it does not end within a test."""
    with time_machine.travel("2026-10-05 09:00:10+02:00", tick=False):
        yield


def test_too_many_calls_are_told_when_to_come_back(client, settings, minute):
    settings.API_CALLS_PER_MINUTE = 3
    statuses = [client.get("/api/v1/besoins?q=site").status_code for _ in range(4)]
    refused = client.get("/api/v1/activateurs")
    assert statuses == [200, 200, 200, 429]
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert refused["Content-Type"] == "application/problem+json"
    assert refused["Access-Control-Allow-Origin"] == "*"


def test_another_network_is_not_held_off(client, settings, minute):
    settings.API_CALLS_PER_MINUTE = 1
    client.get("/api/v1/besoins?q=site")
    assert client.get("/api/v1/besoins?q=site").status_code == 429
    assert client.get("/api/v1/besoins?q=site", REMOTE_ADDR="198.51.100.7").status_code == 200


def test_an_unknown_address_is_a_problem_too(client):
    response = client.get("/api/v1/autre-chose")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
