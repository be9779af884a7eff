"""Delivery to a real SMTP server that answers, refuses, cuts or falls silent: no message is lost or doubled."""

import random
import smtplib
import socket
from datetime import timedelta

import pytest
from django.utils import timezone

from activateurs.foundation.notifications import delivery
from activateurs.foundation.notifications.actions import sweep
from activateurs.foundation.notifications.models import Message
from tests.foundation.notifications.relay import Relay, mailers, running
from tests.foundation.notifications.writing import steps, write

pytestmark = pytest.mark.django_db


def attempt_with(behaviour, moment, settings, tries=1):
    """One message given to a relay that behaves so at that moment, on its first connection only."""
    relay = Relay(lambda number, at: behaviour if number == 1 and at == moment else "ok")
    message = write()
    with running(relay) as port:
        settings.MAILERS = mailers(port)
        for _ in range(tries):
            Message.objects.update(due_at=timezone.now())
            delivery.attempt(message, clock=timezone.now)
    message.refresh_from_db()
    return message, relay


def test_a_relay_that_takes_it(settings):
    message, relay = attempt_with("ok", "data", settings)
    assert message.state == "DELIVERED"
    assert relay.taken == {message.message_id: 1}
    assert steps(message) == ["QUEUED", "CLAIMED", "HANDING", "DELIVERED"]


@pytest.mark.parametrize("moment", ["mail", "rcpt", "data"])
@pytest.mark.parametrize("behaviour", ["451 later", "421 busy"])
def test_a_refusal_for_now_is_tried_again(behaviour, moment, settings):
    message, relay = attempt_with(behaviour, moment, settings)
    assert (message.state, relay.taken) == ("QUEUED", {})
    assert message.steps.order_by("pk").last().why.startswith(behaviour)
    message, relay = attempt_with(behaviour, moment, settings, tries=2)
    assert message.state == "DELIVERED"
    assert relay.taken == {message.message_id: 1}


@pytest.mark.parametrize("moment", ["mail", "rcpt", "data"])
def test_a_refusal_for_good_fails_at_once_and_is_seen(moment, settings):
    message, relay = attempt_with("550 no such person", moment, settings)
    assert (message.state, relay.taken) == ("FAILED", {})
    assert list(Message.objects.for_staff()) == [message]
    assert message.steps.order_by("pk").last().why == "550 no such person"


@pytest.mark.parametrize("moment", ["mail", "rcpt"])
@pytest.mark.parametrize("behaviour", ["cut", "hang"])
def test_cut_before_the_content_leaves_is_tried_again(behaviour, moment, settings):
    message, relay = attempt_with(behaviour, moment, settings, tries=2)
    assert message.state == "DELIVERED"
    assert relay.taken == {message.message_id: 1}
    assert "HANDING" not in steps(message)[:3]


@pytest.mark.parametrize("behaviour", ["cut", "hang", "take and cut", "take and hang"])
def test_no_answer_after_the_content_left_is_uncertain_and_never_sent_again(behaviour, settings):
    message, relay = attempt_with(behaviour, "data", settings, tries=3)
    assert message.state == "UNCERTAIN"
    assert list(Message.objects.for_staff()) == [message]
    assert relay.connections == 1
    sweep.call()
    message.refresh_from_db()
    assert message.state == "UNCERTAIN"


def test_nobody_listens(settings):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.MAILERS = mailers(probe.getsockname()[1])
        message = write()
        delivery.attempt(message, clock=timezone.now)
    assert message.state == "QUEUED"
    assert "ConnectionRefusedError" in message.steps.order_by("pk").last().why


def test_after_four_hours_it_fails_and_is_seen(settings):
    relay = Relay(lambda number, moment: "451 later")
    message = write()
    with running(relay) as port:
        settings.MAILERS = mailers(port)
        while message.state == "QUEUED":
            delivery.attempt(message, clock=lambda: message.due_at)
    assert message.state == "FAILED"
    assert message.steps.order_by("pk").last().at - message.created_at == timedelta(hours=4)
    assert 10 < message.attempts < 20


def test_lines_that_start_with_a_dot_arrive_whole(settings):
    message = write()
    Message.objects.update(text="un\r\n.deux\r\n..trois\r\n.\r\nquatre\r\n")
    message.refresh_from_db()
    kept = {}
    relay = Relay()
    relay._take = lambda content: kept.setdefault("content", content)
    with running(relay) as port:
        settings.MAILERS = mailers(port)
        delivery.attempt(message, clock=timezone.now)
    assert b"\r\n.deux\r\n..trois\r\n.\r\nquatre" in kept["content"]


def test_a_relay_that_fails_a_fifth_of_the_time_loses_and_doubles_nothing(settings):
    chance = random.Random(2026)
    faults = ["451 later", "cut", "550 no", "take and cut", "421 busy"]

    def behave(number, moment):
        return chance.choice(faults if moment == "data" else faults[:3]) if chance.random() < 0.07 else "ok"

    relay = Relay(behave)
    messages = [write(f"p{number}@exemple.example") for number in range(60)]
    with running(relay) as port:
        settings.MAILERS = mailers(port)
        for _ in range(8):
            Message.objects.filter(state="QUEUED").update(due_at=timezone.now())
            sweep.call()
    states = dict(Message.objects.values_list("message_id", "state"))
    assert set(states.values()) <= {"DELIVERED", "FAILED", "UNCERTAIN"}
    assert max(relay.taken.values()) == 1
    assert {key for key, state in states.items() if state == "DELIVERED"} <= set(relay.taken)
    unseen = set(states) - set(relay.taken)
    assert {states[key] for key in unseen} <= {"FAILED", "UNCERTAIN"}
    waiting = set(Message.objects.for_staff().values_list("message_id", flat=True))
    assert waiting == {key for key, state in states.items() if state != "DELIVERED"}
    assert len(messages) > len(waiting) > 0


def test_the_settings_refused_by_the_relay_do_not_fail_the_message(settings, monkeypatch):
    def refused(*args, **kwargs):
        raise smtplib.SMTPAuthenticationError(535, b"bad password")

    monkeypatch.setattr("activateurs.foundation.notifications.mailboxes.SmtpMailbox.open", refused)
    settings.MAILERS = mailers(1)
    message = write()
    delivery.attempt(message, clock=timezone.now)
    assert message.state == "QUEUED"
