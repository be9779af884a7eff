"""What clients were told, written down by them alone: the driver compares it with the database and the spool."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import default
from pathlib import Path


@dataclass
class Ledger:
    """Addresses of the requests that the site said it had, and of those it said it had handed over."""

    submitted: set[str] = field(default_factory=set)
    proven: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note_submitted(self, address: str) -> None:
        with self.lock:
            self.submitted.add(address)

    def note_proven(self, address: str) -> None:
        with self.lock:
            self.proven.add(address)

    @property
    def progress(self) -> int:
        return len(self.submitted) + len(self.proven)


@dataclass(frozen=True)
class Mail:
    """A message that the relay took."""

    message_id: str
    recipient: str
    text: str


class Spool:
    """Reads what the relay wrote, each file once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mails: list[Mail] = []
        self._read: set[str] = set()
        self._lock = threading.Lock()

    def refresh(self) -> list[Mail]:
        """Every message taken until now."""
        with self._lock:
            for path in self.folder.glob("*.eml"):
                if path.name not in self._read:
                    self._read.add(path.name)
                    self.mails.append(_mail(path.read_bytes()))
            return list(self.mails)

    def to(self, address: str, having: str) -> Mail | None:
        """The last message to ``address`` whose text has ``having``."""
        found = [mail for mail in self.refresh() if mail.recipient == address and having in mail.text]
        return found[-1] if found else None


def _mail(content: bytes) -> Mail:
    message = message_from_bytes(content, policy=default)
    body = message.get_body(("plain",))
    assert body is not None
    return Mail(str(message["Message-ID"]).strip("<>"), str(message["X-Rcpt"]), body.get_content())


def wait_for[T](answer: Callable[[], T | None], seconds: float) -> T | None:
    """The first answer that is not None, or None once the time is over."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = answer()
        if found is not None:
            return found
        time.sleep(0.1)
    return None
