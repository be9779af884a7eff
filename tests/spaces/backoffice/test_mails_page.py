"""Staff see what did not arrive and why, never the words, and decide (A4.9)."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_ox.testing import run_tasks

from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.notifications.models import Message
from tests.builders import make_staff, make_user
from tests.foundation.notifications.writing import write

pytestmark = pytest.mark.django_db
PAGE = "/gestion/courriers/"


def failed(state="FAILED"):
    message, now = write(), timezone.now()
    message.take(at=now, lease=timedelta(minutes=1))
    message.start_hand_over(at=now, lease=timedelta(minutes=1))
    (message.fail if state == "FAILED" else message.doubt)(at=now, why="550 boîte inconnue")
    return message


def test_for_others_the_page_does_not_exist(client):
    assert client.get(PAGE).url.startswith("/connexion/")
    client.force_login(make_user())
    assert client.get(PAGE).status_code == 404
    assert client.post(f"{PAGE}{failed().pk}/renvoyer/").status_code == 404


@pytest.mark.parametrize("state", ["FAILED", "UNCERTAIN"])
def test_what_waits_for_a_decision_is_seen_without_its_words(client, state):
    message = failed(state)
    client.force_login(make_staff(Role.ADMINISTRATOR))
    page = client.get(PAGE).content.decode()
    assert message.recipient in page
    assert "550 boîte inconnue" in page
    assert "ABC123" not in page


def test_sending_again_is_a_decision(client):
    message = failed("UNCERTAIN")
    client.force_login(make_staff(Role.ADMINISTRATOR))
    assert client.get(f"{PAGE}{message.pk}/renvoyer/").status_code == 405
    client.post(f"{PAGE}{message.pk}/renvoyer/")
    run_tasks()
    assert Message.objects.get().state == "DELIVERED"
    answer = client.post(f"{PAGE}{message.pk}/renvoyer/", follow=True)
    assert "attend plus de décision" in answer.content.decode().replace("&#x27;", "'")


def test_staff_finds_the_page_from_where_sign_in_leads(client):
    client.force_login(make_staff(Role.ADMINISTRATOR))
    html = client.get("/espace/").content.decode()
    assert 'href="/gestion/"' in html
    assert 'href="/gestion/courriers/"' in client.get("/gestion/").content.decode()
    page = client.get("/gestion/courriers/").content.decode()
    assert 'href="/gestion/courriers/" aria-current="true"' in page
    assert 'href="/espace/"' in page
    client.force_login(make_user())
    assert 'href="/gestion/' not in client.get("/espace/").content.decode()
