"""Joining: an account is opened by whoever proves an address, and nothing tells whether there was one before."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from activateurs.foundation.accounts.models import User
from activateurs.foundation.notifications.models import Message
from tests.builders import make_user
from tests.foundation.accounts.signing_in import OWNER, STRANGER, ask_to_join, code_of, give_code, resend
from tests.harness.writes import Writes

pytestmark = pytest.mark.django_db


def test_the_account_exists_once_the_code_came_back(client):
    ask_to_join(client, STRANGER)
    assert not User.objects.exists()
    give_code(client, "XXXX-XXXX")
    assert not User.objects.exists()
    assert give_code(client).status_code == 302
    user = User.objects.get()
    assert (user.email, user.has_usable_password(), user.is_staff) == (STRANGER, False, False)
    assert client.get("/espace/").status_code == 200


def test_the_address_is_kept_in_small_letters_and_once(client):
    ask_to_join(client, STRANGER.upper())
    give_code(client)
    other = Client()
    ask_to_join(other, STRANGER)
    give_code(other)
    assert [user.email for user in User.objects.all()] == [STRANGER]


def test_who_has_an_account_finds_it_again(client):
    owner = make_user(OWNER)
    ask_to_join(client)
    give_code(client)
    assert client.session["_auth_user_id"] == str(owner.pk)
    assert User.objects.count() == 1


def test_a_suspended_person_does_not_open_another_account(client):
    make_user(OWNER, is_active=False)
    ask_to_join(client)
    assert give_code(client).url == "/connexion/suspendue/"
    assert User.objects.count() == 1
    assert client.get("/espace/").status_code == 302


def test_known_and_unknown_see_write_and_receive_the_same(time_machine):
    make_user(OWNER)
    time_machine.move_to(timezone.now(), tick=False)
    seen = []
    for address in (OWNER, STRANGER):
        client, writes = Client(), Writes()
        with connection.execute_wrapper(writes):
            answers = [ask_to_join(client, address), client.get("/connexion/code/"), resend(client)]
            answers.append(give_code(client, "XXXX-XXXX"))
        pages = [(answer.status_code, dict(answer.items()), unsaid(answer, address)) for answer in answers]
        mails = [re.sub(code_of(mail), "", mail.text) for mail in Message.objects.filter(recipient=address)]
        seen.append((pages, mails, [sql.split('"')[1] for sql in writes.seen if '"' in sql]))
    assert seen[0] == seen[1]
    assert len(seen[0][1]) == 2


def unsaid(answer, address):
    """The page without what differs each time: the address, the secrets of the form."""
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", answer.content.decode()).replace(address, "")


def test_whoever_is_signed_in_is_led_on(client):
    client.force_login(make_user())
    assert client.get("/inscription/").url == "/espace/inscription/"
