"""A form that cannot be taken is given back with what was typed, and sent again when the person says so."""

import re

import pytest
from django.test import Client
from django.utils.html import escape

from tests.builders import make_profile
from tests.membership.activators.editor.pages import address, opened

pytestmark = pytest.mark.django_db
TYPED = {"presentation": "J’aide « tout le monde » <b>ici</b>", "price_kind": "FREE", "role": ""}
HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def hidden(html):
    """What the page sends again, as a browser would."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html))


def test_after_the_session_ended_the_text_is_given_back():
    profile, client = make_profile(), Client()
    client.force_login(profile.user)
    stamp = opened(client, profile, "offre")
    client.logout()
    response = client.post(address(profile, "offre"), TYPED | {"version": stamp})
    html = response.content.decode()
    assert response.status_code == 403
    assert "Votre session s’est terminée" in html
    assert escape(TYPED["presentation"]) in html
    assert response["Cache-Control"] == "no-store"
    assert hidden(html)["version"] == stamp
    # Signed in again in another window: the same form is taken.
    client.force_login(profile.user)
    assert client.post(address(profile, "offre"), TYPED | {"version": stamp}).status_code == 302
    profile.refresh_from_db()
    assert profile.presentation == TYPED["presentation"]


def test_an_empty_form_asks_for_sign_in():
    response = Client().post(address(make_profile(), "offre"))
    assert response.status_code == 302
    assert response.url.startswith("/connexion/")


def test_an_old_token_gives_the_text_back_with_a_fresh_one():
    profile, client = make_profile(), Client(enforce_csrf_checks=True)
    client.force_login(profile.user)
    html = client.get(address(profile, "offre")).content.decode()
    fields = TYPED | {"version": re.search(r'name="version" value="([^"]+)"', html)[1]}
    response = client.post(address(profile, "offre"), fields | {"csrfmiddlewaretoken": "a" * 64}, **HERE)
    assert response.status_code == 403
    html = response.content.decode()
    assert "Rien n’est perdu" in html
    fresh = hidden(html)["csrfmiddlewaretoken"]
    assert client.post(address(profile, "offre"), fields | {"csrfmiddlewaretoken": fresh}, **HERE).status_code == 302


@pytest.mark.parametrize("origin", ["cross-site", "same-site", "none", None])
def test_another_site_gets_nothing_back(origin):
    client = Client(enforce_csrf_checks=True)
    headers = {"HTTP_SEC_FETCH_SITE": origin} if origin else {}
    response = client.post("/connexion/", {"login": "piege@exemple.fr"}, **headers)
    assert response.status_code == 403
    assert "piege@exemple.fr" not in response.content.decode()
    assert "csrfmiddlewaretoken" not in response.content.decode()
