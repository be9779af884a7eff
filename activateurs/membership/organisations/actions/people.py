"""The people of a structure: who enters, who goes, who manages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from activateurs.membership.organisations import changes, policies, tell
from activateurs.membership.organisations.choices import EndReason, Outcome, Proof, Role
from activateurs.membership.organisations.models import BelongingRequest, Invitation, Membership, Structure

from . import erasure
from .exceptions import AlreadyThereError, NotAllowedError, OrganisationError

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User


class LastManagerError(OrganisationError):
    """Nobody else would manage the structure: name another manager first."""


def locked(structure: Structure) -> Structure:
    """The structure, held until the end of the transaction: what is asked of its people afterwards stays true."""
    return Structure.objects.select_for_update().get(pk=structure.pk)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What proved that somebody belongs: a code at ``domain``, or the word of ``by``."""

    proof: Proof
    by: User | None = None
    domain: str = ""


def admit(
    *, structure: Structure, user: User, evidence: Evidence, at: datetime, role: Role = Role.MEMBER
) -> Membership:
    """Let a person in; the very first one manages. Inside a transaction that holds the structure.

    Raises ``AlreadyThereError``.
    """
    present = Membership.objects.current().filter(structure=structure)
    if present.of(user).exists():
        raise AlreadyThereError
    first = not present.exists()
    membership = Membership.objects.create(
        structure=structure,
        user=user,
        role=Role.MANAGER if first else role,
        since=at,
        proven_by=evidence.proof,
        approved_by=evidence.by,
        domain=evidence.domain,
    )
    for waiting in BelongingRequest.objects.open().of(user).filter(structure=structure):
        waiting.decide(Outcome.ACCEPTED, by=evidence.by, at=at)
        erasure.after_decision(waiting)
    changes.announce_person(membership)
    return membership


@transaction.atomic
def remove(*, membership: Membership, by: User, at: datetime) -> None:
    """A manager, or staff, takes a person out of the structure; its access ends at its next request.

    Raises:
        NotAllowedError: ``by`` manages the structure no longer, or it is its own membership (``leave`` is for that).
    """
    structure = locked(membership.structure)
    manages = policies.manages(by, structure)
    if membership.user_id == by.pk or not (manages or policies.is_arbiter(by)):
        raise NotAllowedError
    _end(membership, structure, by=by, at=at, reason=EndReason.REMOVED if manages else EndReason.STAFF)


@transaction.atomic
def leave(*, membership: Membership, at: datetime) -> None:
    """The person leaves its structure; when nobody manages it any more, staff is told."""
    structure = locked(membership.structure)
    _end(membership, structure, by=membership.user, at=at, reason=EndReason.LEFT)


@transaction.atomic
def change_role(*, membership: Membership, role: Role, by: User, at: datetime) -> Membership:
    """Make a person manager, or a manager a member again, oneself included.

    Raises:
        NotAllowedError: ``by`` manages the structure no longer, or the person left it.
        LastManagerError: nobody else would manage.
    """
    structure = locked(membership.structure)
    membership.refresh_from_db()
    if membership.until is not None or not (policies.manages(by, structure) or policies.is_arbiter(by)):
        raise NotAllowedError
    if membership.role == role:
        return membership
    others = Membership.objects.managers().filter(structure=structure).exclude(pk=membership.pk)
    if membership.is_manager and not others.exists():
        raise LastManagerError
    changed = membership.become(role, by=by, at=at)
    if not changed.is_manager:
        _revoke_invitations(structure, membership.user, by=by, at=at)
    tell.role_changed(changed, at=at)
    return changed


def _end(membership: Membership, structure: Structure, *, by: User, at: datetime, reason: EndReason) -> None:
    """End it once, with what hangs on it; whoever comes second changes nothing."""
    if not membership.end(by=by, at=at, reason=reason):
        return
    _revoke_invitations(structure, membership.user, by=by, at=at)
    tell.gone(membership, removed=reason != EndReason.LEFT, by_staff=reason == EndReason.STAFF, at=at)
    if membership.role == Role.MANAGER and not policies.has_managers(structure):
        tell.no_manager(structure, at=at)
    changes.announce_person(membership)


def _revoke_invitations(structure: Structure, user: User, *, by: User, at: datetime) -> None:
    """Whom a former manager invited does not enter on its word any more."""
    for invitation in Invitation.objects.undecided().filter(structure=structure, created_by=user):
        invitation.revoke(by=by, at=at)
