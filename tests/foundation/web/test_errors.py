"""When something goes wrong: plain words, a way on, nothing that needs what just failed."""

from pathlib import Path

import pytest
from django.test import Client, RequestFactory

from activateurs.foundation.web import errors

pytestmark = pytest.mark.urls("tests.foundation.web.pages")


@pytest.fixture
def quiet() -> Client:
    """A client that receives the error page instead of the error."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/soupconne/", 400, "Nous n’avons pas compris cette demande"),
        ("/refuse/", 403, "Cette page ne vous est pas ouverte"),
        ("/nulle-part/", 404, "Cette page n’existe pas ou n’existe plus"),
        ("/freine/", 429, "Réessayez dans 2 minutes"),
        ("/casse/", 500, "Une erreur est survenue de notre côté"),
    ],
)
def test_page_says_what_happened_and_leads_on(quiet: Client, address: str, status: int, words: str) -> None:
    response = quiet.get(address)
    html = response.content.decode()
    assert response.status_code == status
    assert words in html
    assert 'href="/activateurs/"' in html
    assert 'content="noindex"' in html
    assert 'rel="canonical"' not in html


def test_form_without_token_is_told_gently() -> None:
    response = Client(enforce_csrf_checks=True).post("/lit/")
    assert response.status_code == 403
    assert "Votre formulaire n’a pas été envoyé" in response.content.decode()


def test_too_many_requests_says_when_to_come_back(quiet: Client) -> None:
    assert quiet.get("/freine/")["Retry-After"] == "90"
    answer = quiet.get("/api/freine/")
    assert answer.status_code == 429
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer.json()["attendre_s"] == 90


def test_error_page_survives_its_own_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_context: object) -> None:
        raise OSError("no template")

    monkeypatch.setattr(errors, "render_to_string", fail)
    response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Une erreur est survenue" in response.content.decode()


def test_unknown_address_is_not_sent_to_sign_in(client: Client) -> None:
    assert client.get("/nulle-part/").status_code == 404


@pytest.mark.django_db
def test_a_view_that_says_nothing_is_closed(client: Client) -> None:
    response = client.get("/ferme/")
    assert response.status_code == 302
    assert response["Location"].startswith("/connexion/?next=/ferme/")


@pytest.mark.parametrize("way", ["setting", "file"])
def test_closed_for_works(client: Client, settings: object, tmp_path: Path, way: str, db: None) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    assert client.get("/charte/").status_code == 200
    if way == "setting":
        settings.MAINTENANCE = True  # type: ignore[attr-defined]
    else:
        (tmp_path / "maintenance").touch()
    response = client.get("/charte/")
    assert response.status_code == 503
    assert response["Retry-After"] == "600"
    assert "fermé pour quelques minutes" in response.content.decode()
    assert client.get("/sante/").status_code == 200
