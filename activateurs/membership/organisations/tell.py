"""The mails of each event, stored in the transaction of the event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from activateurs.foundation.notifications import actions as outbox

from . import links, notifications
from .choices import Proof
from .models import Membership

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User
    from activateurs.foundation.notifications.notifications import Notification

    from .models import BelongingRequest, Invitation, Structure

HOW = {
    Proof.DOMAIN: "elle a recopié un code reçu à une adresse de la structure",
    Proof.MANAGER: "un gestionnaire l’a invitée ou acceptée",
    Proof.STAFF: "l’équipe du programme a vérifié son rattachement",
}


def about(structure: Structure) -> str:
    """What mails about a structure concern."""
    return f"organisations:{structure.pk}"


def person_name(user: User) -> str:
    """How a person is named to its colleagues: name and address, since the address is what they know."""
    name = user.get_full_name()
    return f"{name} ({user.email})" if name else user.email


def code(request: BelongingRequest, *, email: str, code: str, minutes: int, at: datetime) -> None:
    """The code, to the address of the structure."""
    mail = notifications.AddressCodeMail(code=code, minutes=minutes, structure=request.structure.name)
    outbox.notify(mail, to=email, at=at, about=f"organisations:request:{request.pk}")


def managers_asked(request: BelongingRequest, *, at: datetime) -> None:
    """Each manager may answer; the first one decides."""
    mail = notifications.BelongingAsked(
        structure=request.structure.name,
        person=person_name(request.user),
        words=request.words,
        link=links.decision_url(request),
    )
    _to_managers(request.structure, mail, at=at, but=request.user)


def staff_asked(request: BelongingRequest, *, at: datetime) -> None:
    """A document waits."""
    mail = notifications.StaffAsked(structure=request.structure.name, link=links.staff_decision_url(request))
    outbox.notify(mail, to=settings.TEAM_EMAIL, at=at, about=about(request.structure))


def accepted(membership: Membership, *, at: datetime) -> None:
    """To the person."""
    structure = membership.structure
    mail = notifications.BelongingAccepted(
        structure=structure.name, manages=membership.is_manager, link=links.structure_url(structure)
    )
    outbox.notify(mail, to=membership.user.email, at=at, about=about(structure))


def joined(membership: Membership, *, at: datetime, but: User | None = None) -> None:
    """To the managers, other than ``but`` who did it."""
    structure = membership.structure
    mail = notifications.Joined(
        structure=structure.name,
        person=person_name(membership.user),
        how=HOW[Proof(membership.proven_by)],
        link=links.structure_url(structure),
    )
    _to_managers(structure, mail, at=at, but=membership.user, nor=but)


def refused(request: BelongingRequest, *, by_staff: bool, at: datetime) -> None:
    """To the person, with what else it can do."""
    mail = notifications.BelongingRefused(
        structure=request.structure.name, reason=request.reason, by_staff=by_staff, link=links.home_url()
    )
    outbox.notify(mail, to=request.user.email, at=at, about=about(request.structure))


def invited(invitation: Invitation, *, by: User, at: datetime) -> None:
    """To the address."""
    mail = notifications.InvitationMail(
        structure=invitation.structure.name,
        inviter=by.get_full_name() or by.email,
        expires_at=invitation.expires_at,
        link=links.invitation_url(invitation),
    )
    outbox.notify(mail, to=invitation.email, at=at, about=about(invitation.structure))


def gone(membership: Membership, *, removed: bool, by_staff: bool, at: datetime) -> None:
    """To the person who was removed, or to the managers of one who left; to staff when nobody manages any more."""
    structure = membership.structure
    if removed:
        mail: Notification = notifications.Removed(structure=structure.name, by_staff=by_staff)
        outbox.notify(mail, to=membership.user.email, at=at, about=about(structure))
    else:
        mail = notifications.Left(
            structure=structure.name, person=person_name(membership.user), link=links.structure_url(structure)
        )
        _to_managers(structure, mail, at=at)


def role_changed(membership: Membership, *, at: datetime) -> None:
    """To the person."""
    structure = membership.structure
    mail = notifications.RoleChanged(
        structure=structure.name, manages=membership.is_manager, link=links.structure_url(structure)
    )
    outbox.notify(mail, to=membership.user.email, at=at, about=about(structure))


def no_manager(structure: Structure, *, at: datetime) -> None:
    """To staff."""
    people = Membership.objects.current().filter(structure=structure).count()
    mail = notifications.NoManager(structure=structure.name, people=people, link=links.staff_url(structure))
    outbox.notify(mail, to=settings.TEAM_EMAIL, at=at, about=about(structure))


def _to_managers(
    structure: Structure, mail: Notification, *, at: datetime, but: User | None = None, nor: User | None = None
) -> None:
    left_out = {one.pk for one in (but, nor) if one is not None}
    managers = Membership.objects.managers().filter(structure=structure).select_related("user").order_by("pk")
    for membership in managers:
        if membership.user_id not in left_out:
            outbox.notify(mail, to=membership.user.email, at=at, about=about(structure))
