"""What every answer carries (law.md, 30)."""

import importlib
from collections.abc import Iterator

import pytest
from django.test import Client

from config.settings import programme, security

PUBLIC = ["/", "/charte/", "/mentions-legales/", "/nulle-part/", "/robots.txt", "/sante/"]


@pytest.fixture
def reloaded_security(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield
    monkeypatch.undo()
    importlib.reload(programme)
    importlib.reload(security)


@pytest.mark.django_db
@pytest.mark.parametrize("address", PUBLIC)
def test_every_answer_is_strict(client: Client, address: str) -> None:
    response = client.get(address)
    policy = response["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in response["Permissions-Policy"]


def test_public_pages_touch_neither_session_nor_database(client: Client, django_assert_num_queries: object) -> None:
    # No database fixture: a query would fail.
    response = client.get("/")
    assert response.status_code == 200
    assert response.cookies == {}
    assert "Cookie" not in response["Vary"]


def test_https_brings_secure_cookies_and_hsts(monkeypatch: pytest.MonkeyPatch, reloaded_security: None) -> None:
    monkeypatch.setenv("HTTPS", "true")
    settings = importlib.reload(security)
    assert settings.SESSION_COOKIE_NAME.startswith("__Host-")
    assert settings.CSRF_COOKIE_NAME.startswith("__Host-")
    assert settings.SESSION_COOKIE_SECURE
    assert settings.CSRF_COOKIE_SECURE
    assert settings.SECURE_SSL_REDIRECT
    assert settings.SECURE_HSTS_SECONDS == 31_536_000
    assert settings.SECURE_CSP["upgrade-insecure-requests"] is True


def test_a_tile_server_is_let_in_for_images_only(monkeypatch: pytest.MonkeyPatch, reloaded_security: None) -> None:
    monkeypatch.setenv("MAP_TILES_URL", "https://{s}.tuiles.example/{z}/{x}/{y}.png")
    importlib.reload(programme)
    policy = importlib.reload(security).SECURE_CSP
    assert policy["img-src"] == ["'self'", "data:", "https://*.tuiles.example"]
    assert [name for name, values in policy.items() if "https://*.tuiles.example" in str(values)] == ["img-src"]
