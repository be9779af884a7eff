"""Opening an account, its sessions and second factor; granting and taking back roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.tasks import task
from django.urls import reverse

from activateurs.foundation.notifications import actions as notifications

from .choices import Role
from .models import AgentIdentity, OpenSession, RoleGrant, User
from .notifications import RoleEnded, RoleGranted

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet


@transaction.atomic
def join(*, address: str) -> User:
    """The account of whoever has just proven this address, opened if there was none; it has no right by itself."""
    user = User.objects.filter(email=address).first()
    if user is not None:
        return user
    try:
        with transaction.atomic():
            return User.objects.create_user(address)
    except IntegrityError:  # proven twice in the same instant
        return User.objects.get(email=address)


class UnprovenAddressError(Exception):
    """Nobody proved that the address is this person's."""


@transaction.atomic
def enter_by_proconnect(*, issuer: str, subject: str, address: str, names: tuple[str, str], at: datetime) -> User:
    """The account of an agent whom ``issuer`` knows as ``subject``; linked, or opened, the first time. It has no role.

    ``address`` is empty unless it was verified. Raises ``UnprovenAddressError`` when it is needed.
    """
    linked = AgentIdentity.objects.filter(issuer=issuer, subject=subject).select_related("user").first()
    if linked is not None:
        return linked.user
    if not address:
        raise UnprovenAddressError
    user = join(address=address)
    if not user.first_name and not user.last_name:
        user.first_name, user.last_name = names
        user.save(update_fields=["first_name", "last_name"])
    AgentIdentity.objects.get_or_create(issuer=issuer, subject=subject, defaults={"user": user, "linked_at": at})
    return user


def note_session(*, user: User, session_key: str, device: str, at: datetime) -> None:
    """Write down that ``user`` signed in with this browser."""
    fields = {"user": user, "device": device[:60], "opened_at": at, "seen_at": at}
    OpenSession.objects.update_or_create(session_key=session_key, defaults=fields)


@transaction.atomic
def close_sessions(*, sessions: QuerySet[OpenSession]) -> int:
    """Sign these browsers out: their next request is a visitor's. Returns how many there were."""
    keys = list(sessions.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    return OpenSession.objects.filter(session_key__in=keys).delete()[0]


@task
def forget_ended_sessions() -> None:
    """Drop what is told of sessions that ended by themselves."""
    living = Session.objects.values("session_key")
    OpenSession.objects.exclude(session_key__in=living).delete()


@transaction.atomic
def set_up_app(*, user: User, secret: str) -> Authenticator:
    """Give ``user`` an application of codes whose secret (base 32) is known: demonstrations and tests."""
    authenticator: Authenticator = TOTP.activate(user, secret).instance
    return authenticator


@transaction.atomic
def reset_second_factor(*, user: User) -> int:
    """Take every second factor away from somebody who lost them all, and sign all browsers out."""
    close_sessions(sessions=OpenSession.objects.filter(user=user))
    erased: int = Authenticator.objects.filter(user=user).delete()[0]
    return erased


@transaction.atomic
def grant_role(*, user: User, role: Role, by: User | None, at: datetime, region: str = "") -> RoleGrant:
    """Entrust ``user`` with a role (``region``: INSEE code, for a regional agent only); twice gives the same grant."""
    User.objects.select_for_update().get(pk=user.pk)
    grant, _ = RoleGrant.objects.open().get_or_create(
        user=user, role=role, region_code=region, defaults={"granted_by": by, "granted_at": at}
    )
    _keep_in_step(user)
    return grant


@transaction.atomic
def end_role(*, user: User, role: Role, by: User | None, at: datetime, region: str = "") -> None:
    """Take a role back; what it opened is closed at the next request. Nothing happens if it was not held."""
    User.objects.select_for_update().get(pk=user.pk)
    for grant in RoleGrant.objects.open().filter(user=user, role=role, region_code=region):
        grant.end(by=by, at=at)
    _keep_in_step(user)


@transaction.atomic
def entrust(*, user: User, role: Role, region: str, by: User, at: datetime) -> None:
    """Grant a role and tell its holder; one who holds it already is not told again."""
    if RoleGrant.objects.open().filter(user=user, role=role, region_code=region).exists():
        return
    grant = grant_role(user=user, role=role, region=region, by=by, at=at)
    link = settings.SITE_URL + reverse("mfa_index")
    notifications.notify(RoleGranted(role=grant.get_role_display(), link=link), to=user.email, at=at)


@transaction.atomic
def take_back(*, grant: RoleGrant, by: User, at: datetime) -> None:
    """End a grant and tell its former holder."""
    end_role(user=grant.user, role=Role(grant.role), region=grant.region_code, by=by, at=at)
    notifications.notify(RoleEnded(role=grant.get_role_display()), to=grant.user.email, at=at)


def _keep_in_step(user: User) -> None:
    """``is_staff`` says whether there is any role, so that pages of everybody else ask nothing."""
    user.roles_read = None
    user.is_staff = user.is_superuser or RoleGrant.objects.open().filter(user=user).exists()
    user.save(update_fields=["is_staff"])
