"""Sign-in by a code sent by e-mail: nobody learns who has an account, nobody locks the owner out."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from activateurs.foundation.notifications.models import Message
from tests.builders import make_user
from tests.foundation.accounts.signing_in import OWNER, ask, code_of, resend
from tests.mails import last_mail

pytestmark = pytest.mark.django_db


def test_the_code_signs_in_and_leads_where_one_was_going(client):
    make_user(OWNER)
    page = client.get("/espace/?etat=HANDED", follow=True)
    assert "Recevoir un code" in page.content.decode()
    assert client.post(page.request["PATH_INFO"], {"email": OWNER.upper(), "next": "/espace/?etat=HANDED"}).url
    answer = client.post("/connexion/code/", {"code": code_of(last_mail("accounts.login_code")), "next": "/espace/"})
    assert answer.url == "/espace/"
    assert client.get("/espace/").status_code == 200


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client):
    make_user(OWNER)
    known, unknown = Client(), client
    first, second = ask(known), ask(unknown, "personne@exemple.example")
    assert (first.status_code, first.url) == (second.status_code, second.url)
    pages = [one.get("/connexion/code/").content.decode() for one in (known, unknown)]
    secrets = r'value="[A-Za-z0-9]{64}"'
    plain = [re.sub(secrets, "", page).replace("personne@", "conseillere@") for page in pages]
    assert plain[0] == plain[1]
    assert Message.objects.count() == 1
    assert "pas le bon" in unknown.post("/connexion/code/", {"code": "ABCD-EFGH"}).content.decode()


def test_an_unknown_address_is_answered_as_slowly(client):
    make_user(OWNER)
    written = []
    for one, address in ((Client(), OWNER), (client, "personne@exemple.example")):
        with CaptureQueriesContext(connection) as queries:
            ask(one, address)
            resend(one)
        written.append(sorted(query["sql"].split('"')[1] for query in queries if query["sql"].startswith("INSERT")))
    assert written[0] == written[1] != []


def test_a_wrong_code_can_be_mended_then_ends(client):
    make_user(OWNER)
    ask(client)
    for _ in range(4):
        assert "pas le bon" in client.post("/connexion/code/", {"code": "XXXX-XXXX"}).content.decode()
    assert client.post("/connexion/code/", {"code": "XXXX-XXXX"}).url == "/connexion/"
    assert client.post("/connexion/code/", {"code": code_of(last_mail("accounts.login_code"))}).url == "/connexion/"


def test_another_address_can_be_given_while_a_code_is_waited_for(client):
    make_user(OWNER)
    ask(client, "mal.ecrite@exemple.example")
    assert "Recevoir un code" in client.get("/connexion/").content.decode()
    ask(client)
    assert client.post("/connexion/code/", {"code": code_of(last_mail("accounts.login_code"))}).url == "/espace/"


def test_a_code_ends_after_a_quarter_of_an_hour(client, time_machine):
    make_user(OWNER)
    ask(client)
    time_machine.move_to(timezone.now() + timedelta(seconds=901))
    assert client.post("/connexion/code/", {"code": code_of(last_mail("accounts.login_code"))}).url == "/connexion/"


def test_a_code_serves_only_the_browser_that_asked(client):
    make_user(OWNER)
    ask(client)
    other = Client()
    assert other.post("/connexion/code/", {"code": code_of(last_mail("accounts.login_code"))}).url == "/connexion/"


def test_a_stranger_who_asks_again_and_again_does_not_lock_the_owner_out(client):
    make_user(OWNER)
    for number in range(40):
        ask(Client(), REMOTE_ADDR=f"198.51.{number % 3}.7")
    assert "dix minutes" in ask(Client(), REMOTE_ADDR="198.51.1.9").content.decode()
    assert ask(client, REMOTE_ADDR="203.0.113.5").status_code == 302


def test_a_suspended_person_does_not_enter(client):
    make_user(OWNER, is_active=False)
    ask(client)
    assert not Message.objects.exists()


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password", "account_email", "account_set_password"])
def test_no_other_page_of_allauth_is_open(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_signing_out_needs_a_post(client):
    client.force_login(make_user())
    assert client.get("/deconnexion/").status_code == 405
    assert client.post("/deconnexion/").url == "/"
    assert client.get("/espace/").url.startswith("/connexion/")


def test_sign_in_never_leads_to_another_site(client):
    make_user(OWNER)
    client.post("/connexion/", {"email": OWNER, "next": "https://pirate.example/"})
    code = code_of(last_mail("accounts.login_code"))
    answer = client.post("/connexion/code/", {"code": code, "next": "https://pirate.example/"})
    assert answer.url == "/espace/"


def test_the_suspension_page_is_ours(client):
    page = client.get("/connexion/suspendue/").content.decode()
    assert "Ce compte est suspendu" in page
    assert "– Activateurs" in page
