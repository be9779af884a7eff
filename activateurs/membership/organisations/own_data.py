"""Where a person belongs, what it asked of a structure, who invited it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from activateurs.foundation.accounts.personal_data import Part, Table, table_of

from .models import BelongingRequest, Invitation, Membership

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from activateurs.foundation.accounts.models import User


def _invitations(person: User) -> Q:
    return Q(accepted_by=person) | Q(email__iexact=person.email)


def _export(person: User) -> Iterator[Table]:
    yield table_of("appartenances", Membership.objects.filter(user=person))
    yield table_of("demandes-d-appartenance", BelongingRequest.objects.filter(user=person), but=("public_id",))
    yield table_of("invitations", Invitation.objects.filter(_invitations(person)), but=("public_id",))


def _erase(person: User, at: datetime) -> None:  # noqa: ARG001 - asked of every part
    BelongingRequest.objects.filter(user=person).delete()
    Invitation.objects.filter(_invitations(person)).delete()


STRUCTURES = Part(
    name="structures",
    label="Vos structures",
    covers=frozenset({"organisations.Membership", "organisations.BelongingRequest", "organisations.Invitation"}),
    export=_export,
    erase=_erase,
    erased="Ce que vous avez demandé à une structure, les invitations que vous avez reçues, les preuves données.",
    kept="Qu’une personne a appartenu à la structure, et de quand à quand, sans son nom.",
)
