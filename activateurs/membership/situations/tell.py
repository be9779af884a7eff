"""Which message goes to whom when a situation changes; called by the actions, in their transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from activateurs.foundation.notifications.actions import notify

from . import links
from .calendar import LAST_RANK
from .choices import NoticeCause
from .models import Notice
from .notifications import (
    ConfirmationAsked,
    DelegationAnswered,
    DelegationAsked,
    DepartureRecorded,
    ExportReady,
    FarewellSaid,
    HandOverAsked,
    HandOverRefused,
    ManagerAsked,
    TeamTold,
    Unpublished,
)
from .policies import managers_beside

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.membership.activators.models import Profile

    from .models import Check, Delegation, Departure, Farewell, HandOver, PersonalExport


def address(name: str, *args: object) -> str:
    """The whole address of a page, for a mail."""
    return settings.SITE_URL + reverse(name, args=args)


def about(profile: Profile) -> str:
    """How the outbox names a profile's messages, so that they can be erased with it."""
    return f"situations:{profile.pk}"


def delegation_asked(delegation: Delegation, *, at: datetime) -> None:
    """To the one who would answer."""
    profile, delegate = delegation.profile, delegation.delegate
    assert delegate.user is not None, "only profiles with a person take requests"
    message = DelegationAsked(
        person=profile.display_name,
        structure=profile.structure.name,
        back_on=profile.available_from,
        agreed=delegation.accepted_at is not None,
        link=address("situations:delegation", delegation.pk),
    )
    notify(message, to=delegate.user.email, at=at, about=about(profile))


def delegation_answered(delegation: Delegation, *, accepted: bool, at: datetime) -> None:
    """To whoever is absent."""
    profile = delegation.profile
    if profile.user is None:
        return
    message = DelegationAnswered(
        delegate=delegation.delegate.display_name,
        accepted=accepted,
        link=address("situations:availability", profile.slug),
    )
    notify(message, to=profile.user.email, at=at, about=about(profile))


def reminder(check: Check, *, rank: int, at: datetime) -> None:
    """To the person; when it is its address that refuses mails, to those who can reach it otherwise."""
    profile = check.profile
    person = profile.user
    assert person is not None, "only profiles with a person are checked"
    if person.email.lower() == check.address:
        _to_managers(profile, rank=rank, at=at)
        return
    message = ConfirmationAsked(
        profile=profile.full_name,
        confirmed_on=profile.confirmed_on,
        rank=rank,
        last=rank == LAST_RANK,
        last_days=settings.CONFIRM_LAST_DAYS,
        link=links.confirmation_url(check),
    )
    notify(message, to=person.email, at=at, about=about(profile))


def unpublished(check: Check, *, at: datetime) -> None:
    """To the person: it is out, and one click brings it back."""
    profile = check.profile
    assert profile.user is not None, "only profiles with a person are checked"
    message = Unpublished(profile=profile.full_name, link=links.confirmation_url(check))
    notify(message, to=profile.user.email, at=at, about=about(profile))


def team(profile: Profile, cause: NoticeCause, *, at: datetime) -> None:
    """To the programme's team, once as long as nobody has handled it."""
    _, new = Notice.objects.get_or_create(profile=profile, cause=cause, handled_at=None, defaults={"at": at})
    if new:
        message = TeamTold(cause=str(cause.label), link=address("backoffice:situations"))
        notify(message, to=settings.TEAM_EMAIL, at=at, about=about(profile))


def _to_managers(profile: Profile, *, rank: int, at: datetime) -> None:
    """To the managers of the structure, else to the programme's team."""
    managers = managers_beside(profile.user, profile.structure)
    if not managers:
        team(profile, NoticeCause.ADDRESS, at=at)
    for manager in managers:
        message = ManagerAsked(person=profile.display_name, structure=profile.structure.name, last=rank == LAST_RANK)
        notify(message, to=manager.email, at=at, about=about(profile))


def departure_recorded(departure: Departure, *, at: datetime) -> None:
    """To the one who leaves, when somebody else said so."""
    message = DepartureRecorded(
        profile=departure.profile.full_name, on=departure.on, cause=str(departure.get_cause_display())
    )
    notify(message, to=departure.person.email, at=at, about=about(departure.profile))


def hand_over_asked(hand_over: HandOver, *, under_way: int, at: datetime) -> None:
    """To the colleague."""
    departure, successor = hand_over.departure, hand_over.successor
    assert successor.user is not None, "only profiles with a person take over"
    message = HandOverAsked(
        person=departure.profile.display_name,
        on=departure.on,
        under_way=under_way,
        link=address("situations:hand_over", hand_over.pk),
    )
    notify(message, to=successor.user.email, at=at, about=about(departure.profile))


def hand_over_refused(hand_over: HandOver, *, at: datetime) -> None:
    """To whoever announced the departure; to the team once it is past, since the person has no access any more."""
    departure = hand_over.departure
    if departure.done_at is not None:
        team(departure.profile, NoticeCause.NO_COLLEAGUE, at=at)
        return
    teller = departure.recorded_by or departure.person
    message = HandOverRefused(
        colleague=hand_over.successor.display_name,
        person=departure.profile.display_name,
        link=address("situations:departure", departure.profile.slug),
    )
    notify(message, to=teller.email, at=at, about=about(departure.profile))


def export_ready(export: PersonalExport, *, at: datetime) -> None:
    """To the person; the copy itself never travels by mail."""
    export.refresh_from_db(fields=["expires_at"])
    assert export.expires_at is not None, "it was just made"
    message = ExportReady(until=timezone.localdate(export.expires_at), link=address("situations:my_data"))
    notify(message, to=export.person.email, at=at, about=f"situations:export:{export.pk}")


def farewell(said: Farewell, *, at: datetime) -> None:
    """To the person, while its address is still known."""
    message = FarewellSaid(erase_on=said.erase_on)
    notify(message, to=said.person.email, at=at, about=f"situations:farewell:{said.pk}")
