"""From the form to the answer, as a business and an activator live it (A2.4, A4.1)."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_ox.testing import run_tasks

from activateurs.foundation.notifications.models import Message
from activateurs.matching.requests.models import ContactRequest
from tests.builders import make_profile, make_user
from tests.mails import last_mail, mails_to, path_in
from tests.matching.requests.asking import BUSINESS, TYPED, send_form

pytestmark = pytest.mark.django_db


def sign_in_by_code(client, address):
    client.post("/connexion/", {"email": address})
    code = re.search(r"^ +(\S+)$", last_mail("accounts.login_code").text, re.MULTILINE)[1]
    return client.post("/connexion/code/", {"code": code})


def test_a_business_writes_proves_and_is_answered(client):
    profile = make_profile(user=make_user("conseillere@exemple.example"))

    answer = send_form(client, profile)
    assert answer.status_code == 302, answer.context["form"].errors
    assert BUSINESS in client.get(answer.url).content.decode()
    assert mails_to("conseillere@exemple.example") == []

    proof = path_in(last_mail("requests.proof"), "/demandes/preuve/")
    page = client.get(proof)
    assert "Confirmer mon adresse" in page.content.decode()
    assert mails_to("conseillere@exemple.example") == [], "reading the page must prove nothing"

    tracking = client.post(f"{proof}confirmer/").url
    assert profile.display_name in client.get(tracking).content.decode()
    assert path_in(last_mail("requests.acknowledgement")) == tracking
    read_at = path_in(last_mail("requests.new_request"), "/espace/")

    adviser = Client()
    assert adviser.get(read_at).url.startswith("/connexion/")
    assert sign_in_by_code(adviser, "conseillere@exemple.example").url == "/espace/"
    assert TYPED["need"] in adviser.get("/espace/").content.decode()
    assert "Pas trop chère." in adviser.get(read_at).content.decode()
    day = timezone.localdate() + timedelta(days=2)
    words = "Préparez vos photos."
    assert adviser.post(f"{read_at}accepter/", {"promised_on": day.isoformat(), "words": words}).status_code == 302

    followed = client.get(tracking).content.decode()
    assert "Votre demande est acceptée" in followed
    assert words in followed
    assert words in last_mail("requests.accepted").text


def test_the_first_mail_carries_nothing_that_was_typed(client):
    profile = make_profile()
    typed = {name: f"PIEGE-{name}" for name in ("person_name", "business_name", "need", "message", "call_times")}
    assert send_form(client, profile, **typed).status_code == 302
    mail = last_mail("requests.proof")
    for words in (mail.subject, mail.text, mail.html):
        assert "PIEGE" not in words
        assert "0612345678" not in words


def test_the_activators_mails_carry_nothing_that_the_business_confided(client):
    profile = make_profile(user=make_user("conseillere@exemple.example"))
    typed = {name: f"PIEGE-{name}" for name in ("person_name", "business_name", "need", "message", "call_times")}
    send_form(client, profile, **typed)
    proof = path_in(last_mail("requests.proof"), "/demandes/preuve/")
    tracking = client.post(f"{proof}confirmer/").url
    client.post(f"{tracking}corriger/", TYPED | {"message": "PIEGE corrigé"})
    client.post(f"{tracking}retirer/")
    names = [mail.name for mail in mails_to("conseillere@exemple.example")]
    assert names == ["requests.new_request", "requests.corrected", "requests.withdrawn"]
    for mail in mails_to("conseillere@exemple.example"):
        assert "PIEGE" not in mail.subject + mail.text + mail.html


@pytest.mark.parametrize("machine", ["get", "head"])
def test_machines_that_open_the_links_of_a_mail_change_nothing(client, machine):
    send_form(client, make_profile())
    proof = path_in(last_mail("requests.proof"), "/demandes/preuve/")
    for _ in range(3):
        getattr(client, machine)(proof)
        getattr(client, machine)(f"{proof}confirmer/")
    assert ContactRequest.objects.get().stage.state == "PROOF"


def test_nothing_that_was_typed_reaches_the_logs(client, caplog):
    profile = make_profile(user=make_user("conseillere@exemple.example"))
    typed = {name: f"PIEGE-{name}" for name in ("person_name", "business_name", "need", "message", "call_times")}
    with caplog.at_level("DEBUG"):
        send_form(client, profile, **typed, lieu="PIEGE")
        send_form(client, profile, **typed)
        tracking = client.post(f"{path_in(last_mail('requests.proof'), '/demandes/preuve/')}confirmer/").url
        client.post(f"{tracking}corriger/", TYPED | {"message": "PIEGE corrigé"})
        run_tasks()
    assert Message.objects.filter(state="DELIVERED").count() == 4
    assert "PIEGE" not in caplog.text
    assert BUSINESS not in caplog.text
