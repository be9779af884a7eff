"""One try at handing a message to the relay, and what to do with those that nobody brought to an end.

The order matters: claim (committed), talk to the relay, write that the content is leaving (committed), give it, note
the answer. Killed before the content leaves, the message is tried again; killed after, it is uncertain and a person
decides. So a message is never sent twice by itself and never lost in silence.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers

from .choices import MessageState
from .mailboxes import Mailbox, NoAnswer, RefusedForGood, RefusedForNow

if TYPE_CHECKING:
    from collections.abc import Callable

    from .models import Message

    Clock = Callable[[], datetime]

LONGEST_PAUSE = timedelta(minutes=30)


class ClaimLost(Exception):  # noqa: N818 - an ordinary end of a try, not an error
    """Another worker took the message over: this one stops before giving anything."""


def attempt(message: Message, *, clock: Clock) -> None:
    """Try once to hand ``message`` over; nothing happens when another worker has it or it is at its end."""
    lease = timedelta(seconds=settings.MAIL_LEASE_SECONDS)
    if not message.take(at=clock(), lease=lease):
        return

    def before_content() -> None:
        _still_ours(message.start_hand_over(at=clock(), lease=lease))

    try:
        _hand_over(mail_of(message), before_content)
    except ClaimLost:
        return
    except RefusedForNow as refusal:
        now = clock()
        message.postpone(until=now + pause(message.attempts), at=now, why=str(refusal))
    except RefusedForGood as refusal:
        message.fail(at=clock(), why=str(refusal))
    except NoAnswer as silence:
        message.doubt(at=clock(), why=str(silence))
    else:
        message.deliver(at=clock())


def _still_ours(ours: bool) -> None:  # noqa: FBT001 - the answer of a verb
    if not ours:
        raise ClaimLost


def pause(attempts: int) -> timedelta:
    """How long to wait after that many tries: doubling from MAIL_RETRY_FIRST_SECONDS, half an hour at most."""
    seconds: int = settings.MAIL_RETRY_FIRST_SECONDS * 2 ** min(attempts - 1, 16)
    return min(timedelta(seconds=seconds), LONGEST_PAUSE)


def settle(message: Message, *, at: datetime) -> None:
    """Decide about a message whose worker never came back (killed, cut off)."""
    why = "le programme d’envoi s’est arrêté"
    if message.state == MessageState.CLAIMED:
        message.postpone(until=at, at=at, why=why)
        return
    mailbox = mailers.default
    took = mailbox.took(message.message_id) if isinstance(mailbox, Mailbox) else None
    if took is None:
        message.doubt(at=at, why=why)
    elif took:
        message.deliver(at=at)
    else:
        message.postpone(until=at, at=at, why=why)


def mail_of(message: Message) -> EmailMultiAlternatives:
    """The mail as it leaves: text and HTML, our own Message-ID, no automatic answers wanted (RFC 3834)."""
    mail = EmailMultiAlternatives(
        message.subject,
        message.text,
        settings.DEFAULT_FROM_EMAIL,
        [message.recipient],
        headers={
            "Message-ID": f"<{message.message_id}>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    mail.attach_alternative(message.html, "text/html")
    return mail


def _hand_over(mail: EmailMultiAlternatives, before_content: Callable[[], None]) -> None:
    mailbox = mailers.default
    if isinstance(mailbox, Mailbox):
        mailbox.hand_over(mail, before_content=before_content)
        return
    # A provider's own backend says nothing of its steps: what goes wrong once it started is uncertain.
    before_content()
    try:
        mailbox.send_messages([mail])
    except Exception as error:
        raise NoAnswer(f"{type(error).__name__}: {error}") from error
