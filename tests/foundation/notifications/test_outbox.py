"""The outbox: stored with its cause, claimed by one worker, settled when that one dies."""

import email
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from django_ox.models import OxTask
from django_ox.testing import run_tasks

from activateurs.foundation.accounts.notifications import LoginCode
from activateurs.foundation.notifications import actions, delivery
from activateurs.foundation.notifications.mailboxes import DiskMailbox
from activateurs.foundation.notifications.models import Message
from tests.builders import make_user
from tests.foundation.notifications.writing import steps, write
from tests.threads import together

LEASE = timedelta(minutes=3)


@pytest.mark.django_db(transaction=True)
def test_a_message_is_refused_outside_of_a_transaction():
    with pytest.raises(actions.OutsideTransactionError):
        actions.notify(LoginCode(code="A", minutes=1), to="a@exemple.example", at=timezone.now())
    assert not Message.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_message_disappears_with_the_change_it_tells_of():
    def fails():
        with transaction.atomic():
            actions.notify(LoginCode(code="A", minutes=1), to="a@exemple.example", at=timezone.now())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert not Message.objects.exists()
    assert run_tasks() == []


@pytest.mark.django_db
def test_the_worker_delivers_what_was_stored():
    message = write("a@exemple.example")
    run_tasks()
    message.refresh_from_db()
    assert message.state == "DELIVERED"
    sent = mail.outbox[0]
    assert sent.extra_headers["Message-ID"] == f"<{message.message_id}>"
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    assert "ABC123" in sent.body
    assert sent.alternatives[0].mimetype == "text/html"


@pytest.mark.django_db
def test_a_message_whose_task_was_lost_is_swept():
    message = write()
    actions.sweep.call()
    message.refresh_from_db()
    assert message.state == "DELIVERED"


@pytest.mark.django_db
def test_a_message_waits_for_its_hour():
    message = write(due_at=timezone.now() + timedelta(hours=1))
    run_tasks()
    actions.sweep.call()
    message.refresh_from_db()
    assert message.state == "QUEUED"


@pytest.mark.django_db
def test_running_the_task_twice_sends_once():
    message = write()
    actions.deliver.call(message.pk)
    actions.deliver.call(message.pk)
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_a_worker_killed_before_the_content_left_gives_the_message_back():
    message, now = write(), timezone.now()
    assert message.take(at=now, lease=LEASE)
    Message.objects.update(lease_until=now - timedelta(seconds=1))
    actions.sweep.call()
    message.refresh_from_db()
    assert message.state == "DELIVERED"
    assert steps(message) == ["QUEUED", "CLAIMED", "QUEUED", "CLAIMED", "HANDING", "DELIVERED"]


@pytest.mark.django_db
def test_a_worker_killed_while_handing_over_leaves_a_doubt():
    message, now = write(), timezone.now()
    message.take(at=now, lease=LEASE)
    message.start_hand_over(at=now, lease=LEASE)
    Message.objects.update(lease_until=now - timedelta(seconds=1))
    actions.sweep.call()
    message.refresh_from_db()
    assert message.state == "UNCERTAIN"
    assert mail.outbox == []


@pytest.mark.django_db
@pytest.mark.parametrize("written", [True, False])
def test_the_mailbox_on_disk_knows_what_it_took(written, tmp_path, settings):
    backend = "activateurs.foundation.notifications.mailboxes.DiskMailbox"
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": {"folder": str(tmp_path)}}}
    message, now = write(), timezone.now()
    message.take(at=now, lease=LEASE)
    message.start_hand_over(at=now, lease=LEASE)
    if written:
        DiskMailbox(alias="default", folder=str(tmp_path)).send_messages([delivery.mail_of(message)])
    Message.objects.update(lease_until=now - timedelta(seconds=1))
    actions.sweep.call()
    message.refresh_from_db()
    assert message.state == "DELIVERED"
    files = list(Path(tmp_path).iterdir())
    assert [file.name for file in files] == [f"{message.message_id}.eml"]
    assert email.message_from_bytes(files[0].read_bytes())["To"] == message.recipient


@pytest.mark.django_db
def test_a_slow_worker_whose_claim_was_taken_over_gives_nothing(monkeypatch):
    message = write()

    def slow(mail_, before_content):
        Message.objects.update(state="QUEUED", claim=None, lease_until=None)
        other = Message.objects.get()
        assert other.take(at=timezone.now(), lease=LEASE)
        before_content()
        raise AssertionError("the content must not leave")

    monkeypatch.setattr(delivery, "_hand_over", slow)
    delivery.attempt(message, clock=timezone.now)
    assert Message.objects.get().state == "CLAIMED"


@pytest.mark.django_db
def test_a_late_answer_beats_the_doubt():
    message, now = write(), timezone.now()
    message.take(at=now, lease=LEASE)
    message.start_hand_over(at=now, lease=LEASE)
    assert Message.objects.get().doubt(at=now, why="silence")
    assert message.deliver(at=now)
    assert Message.objects.get().state == "DELIVERED"


@pytest.mark.django_db(transaction=True)
def test_of_eight_workers_one_gets_the_claim():
    message = write()

    def take():
        return Message.objects.get(pk=message.pk).take(at=timezone.now(), lease=LEASE)

    assert sorted(together(*[take] * 8), key=str) == [False] * 7 + [True]


@pytest.mark.django_db
def test_staff_sends_again_what_is_at_an_end_and_only_that():
    staff, message, now = make_user(is_staff=True), write(), timezone.now()
    with pytest.raises(actions.NothingToSendAgainError):
        actions.send_again(message=message, by=staff, at=now)
    message.take(at=now, lease=LEASE)
    message.fail(at=now, why="550 no")
    actions.send_again(message=message, by=staff, at=now)
    assert message.steps.order_by("pk").last().by == staff
    run_tasks()
    assert Message.objects.get().state == "DELIVERED"


@pytest.mark.django_db
def test_finished_tasks_do_not_pile_up():
    write()
    run_tasks()
    OxTask.objects.update(finished_at=timezone.now() - timedelta(days=2))
    write()
    actions.tidy.call()
    assert [one.status for one in OxTask.objects.all()] == ["READY"]


@pytest.mark.django_db
def test_old_messages_are_erased_but_not_those_under_way(settings):
    old = timezone.now() - timedelta(days=settings.MAIL_KEEP_DAYS + 1)
    for state in ("DELIVERED", "FAILED", "UNCERTAIN", "QUEUED"):
        message = write()
        Message.objects.filter(pk=message.pk).update(state=state, created_at=old)
    write()
    actions.prune.call()
    assert sorted(Message.objects.values_list("state", flat=True)) == ["QUEUED", "QUEUED"]
