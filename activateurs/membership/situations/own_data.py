"""Absences, confirmations and departures of a person, and what is left on profiles that it once had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from activateurs.foundation.accounts.personal_data import Part, Table, table_of
from activateurs.foundation.notifications import actions as outbox
from activateurs.membership.activators import own_data as profiles
from activateurs.membership.activators.models import Profile
from activateurs.membership.files import own_data as files
from activateurs.membership.files.actions import remove_all
from activateurs.membership.joining.models import Submission

from . import tell
from .models import Check, Confirmation, Delegation, Departure, HandOver, Notice, PersonalExport, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.db.models import QuerySet

    from activateurs.foundation.accounts.models import User


def _left(person: User) -> QuerySet[Profile]:
    """Profiles that the person had and left."""
    left = Departure.objects.filter(person=person, done_at__isnull=False)
    return Profile.objects.filter(pk__in=left.values("profile"), user=None)


def _export(person: User) -> Iterator[Table]:
    own = Profile.objects.filter(Q(user=person) | Q(pk__in=_left(person).values("pk")))
    yield table_of("departs", Departure.objects.filter(person=person))
    yield table_of("confirmations", Confirmation.objects.filter(by=person))
    yield table_of("verifications", Check.objects.filter(profile__in=own))
    yield table_of("remplacements", Delegation.objects.filter(Q(profile__in=own) | Q(delegate__in=own)))
    yield table_of("reprises", HandOver.objects.filter(Q(departure__person=person) | Q(successor__in=own)))
    yield table_of("courriels-refuses", Refusal.objects.filter(address__iexact=person.email), but=("message_id",))
    for table in (*profiles.tables(_left(person)), *files.tables(_left(person))):
        yield Table(f"anciennes-{table.name}", table.headers, table.rows)


def _files(person: User) -> Iterator[tuple[str, bytes]]:
    return files.contents(_left(person).order_by("pk"))


def _erase(person: User, at: datetime) -> None:  # noqa: ARG001 - asked of every part
    for profile in _left(person):
        profiles.forget(profile)
        remove_all(profile=profile)
        Submission.objects.filter(profile=profile).delete()
        outbox.forget(about=tell.about(profile))
    Confirmation.objects.filter(by=person).delete()
    Refusal.objects.filter(address__iexact=person.email).delete()
    Check.objects.filter(address__iexact=person.email).update(address="")
    PersonalExport.objects.filter(person=person).delete()


SITUATIONS = Part(
    name="situations",
    label="Vos absences, confirmations et départs",
    covers=frozenset(
        model._meta.label  # noqa: SLF001 - Django's documented name
        for model in (Check, Confirmation, Delegation, Departure, HandOver, Notice, PersonalExport)
    )
    | {"situations.Farewell"},
    export=_export,
    files=_files,
    erase=_erase,
    erased="Vos confirmations, vos copies de données, et ce qui reste écrit sur les fiches que vous avez quittées.",
    kept="La date de votre départ, sans votre nom.",
)
