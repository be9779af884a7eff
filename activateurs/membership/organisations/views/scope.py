"""Which structure a page is about; one that is not the person's does not exist for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404

from activateurs.membership.organisations.models import BelongingRequest, Membership, Structure

if TYPE_CHECKING:
    from uuid import UUID

    from activateurs.foundation.accounts.requests import SignedInRequest


def of_mine(request: SignedInRequest, structure_pk: int) -> Structure:
    """A structure to which the person belongs."""
    return get_object_or_404(Structure.objects.visible_to(request.user), pk=structure_pk)


def managed(request: SignedInRequest, structure_pk: int) -> Structure:
    """A structure that the person manages."""
    return get_object_or_404(Structure.objects.managed_by(request.user), pk=structure_pk)


def own_request(request: SignedInRequest, belonging_id: UUID) -> BelongingRequest:
    """One's own request to belong."""
    mine = BelongingRequest.objects.of(request.user).select_related("structure", "user")
    return get_object_or_404(mine, public_id=belonging_id)


def member(structure: Structure, membership_pk: int) -> Membership:
    """Somebody of the structure."""
    present = Membership.objects.current().filter(structure=structure).select_related("structure", "user")
    return get_object_or_404(present, pk=membership_pk)
