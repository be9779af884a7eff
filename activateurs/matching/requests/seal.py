"""The seal of a contact form: which form it is, and since when it has been open.

It holds off robots without asking a third party: a form that comes back within a few seconds, or with a seal that is
not ours, is shown again with everything kept, and sending it once more is enough for a person.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core import signing

SALT = "requests.form"
YOUNGEST = timedelta(seconds=3)
YOUNGEST_WHEN_BUSY = timedelta(seconds=20)
OLDEST = timedelta(hours=12)


class SealError(Exception):
    """The form cannot be taken as it is; the words tell the person what to do."""


@dataclass(frozen=True, slots=True)
class Seal:
    """One form for one activator; ``key`` makes it one request however often it is sent."""

    slug: str
    key: uuid.UUID
    issued_at: datetime
    ours: bool = True

    @classmethod
    def fresh(cls, slug: str, *, at: datetime, key: uuid.UUID | None = None) -> Seal:
        """A seal for a form shown now."""
        return cls(slug, key or uuid.uuid4(), at)

    @classmethod
    def read(cls, text: str, slug: str, *, at: datetime) -> Seal:
        """The seal that came back; one that is not ours, or another activator's, gives a new one marked so."""
        try:
            name, key, seconds = signing.loads(text, salt=SALT)
            seal = cls(name, uuid.UUID(key), datetime.fromtimestamp(seconds, tz=UTC))
        except (signing.BadSignature, ValueError, TypeError):
            return cls(slug, uuid.uuid4(), at, ours=False)
        return seal if seal.slug == slug else cls(slug, uuid.uuid4(), at, ours=False)

    def __str__(self) -> str:
        return signing.dumps([self.slug, self.key.hex, self.issued_at.timestamp()], salt=SALT)

    def check(self, *, at: datetime, busy: bool) -> None:
        """Whether the form may be taken now.

        Raises:
            SealError: too early, too late, or not ours; nothing is lost, sending again is enough.
        """
        if not self.ours or at - self.issued_at > OLDEST:
            raise SealError(
                "Cette page était ouverte depuis longtemps. Relisez votre demande, puis envoyez-la de nouveau."
            )
        if at - self.issued_at < (YOUNGEST_WHEN_BUSY if busy else YOUNGEST):
            wait = " Attendez une vingtaine de secondes, puis" if busy else " Relisez-la, puis"
            raise SealError(f"Votre demande n’est pas encore partie.{wait} envoyez-la de nouveau : rien n’est perdu.")

    def again(self, *, at: datetime) -> Seal:
        """The seal to show with the form once more: the same request, its age kept unless it was too old."""
        stale = not self.ours or at - self.issued_at > OLDEST
        return Seal.fresh(self.slug, at=at, key=self.key) if stale else self
