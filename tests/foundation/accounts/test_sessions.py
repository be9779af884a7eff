"""Where one is signed in: listed by device, seen when something is sent, closed at the next request."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from activateurs.foundation.accounts.actions import forget_ended_sessions
from activateurs.foundation.accounts.devices import in_words
from activateurs.foundation.accounts.models import OpenSession
from tests.builders import make_user
from tests.foundation.accounts.signing_in import OWNER, sign_in

pytestmark = pytest.mark.django_db
SECURITY, DEVICES = "/espace/securite/", "/espace/securite/appareils/"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"


def browser(agent, owner=OWNER):
    client = Client(HTTP_USER_AGENT=agent)
    sign_in(client, owner)
    return client


@pytest.fixture
def two():
    make_user(OWNER)
    return browser(WINDOWS), browser(PHONE)


def test_devices_are_listed_in_words_and_no_network_is_kept(two):
    page = two[0].get(SECURITY).content.decode()
    assert "Firefox sur Windows" in page
    assert "Chrome sur Android" in page
    assert "127.0.0.1" not in str(list(OpenSession.objects.values()))


def test_one_is_closed_at_its_next_request(two):
    here, phone = two
    other = OpenSession.objects.get(device="Chrome sur Android")
    assert here.post(f"{DEVICES}{other.pk}/").url == SECURITY
    assert phone.get("/espace/").url.startswith("/connexion/")
    assert here.get("/espace/").status_code == 200
    assert "Android" not in here.get(SECURITY).content.decode()


def test_all_others_are_closed(two):
    here, phone = two
    third = browser(PHONE)
    here.post(DEVICES)
    assert {client.get("/espace/").status_code for client in (phone, third)} == {302}
    assert here.get("/espace/").status_code == 200


def test_nobody_closes_those_of_another_person(two, client):
    client.force_login(make_user())
    for session in OpenSession.objects.all():
        client.post(f"{DEVICES}{session.pk}/")
    client.post(DEVICES)
    assert {one.get("/espace/").status_code for one in two} == {200}


def test_reading_writes_nothing_and_sending_is_seen_once_an_hour(two, time_machine):
    here, _ = two
    session = OpenSession.objects.get(device="Firefox sur Windows")
    time_machine.move_to(timezone.now() + timedelta(hours=3), tick=False)
    here.get("/espace/")
    session.refresh_from_db()
    assert session.seen_at < timezone.now() - timedelta(hours=2)
    here.post(DEVICES)
    session.refresh_from_db()
    assert session.seen_at == timezone.now()
    time_machine.shift(timedelta(minutes=30))
    here.post(DEVICES)
    session.refresh_from_db()
    assert session.seen_at < timezone.now()


def test_signing_out_and_ending_leave_nothing(two):
    here, phone = two
    phone.post("/deconnexion/")
    assert "Android" not in here.get(SECURITY).content.decode()
    forget_ended_sessions.call()
    assert [session.device for session in OpenSession.objects.all()] == ["Firefox sur Windows"]
    Session.objects.all().delete()
    forget_ended_sessions.call()
    assert not OpenSession.objects.exists()


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (WINDOWS, "Firefox sur Windows"),
        (PHONE, "Chrome sur Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari sur iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge sur Windows"),
        ("", "Un navigateur"),
    ],
)
def test_a_device_in_words(agent, words):
    assert in_words(agent) == words
