"""The mailbox of the demonstration: the files that ``DiskMailbox`` wrote, newest first."""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from email.message import EmailMessage

LONGEST_NAME = 255  # bytes, of a file


@dataclass(frozen=True, slots=True)
class Mail:
    """One file of the folder, read."""

    key: str
    at: datetime
    to: str
    subject: str
    text: str
    html: str


def newest_keys() -> list[str]:
    """The names of the files, newest first."""
    folder = Path(settings.MAIL_DIR)
    if not folder.is_dir():
        return []
    files = sorted(folder.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    return [path.stem for path in files]


def read(key: str) -> Mail | None:
    """The mail of that name, if there is one; a name with a path in it is refused."""
    path = Path(settings.MAIL_DIR) / f"{key}.eml"
    if Path(key).name != key or len(path.name.encode()) > LONGEST_NAME or not path.is_file():
        return None
    message: EmailMessage = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    at = datetime.fromtimestamp(path.stat().st_mtime, tz=timezone.get_current_timezone())
    return Mail(key, at, str(message["To"]), str(message["Subject"]), _part(message, "plain"), _part(message, "html"))


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    # Line ends as a browser counts them: the policy names the style by its hash.
    return part.get_content().replace("\r\n", "\n") if part is not None else ""
