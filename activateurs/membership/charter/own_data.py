"""What a person accepted, and of which new version it was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activateurs.foundation.accounts.personal_data import Part, Table, table_of

from .models import Acceptance, TextReminder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from activateurs.foundation.accounts.models import User


def _export(person: User) -> Iterator[Table]:
    yield table_of("textes-acceptes", Acceptance.objects.filter(user=person))
    yield table_of("rappels-des-textes", TextReminder.objects.filter(user=person))


def _erase(person: User, at: datetime) -> None:  # noqa: ARG001 - asked of every part
    TextReminder.objects.filter(user=person).delete()


TEXTS = Part(
    name="textes",
    label="La charte et les conditions que vous avez acceptées",
    covers=frozenset({"charter.Acceptance", "charter.TextReminder"}),
    export=_export,
    erase=_erase,
    erased="Les rappels que vous avez reçus.",
    kept="La preuve de ce que vous avez accepté, à votre nom, pendant cinq ans après votre départ.",
)
