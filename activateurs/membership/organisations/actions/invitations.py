"""A manager invites; whoever reads mail at that address accepts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from activateurs.membership.organisations import policies, tell
from activateurs.membership.organisations.choices import Proof, Role
from activateurs.membership.organisations.models import Invitation, Membership

from .exceptions import AlreadyThereError, NotAllowedError, OrganisationError
from .people import Evidence, admit, locked

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User
    from activateurs.membership.organisations.models import Structure

MOST_A_DAY = 50  # mails of one structure


class TooManyInvitationsError(OrganisationError):
    """The structure sent many today: the site must not become a way to write to strangers."""


class UselessInvitationError(OrganisationError):
    """It expired, was revoked, or somebody has accepted it."""


class NotForYouError(OrganisationError):
    """It was sent to another address than the one that is signed in."""


@transaction.atomic
def invite(*, structure: Structure, email: str, role: Role, by: User, at: datetime) -> Invitation:
    """Send an invitation; a new one to the same address replaces the former, whose link works no more.

    Raises:
        NotAllowedError: ``by`` does not manage the structure.
        AlreadyThereError: somebody with that address belongs to it.
        TooManyInvitationsError: fifty went out within a day.
    """
    structure, email = locked(structure), email.strip().lower()
    if not policies.manages(by, structure):
        raise NotAllowedError
    if Membership.objects.current().filter(structure=structure, user__email=email).exists():
        raise AlreadyThereError
    sent = Invitation.objects.filter(structure=structure)
    if sent.filter(created_at__gt=at - timedelta(days=1)).count() >= MOST_A_DAY:
        raise TooManyInvitationsError
    for former in sent.undecided().to(email):
        former.revoke(by=by, at=at)
    expires_at = at + timedelta(days=settings.INVITATION_DAYS)
    invitation = sent.create(
        structure=structure, email=email, role=role, created_at=at, created_by=by, expires_at=expires_at
    )
    tell.invited(invitation, by=by, at=at)
    return invitation


@transaction.atomic
def accept_invitation(*, invitation: Invitation, by: User, at: datetime) -> Membership:
    """Enter the structure; a second click finds the door already open.

    Raises:
        NotForYouError: it was sent to another address.
        UselessInvitationError: too late, revoked, or accepted by somebody who has left since.
    """
    if by.email.lower() != invitation.email:
        raise NotForYouError
    structure = locked(invitation.structure)
    present = Membership.objects.current().of(by).filter(structure=structure).first()
    if not invitation.accept(by=by, at=at):
        if present is not None:
            return present
        raise UselessInvitationError
    if present is not None:
        return present
    evidence = Evidence(Proof.MANAGER, by=invitation.created_by)
    membership = admit(structure=structure, user=by, evidence=evidence, role=Role(invitation.role), at=at)
    tell.joined(membership, at=at)
    return membership


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, by: User, at: datetime) -> None:
    """Make the link useless.

    Raises:
        NotAllowedError: ``by`` does not manage the structure.
        UselessInvitationError: it was accepted or revoked meanwhile.
    """
    structure = locked(invitation.structure)
    if not policies.manages(by, structure):
        raise NotAllowedError
    if not invitation.revoke(by=by, at=at):
        raise UselessInvitationError
