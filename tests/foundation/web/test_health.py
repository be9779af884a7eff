"""/sante/: 200 when every part answers, 503 otherwise; no secret either way."""

import pytest
from django.test import Client

from activateurs.foundation.web import health


@pytest.mark.django_db
def test_all_is_well(client: Client) -> None:
    response = client.get("/sante/")
    assert response.status_code == 200
    assert response.json()["etat"] == "ok"
    assert response.json()["base"] == "ok"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("failure", ["raises", "says no"])
def test_one_part_down(client: Client, monkeypatch: pytest.MonkeyPatch, failure: str) -> None:
    def check() -> bool:
        if failure == "raises":
            raise ConnectionError("password=secret")
        return False

    monkeypatch.setitem(health._checks, "index", check)
    response = client.get("/sante/")
    assert response.status_code == 503
    assert response.json()["etat"] == "en panne"
    assert response.json()["index"] == "en panne"
    assert response.json()["base"] == "ok"
    assert "secret" not in response.content.decode()


def test_is_read_only(client: Client) -> None:
    assert client.post("/sante/").status_code == 405
