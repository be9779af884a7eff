"""Who holds which role (docs/adr/0014-roles.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .choices import Role
from .models import RoleGrant, User

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

EVERYWHERE = ""


def has_role(user: User | AnonymousUser, *roles: Role, region: str = EVERYWHERE) -> bool:
    """Whether ``user`` holds one of ``roles``; of any of them when none is named.

    Args:
        user: who asks; a visitor or a suspended person holds none.
        roles: each is named, none implies another; a superuser counts as administrator.
        region: INSEE code; a regional agent of another region then does not count.
    """
    wanted = set(roles or Role)
    return any(role in wanted and (not region or place in (EVERYWHERE, region)) for role, place in roles_of(user))


def roles_of(user: User | AnonymousUser) -> frozenset[tuple[Role, str]]:
    """The open roles of ``user``, each with its region; read once for one object, hence once per request."""
    if not isinstance(user, User) or not user.is_active or not (user.is_staff or user.is_superuser):
        return frozenset()
    if user.roles_read is None:
        grants = RoleGrant.objects.open().filter(user=user).values_list("role", "region_code")
        user.roles_read = frozenset((Role(role), region) for role, region in grants)
    return user.roles_read | ({(Role.ADMINISTRATOR, EVERYWHERE)} if user.is_superuser else frozenset())


def regions_of(user: User | AnonymousUser) -> frozenset[str]:
    """INSEE codes of the regions of a regional agent."""
    return frozenset(region for role, region in roles_of(user) if role is Role.REGIONAL_AGENT)
