"""Opening an account; granting and taking back roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from .models import RoleGrant, User

if TYPE_CHECKING:
    from datetime import datetime

    from .choices import Role


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


def _keep_in_step(user: User) -> None:
    """``is_staff`` says whether there is any role, so that pages of everybody else ask nothing."""
    user.roles_read = None
    user.is_staff = user.is_superuser or RoleGrant.objects.open().filter(user=user).exists()
    user.save(update_fields=["is_staff"])
