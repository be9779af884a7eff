"""Who may do what with a structure and its people. Asked of the database each time: a removal counts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activateurs.foundation.accounts.choices import Role as ProgrammeRole
from activateurs.foundation.accounts.policies import has_role

from .choices import FactSource, Proof
from .models import FactSheet, Membership

if TYPE_CHECKING:
    from activateurs.foundation.accounts.models import User

    from .models import BelongingRequest, Structure


def belongs(user: User, structure: Structure) -> bool:
    """Whether the person belongs to the structure now, in any role."""
    return Membership.objects.current().of(user).filter(structure=structure).exists()


def manages(user: User, structure: Structure) -> bool:
    """Whether the person invites, approves and removes the people of the structure."""
    return Membership.objects.managers().of(user).filter(structure=structure).exists()


def has_managers(structure: Structure) -> bool:
    """Whether somebody manages it; otherwise the programme's staff decides."""
    return Membership.objects.managers().filter(structure=structure).exists()


def is_arbiter(user: User) -> bool:
    """Whether the programme lets this person decide for structures that cannot by themselves."""
    return has_role(user, ProgrammeRole.MODERATOR, ProgrammeRole.ADMINISTRATOR)


def decides_as(user: User, request: BelongingRequest) -> Proof | None:
    """As what a person decides on a request: manager of the structure, staff, or not at all; never on one's own."""
    if request.user_id == user.pk:
        return None
    if manages(user, request.structure):
        return Proof.MANAGER
    return Proof.STAFF if is_arbiter(user) else None


def declared_its_own_site(user: User, structure: Structure) -> bool:
    """Whether the website is known from that very person only: an address there proves little, staff looks twice."""
    return _tellers(structure) == {(FactSource.TYPED.value, user.pk)}


def site_is_hearsay(structure: Structure) -> bool:
    """Whether people who joined are all that tells the website: two accounts of one impostor vouch for each other."""
    return {source for source, _ in _tellers(structure)} == {FactSource.TYPED.value}


def _tellers(structure: Structure) -> set[tuple[str, int | None]]:
    """Who told the website; nobody when it comes from the open data or from the programme itself."""
    if not structure.website:
        return set()
    told = FactSheet.objects.filter(structure=structure, facts__website=structure.website)
    return {(sheet.source, sheet.by_id) for sheet in told}
