"""How many codes may be asked: a mailbox is not flooded, and nobody locks its owner out."""

import pytest
from django.test import Client

from activateurs.foundation.accounts import devices, limits
from activateurs.foundation.notifications.models import Message
from tests.builders import make_user
from tests.foundation.accounts.signing_in import OWNER, STRANGER, ask, ask_to_join, give_code, resend, sign_in

pytestmark = pytest.mark.django_db
HERE, ELSEWHERE = {"REMOTE_ADDR": "198.51.100.7"}, {"REMOTE_ADDR": "203.0.113.9"}


def words(answer):
    return answer.content.decode().replace("&#x27;", "’")


def besiege(address=OWNER):
    """Strangers on many networks ask for codes until none is sent any more."""
    for number in range(limits.OF_ADDRESS.limit + 5):
        ask(Client(), address, REMOTE_ADDR=f"192.0.{number}.1")


@pytest.mark.parametrize("first", [ask, ask_to_join])
def test_codes_sent_again_count_as_the_first_ones(first):
    make_user(OWNER)
    for _ in range(20):
        client = Client()
        first(client, **HERE)
        for _ in range(3):
            resend(client, **HERE)
    assert Message.objects.filter(recipient=OWNER).count() == limits.OF_ASKER.limit


def test_a_refused_second_code_says_what_to_do_and_the_first_still_serves(client):
    make_user(OWNER)
    for _ in range(limits.OF_ASKER.limit):
        ask(client, **HERE)
    answer = client.post("/connexion/code/", {"action": "resend"}, follow=True, **HERE)
    assert "dix minutes" in words(answer)
    assert give_code(client, **HERE).url == "/espace/"


def test_a_ceiling_holds_back_those_who_ask_from_many_networks():
    make_user(OWNER)
    besiege()
    assert Message.objects.count() == limits.OF_ADDRESS.limit
    assert "dans une heure" in words(ask(Client(), **ELSEWHERE))


def test_the_owner_enters_meanwhile_with_a_browser_used_before(client):
    make_user(OWNER)
    sign_in(client, **HERE)
    client.post("/deconnexion/")
    besiege()
    for _ in range(limits.OF_ASKER.limit + 1):
        ask(Client(), **HERE)
    assert sign_in(client, **HERE).url == "/espace/"


def test_a_browser_used_by_another_person_is_a_stranger_here(client):
    make_user(OWNER)
    make_user(STRANGER)
    sign_in(client, STRANGER, **HERE)
    client.post("/deconnexion/")
    besiege()
    assert ask(client, **HERE).status_code == 200


def test_a_forged_or_stale_cookie_helps_nobody(client):
    besiege()
    client.cookies["device"] = "WyJhIixbXV0:1abc:forged"
    assert ask(client, **HERE).status_code == 200
    assert ask(client, **ELSEWHERE).status_code == 200


def test_the_cookie_tells_no_address(client):
    make_user(OWNER)
    sign_in(client)
    cookie = client.cookies["device"]
    assert OWNER not in str(devices.signing.loads(cookie.value, salt=devices.SALT))
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_refusals_are_the_same_for_an_unknown_address():
    make_user(OWNER)
    answers = []
    for address in (OWNER, STRANGER):
        besiege(address)
        answers.append(words(ask(Client(), address, **ELSEWHERE)).split("<main")[1].replace(address, ""))
    assert [answer.count("dans une heure") for answer in answers] == [2, 2]


def test_a_network_that_asks_for_everybody_waits_a_minute_and_its_neighbours_do_not():
    for number in range(limits.OF_NETWORK.limit):
        assert ask(Client(), f"p{number}@exemple.example", **HERE).status_code == 302
    assert "Réessayez dans une minute" in words(ask(Client(), "encore@exemple.example", **HERE))
    assert ask(Client(), "encore@exemple.example", **ELSEWHERE).status_code == 302
