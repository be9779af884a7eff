"""Nobody learns who has an account: what is shown, sent and written, and how long it takes, are the same for all."""

import re
import statistics
import time

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from activateurs.foundation.notifications.models import Message
from tests.builders import make_staff, make_user
from tests.foundation.accounts.signing_in import OWNER, STRANGER, ask, ask_to_join, give_code, resend

pytestmark = pytest.mark.django_db
SUSPENDED = "suspendue00@exemple.example"
# An answer that is this much slower could be told from another over a network.
ALIKE = 1.5
SECRET = re.compile(r'value="[A-Za-z0-9]{64}"')


@pytest.fixture
def people(time_machine):
    make_user(OWNER)
    make_user(SUSPENDED, is_active=False)
    time_machine.move_to(timezone.now(), tick=False)


def by_signing_in(client, address):
    """All that somebody sees who asks, reads, asks again, and guesses until it ends."""
    yield ask(client, address)
    yield client.get("/connexion/code/")
    yield resend(client)
    yield client.get("/connexion/code/")
    for _ in range(5):
        yield give_code(client, "XXXX-XXXX")
    yield client.get("/connexion/")


def by_joining(client, address):
    """The same from the page where one joins."""
    yield ask_to_join(client, address)
    yield client.get("/connexion/code/")
    yield resend(client)
    for _ in range(5):
        yield give_code(client, "XXXX-XXXX")


def past_the_limits(client, address):
    """The answers once too many codes were asked for."""
    for _ in range(7):
        yield ask(client, address)


def seen(answer, address):
    """Status, headers, cookies and words, without the address and the secrets of forms."""
    cookies = {name: (cookie["max-age"], cookie["path"]) for name, cookie in answer.cookies.items()}
    words = SECRET.sub("", answer.content.decode()).replace(address, "")
    return answer.status_code, dict(answer.items()), cookies, words


def lived(journey, address):
    """What somebody sees, and what is asked of the database meanwhile."""
    cache.clear()
    client, found = Client(), []
    with CaptureQueriesContext(connection) as queries:
        found += [seen(answer, address) for answer in journey(client, address)]
    statements = [re.sub(r"'[^']*'|\d+", "", query["sql"]).split(" WHERE ")[0] for query in queries]
    return found, [sql for sql in statements if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK"))]


@pytest.mark.parametrize("journey", [by_signing_in, by_joining, past_the_limits])
def test_the_same_is_seen_for_every_address(people, journey):
    known, unknown, suspended = (lived(journey, address)[0] for address in (OWNER, STRANGER, SUSPENDED))
    assert known == unknown
    assert suspended == unknown


@pytest.mark.parametrize("journey", [by_signing_in, by_joining])
def test_the_same_is_written_for_every_address(people, journey):
    written = [
        [sql.split('"')[1] for sql in lived(journey, address)[1] if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
        for address in (OWNER, STRANGER)
    ]
    assert written[0] == written[1] != []


def test_mails_go_to_accounts_or_to_everybody_and_say_the_same(people):
    lived(by_signing_in, STRANGER)
    lived(by_signing_in, SUSPENDED)
    assert not Message.objects.exists()
    told = []
    for address in (OWNER, STRANGER):
        lived(by_joining, address)
        told.append([re.sub(r"\b[A-Z0-9]{3,4}-[A-Z0-9]{3,4}\b", "", mail.text) for mail in mails_of(address)])
    assert told[0] == told[1]
    assert len(told[0]) == 2


def mails_of(address):
    return Message.objects.filter(recipient=address).order_by("pk")


@pytest.mark.parametrize("first", [ask, ask_to_join])
def test_it_takes_as_long(first):
    make_user(OWNER)
    spent = {OWNER: [], STRANGER: []}
    for _ in range(40):
        for address, times in spent.items():
            cache.clear()
            client = Client()
            start = time.perf_counter()
            first(client, address)
            times.append(time.perf_counter() - start)
    known, unknown = (statistics.median(times) for times in spent.values())
    assert max(known, unknown) / min(known, unknown) < ALIKE


def test_who_has_a_second_factor_is_told_to_nobody_who_has_no_code(people):
    staff = make_staff(email="moderatrice@exemple.example")
    assert lived(by_signing_in, staff.email)[0] == lived(by_signing_in, STRANGER)[0]


def test_a_passkey_is_asked_for_without_naming_anybody(people):
    options = Client().get("/connexion/cle/", HTTP_X_REQUESTED_WITH="XMLHttpRequest").json()["request_options"]
    assert options["publicKey"].get("allowCredentials", []) == []
