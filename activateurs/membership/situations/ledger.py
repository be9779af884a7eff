"""Which accounts were erased, outside the database: a restored backup must not bring them back (law.md, 21).

One line per account in ``erasures.log`` of the data folder: its number, a keyed mark that tells nothing, the date. The
mark tells the account from another one that took its number after the backup was restored. Keep the file apart from
the backups of the database.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from activateurs.foundation.accounts.models import User

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path


def add(person: User, *, at: datetime) -> None:
    """Write down that an account is erased; on the disk before we return. Twice the same does no harm."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="ascii") as file:
        file.write(f"{person.pk} {_mark(person)} {at:%Y-%m-%d}\n")
        file.flush()
        os.fsync(file.fileno())


def written_down() -> Iterator[User]:
    """The accounts of the database that are in the file; a line cut by a power failure is left out."""
    path = _path()
    lines = path.read_text(encoding="ascii").splitlines() if path.exists() else []
    marks = {int(parts[0]): parts[1] for parts in map(str.split, lines) if len(parts) > 1 and parts[0].isdecimal()}
    for person in User.objects.filter(pk__in=marks).order_by("pk"):
        if constant_time_compare(_mark(person), marks[person.pk]):
            yield person


def _mark(person: User) -> str:
    return salted_hmac(
        "situations.ledger", f"{person.pk} {person.date_joined.isoformat()}", algorithm="sha256"
    ).hexdigest()


def _path() -> Path:
    path: Path = settings.DATA_DIR / settings.ERASURES_LEDGER
    return path
