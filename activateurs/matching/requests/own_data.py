"""What a person answered to businesses. What businesses confided is theirs: it is in no export (A4.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activateurs.foundation.accounts.personal_data import Part, Table, table_of

from .models import Holding, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from activateurs.foundation.accounts.models import User


def _export(person: User) -> Iterator[Table]:
    yield table_of("reponses-aux-demandes", Stage.objects.filter(by=person))
    yield table_of("demandes-recues", Holding.objects.filter(profile__user=person))


def _erase(person: User, at: datetime) -> None:  # noqa: ARG001 - asked of every part
    Stage.objects.filter(by=person).update(by=None)


REQUESTS = Part(
    name="demandes",
    label="Vos réponses aux entreprises",
    covers=frozenset({"requests.Stage", "requests.Holding", "requests.ContactRequest"}),
    export=_export,
    erase=_erase,
    erased="Le lien entre vous et les réponses que vous avez données.",
    kept="Les demandes appartiennent aux entreprises : ce qu’elles disent est effacé un an après leur fin, et les "
    "courriels que nous leur avons envoyés au bout de trente jours.",
)
