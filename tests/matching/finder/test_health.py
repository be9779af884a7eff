"""/sante/ tells whether this process can search."""

import pytest
from django.test import Client

from activateurs.matching.finder import index

pytestmark = pytest.mark.django_db


def test_a_site_that_can_search_is_well(client: Client) -> None:
    response = client.get("/sante/")
    assert response.status_code == 200
    assert response.json() == {"etat": "ok", "base": "ok", "index": "ok"}


def test_a_site_that_cannot_search_is_not_sent_visitors(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise MemoryError

    monkeypatch.setattr(index._holder, "current", fail)
    response = client.get("/sante/")
    assert response.status_code == 503
    assert response.json()["index"] == "en panne"
