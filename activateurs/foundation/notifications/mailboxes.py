"""How a message leaves: to a relay by SMTP, or into a folder that the demonstration shows.

Both tell when the content is about to be given, so that the caller can write it down before.
"""

from __future__ import annotations

import contextlib
import email.policy
import os
import smtplib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend as DjangoSmtpBackend

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.core.mail import EmailMessage

OK, GO_AHEAD, PERMANENT = 250, 354, 500


class RefusedForNow(Exception):  # noqa: N818 - a refusal is not an error of ours
    """The message was certainly not taken, and may be later."""


class RefusedForGood(Exception):  # noqa: N818 - a refusal is not an error of ours
    """The relay answered that it will never take this message."""


class NoAnswer(Exception):  # noqa: N818 - nor is silence
    """The content was given and nothing came back: it may have been taken or not."""


@runtime_checkable
class Mailbox(Protocol):
    """A way out that tells when the content leaves."""

    def hand_over(self, mail: EmailMessage, *, before_content: Callable[[], None]) -> None:
        """Give ``mail``; ``before_content`` is called once, just before its content leaves, and may raise to stop.

        Raises:
            RefusedForNow: certainly not taken.
            RefusedForGood: never will be.
            NoAnswer: given, without an answer.
        """

    def took(self, message_id: str) -> bool | None:
        """Whether the message was taken, ``None`` when one cannot know afterwards."""


class _TellsBeforeContent:
    """Calls ``before_content`` between the relay's go-ahead and the first byte of the message."""

    before_content: Callable[[], None]
    content_left = False

    def data(self, msg: Any) -> tuple[int, bytes]:
        client: Any = self
        client.putcmd("data")
        code, words = client.getreply()
        if code != GO_AHEAD:
            raise smtplib.SMTPDataError(code, words)
        self.before_content()
        self.content_left = True
        # The content is CRLF already; only lines that start with a dot need care (RFC 5321, 4.5.2).
        content = msg.replace(b"\r\n.", b"\r\n..")
        client.send(content.removesuffix(b"\r\n") + b"\r\n.\r\n")
        code, words = client.getreply()
        if code != OK:
            raise smtplib.SMTPDataError(code, words)
        return code, words


class _Smtp(_TellsBeforeContent, smtplib.SMTP):
    pass


class _SmtpOverTls(_TellsBeforeContent, smtplib.SMTP_SSL):
    pass


class SmtpMailbox(DjangoSmtpBackend):
    """Django's SMTP backend, told apart between 'not taken' and 'no answer'. One connection per message."""

    connection: Any
    _partial_connection: Any

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """Our client, over TLS from the first byte or not."""
        return _SmtpOverTls if self.use_ssl else _Smtp

    def hand_over(self, mail: EmailMessage, *, before_content: Callable[[], None]) -> None:
        """See ``Mailbox``."""
        try:
            self._open_and_give(mail, before_content)
        except (smtplib.SMTPConnectError, smtplib.SMTPHeloError, smtplib.SMTPAuthenticationError) as error:
            # The relay refuses us, not this message: the settings may be mended meanwhile.
            raise RefusedForNow(_words(error.smtp_code, error.smtp_error)) from error
        except smtplib.SMTPRecipientsRefused as error:
            raise _refusal(*next(iter(error.recipients.values()))) from error
        except smtplib.SMTPResponseException as error:
            raise _refusal(error.smtp_code, error.smtp_error) from error
        except OSError as error:  # time-out, cut, refused connection; smtplib's own errors too
            if self.connection is not None and self.connection.content_left:
                raise NoAnswer(type(error).__name__) from error
            raise RefusedForNow(f"{type(error).__name__}: {error}") from error
        except ValueError as error:
            raise RefusedForGood(f"adresse refusée : {error}") from error
        finally:
            self._hang_up()

    def took(self, message_id: str) -> bool | None:  # noqa: ARG002 - SMTP has no such question
        """A relay cannot be asked."""
        return None

    def _open_and_give(self, mail: EmailMessage, before_content: Callable[[], None]) -> None:
        self.open()
        self.connection.before_content = before_content
        content = mail.message(policy=email.policy.SMTP).as_bytes()
        recipients = [self.prep_address(address) for address in mail.recipients()]
        self.connection.sendmail(self.prep_address(mail.from_email), recipients, content)

    def _hang_up(self) -> None:
        """Say good-bye without waiting for the answer: a slow one must not undo what is known."""
        with contextlib.suppress(OSError):
            for client in (self.connection, self._partial_connection):
                if client is not None:
                    client.putcmd("quit")
                    client.close()
        self.connection = self._partial_connection = None


def _refusal(code: int, words: bytes | str) -> RefusedForNow | RefusedForGood:
    kind = RefusedForGood if code >= PERMANENT else RefusedForNow
    return kind(_words(code, words))


def _words(code: int, words: bytes | str) -> str:
    return f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"


class DiskMailbox(BaseEmailBackend):
    """A folder with one file per message, named by its Message-ID: giving the same message twice makes one file."""

    def __init__(self, *, folder: str, **options: Any) -> None:
        super().__init__(**options)
        self.folder = Path(folder)

    def hand_over(self, mail: EmailMessage, *, before_content: Callable[[], None]) -> None:
        """See ``Mailbox``; a full disk is a refusal for now."""
        content = mail.message(policy=email.policy.SMTP).as_bytes()
        before_content()
        try:
            self._write(self._path(mail.extra_headers["Message-ID"].strip("<>")), content)
        except OSError as error:
            raise RefusedForNow(f"{type(error).__name__}: {error.strerror}") from error

    def took(self, message_id: str) -> bool | None:
        """Whether its file is there."""
        return self._path(message_id).exists()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Django's way in, for mails that do not pass by the outbox (reports of errors)."""
        for mail in email_messages:
            message = mail.message(policy=email.policy.SMTP)
            self._write(self._path(message["Message-ID"].strip("<>")), message.as_bytes())
        return len(email_messages)

    def _path(self, message_id: str) -> Path:
        return self.folder / f"{message_id.replace('/', '_')}.eml"

    def _write(self, path: Path, content: bytes) -> None:
        """All of it or nothing, on the disk before we return."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=self.folder, suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
