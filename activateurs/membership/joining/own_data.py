"""What a person told to register, and what the programme answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from activateurs.foundation.accounts.personal_data import Part, Table, table_of

from .models import Appeal, Decision, Registration, Submission

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from activateurs.foundation.accounts.models import User


def _sent(person: User) -> Q:
    return Q(sent_by=person) | Q(profile__user=person)


def _export(person: User) -> Iterator[Table]:
    sent = Submission.objects.filter(_sent(person))
    yield table_of("inscriptions", Registration.objects.filter(user=person), but=("key",))
    yield table_of("envois-au-programme", sent)
    yield table_of("decisions", Decision.objects.filter(submission__in=sent))
    yield table_of("recours", Appeal.objects.filter(by=person))


def _erase(person: User, at: datetime) -> None:  # noqa: ARG001 - asked of every part
    Registration.objects.filter(user=person).delete()
    Submission.objects.filter(_sent(person)).delete()


JOINING = Part(
    name="inscription",
    label="Votre inscription",
    covers=frozenset({"joining.Registration", "joining.Submission", "joining.Decision", "joining.Appeal"}),
    export=_export,
    erase=_erase,
    erased="Ce que vous avez déclaré pour vous inscrire, les décisions reçues et vos recours.",
)
