"""Taking one's data along; leaving the programme; erasing what must not be kept (A6; law.md, 20 and 21)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError, transaction
from django.tasks import task
from django.utils import timezone

from activateurs.foundation.accounts import personal_data
from activateurs.foundation.accounts.actions import close_sessions, end_role
from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.accounts.models import OpenSession, RoleGrant, User
from activateurs.membership.activators.models import Profile
from activateurs.membership.organisations.actions import people
from activateurs.membership.organisations.models import Membership
from activateurs.membership.situations import ledger, tell
from activateurs.membership.situations.choices import DepartureCause
from activateurs.membership.situations.models import Departure, Farewell, PersonalExport
from activateurs.membership.situations.packing import pack

from . import departures

if TYPE_CHECKING:
    from datetime import datetime


@transaction.atomic
def ask_export(*, person: User, at: datetime) -> PersonalExport:
    """Ask for a copy of one's data; one that is being made is given again."""
    try:
        with transaction.atomic():
            asked = PersonalExport.objects.create(person=person, asked_at=at)
    except IntegrityError:
        return PersonalExport.objects.of(person).to_make().get()
    make_export.enqueue(asked.pk)
    return asked


@task
def make_export(export_pk: int) -> None:
    """Make one copy; safe to run twice: the first one stays."""
    waiting = PersonalExport.objects.to_make().select_related("person").filter(pk=export_pk).first()
    if waiting is None or not waiting.person.is_active:
        return
    now = timezone.now()
    content = pack(waiting.person, on=timezone.localdate(now))
    with transaction.atomic():
        if waiting.fill(content, at=now, expires_at=now + timedelta(days=settings.EXPORT_KEEP_DAYS)):
            tell.export_ready(waiting, at=now)


@task
def tidy_exports() -> None:
    """Make the copies whose task was lost, erase those that are too old; often, safe to run twice."""
    for pk in PersonalExport.objects.to_make().order_by("pk").values_list("pk", flat=True):
        make_export.call(pk)
    PersonalExport.objects.filter(expires_at__lte=timezone.now()).delete()


@transaction.atomic
def say_farewell(*, person: User, at: datetime) -> Farewell:
    """Leave the programme: every profile and belonging ends, the account closes; a second call changes nothing.

    Open requests go to the colleagues who already accepted to take them over, else their businesses and the team are
    told, as for any departure. What must be erased is, LEAVING_ERASE_DAYS later.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    erase_on = timezone.localdate(at) + timedelta(days=settings.LEAVING_ERASE_DAYS)
    farewell, new = Farewell.objects.get_or_create(person=person, defaults={"at": at, "erase_on": erase_on})
    if not new:
        return farewell
    for profile in Profile.objects.of(person).order_by("pk"):
        _depart(profile, person, at=at)
    for membership in Membership.objects.current().of(person).order_by("pk"):
        people.leave(membership=membership, at=at)
    for grant in RoleGrant.objects.open().filter(user=person):
        end_role(user=person, role=Role(grant.role), region=grant.region_code, by=person, at=at)
    tell.farewell(farewell, at=at)
    person.close()
    close_sessions(sessions=OpenSession.objects.filter(user=person))
    return farewell


@task
def erase_due() -> None:
    """Daily: erase those who left long enough ago, each in a transaction of its own; safe to run twice.

    A restored backup brings nobody back: whoever is in the ledger of erasures is erased again (law.md, 21).
    """
    now = timezone.now()
    for farewell in Farewell.objects.due(on=timezone.localdate(now)).select_related("person").order_by("pk"):
        _erase(farewell, at=now)
    for person in ledger.written_down():
        if not Farewell.objects.filter(person=person, erased_at__isnull=False).exists():
            _erase(say_farewell(person=person, at=now), at=now)


@transaction.atomic
def _erase(farewell: Farewell, *, at: datetime) -> None:
    if farewell.erase(at=at):
        personal_data.erase(farewell.person, at=at)
        ledger.add(farewell.person, at=at)


def _depart(profile: Profile, person: User, *, at: datetime) -> None:
    """The departure that was planned comes now, with its colleague; without any, one without colleague."""
    planned = Departure.objects.planned().filter(profile=profile).first()
    if planned is not None:
        departures.execute(departure=planned, at=at)
        return
    plan = departures.Plan(cause=DepartureCause.PROGRAMME, on=timezone.localdate(at))
    departures.record(profile=profile, plan=plan, by=person, at=at)
