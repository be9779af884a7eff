"""Write to people: the message is stored with the change it tells of, then delivered by the worker."""

from __future__ import annotations

import logging
import time
import uuid
from datetime import timedelta
from email.utils import parseaddr
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.tasks import task
from django.utils import timezone

from . import delivery
from .choices import HELD, MessageState
from .models import Message

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser

    from .notifications import Notification

logger = logging.getLogger(__name__)

SWEEP_SECONDS = 20


class OutsideTransactionError(RuntimeError):
    """A message was about to be stored apart from the change it tells of: one could exist without the other."""


class NothingToSendAgainError(Exception):
    """The message is not at an end that a person may reopen (someone else did, or it arrived meanwhile)."""


def notify(
    notification: Notification, *, to: str, at: datetime, about: str = "", due_at: datetime | None = None
) -> Message:
    """Store a message in the caller's transaction and wake a worker once that is committed.

    Args:
        notification: what to say.
        to: the address.
        at: now; the message is given up four hours after it is due (MAIL_PATIENCE_SECONDS).
        about: what it concerns, as ``<app>:<key>``, so that it can be erased with it.
        due_at: not before; at once by default.

    Raises:
        OutsideTransactionError: there is no transaction.
    """
    if not connection.in_atomic_block:
        raise OutsideTransactionError(notification.name)
    words = notification.render()
    due = due_at or at
    message = Message.objects.create(
        message_id=f"{uuid.uuid4()}@{_domain()}",
        name=notification.name,
        recipient=to,
        subject=words.subject[:250],
        text=words.text,
        html=words.html,
        about=about,
        created_at=at,
        due_at=due,
        give_up_at=due + patience(),
    )
    message.steps.create(state=MessageState.QUEUED, at=at)
    if due <= at:
        deliver.enqueue(message.pk)
    return message


def rehearse(notification: Notification, *, to: str, at: datetime) -> None:
    """Do all that ``notify`` does, then undo it: an address that gets nothing is answered as late as one that does."""
    with transaction.atomic():
        notify(notification, to=to, at=at)
        transaction.set_rollback(True)


@transaction.atomic
def send_again(*, message: Message, by: AbstractUser, at: datetime) -> None:
    """A member of staff tries a failed or uncertain message once more.

    Raises:
        NothingToSendAgainError: it is neither failed nor uncertain any more.
    """
    if not message.send_again(by=by, at=at, patience=patience()):
        raise NothingToSendAgainError
    deliver.enqueue(message.pk)


@transaction.atomic
def forget(*, about: str) -> int:
    """Erase every message that concerns ``about``; the number of them."""
    count = Message.objects.about(about).count()
    Message.objects.about(about).delete()
    return count


@task
def deliver(message_pk: int) -> None:
    """Hand one message over; safe to run twice: the claim lets one worker through."""
    message = Message.objects.filter(pk=message_pk).first()
    if message is not None:
        delivery.attempt(message, clock=timezone.now)


@task
def sweep() -> None:
    """Take what nobody holds: abandoned claims, retries that are due, messages whose task was lost."""
    for left in Message.objects.abandoned(at=timezone.now()).order_by("pk")[:500]:
        delivery.settle(left, at=timezone.now())
    stop = time.monotonic() + SWEEP_SECONDS
    while time.monotonic() < stop and (message := Message.objects.due(at=timezone.now()).first()):
        delivery.attempt(message, clock=timezone.now)


@task
def prune() -> None:
    """Erase messages at their end after MAIL_KEEP_DAYS: their words are kept no longer than a doubt may last."""
    limit = timezone.now() - timedelta(days=settings.MAIL_KEEP_DAYS)
    moving = (MessageState.QUEUED, *HELD)
    erased, _ = Message.objects.filter(created_at__lt=limit).exclude(state__in=moving).delete()
    logger.info("old messages pruned: %d rows", erased)


@task
def tidy() -> None:
    """Drop the queue's finished tasks (the sweep alone makes six thousand a day) and the sessions that ended."""
    call_command("ox_prune", older_than="1d", verbosity=0)
    call_command("clearsessions")


def patience() -> timedelta:
    """How long delivery is tried before a message fails."""
    return timedelta(seconds=settings.MAIL_PATIENCE_SECONDS)


def _domain() -> str:
    """The domain of our own address, so that a Message-ID is aligned with it."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
