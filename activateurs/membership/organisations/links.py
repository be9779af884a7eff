"""The link of an invitation: unguessable (a random id and a signature), useless once it was accepted or revoked."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from .models import Invitation

if TYPE_CHECKING:
    from .models import BelongingRequest, Structure

INVITATION = "organisations.invitation"


class LinkError(Exception):
    """The link is not one of ours."""


def token(invitation: Invitation) -> str:
    """The signed part of the link."""
    return signing.dumps(invitation.public_id.hex, salt=INVITATION)


def invitation_of(text: str) -> Invitation:
    """The invitation of a link, whatever became of it. Raises ``LinkError``."""
    try:
        public_id = UUID(signing.loads(text, salt=INVITATION))
        return Invitation.objects.select_related("structure", "created_by").get(public_id=public_id)
    except (signing.BadSignature, ValueError, TypeError, AttributeError, Invitation.DoesNotExist) as error:
        raise LinkError from error


def invitation_url(invitation: Invitation) -> str:
    """Where the person answers."""
    return settings.SITE_URL + reverse("organisations:invitation", args=[token(invitation)])


def structure_url(structure: Structure) -> str:
    """The structure's page, for its people."""
    return settings.SITE_URL + reverse("organisations:structure", args=[structure.pk])


def decision_url(request: BelongingRequest) -> str:
    """Where a manager decides."""
    return settings.SITE_URL + reverse("organisations:decide", args=[request.structure_id, request.public_id])


def request_url(request: BelongingRequest) -> str:
    """Where the person follows its own request."""
    return settings.SITE_URL + reverse("organisations:request", args=[request.public_id])


def home_url() -> str:
    """One's own structures."""
    return settings.SITE_URL + reverse("organisations:mine")


def staff_url(structure: Structure) -> str:
    """The structure as staff sees it. Staff's pages stand above: their address is told, not looked up."""
    return f"{settings.SITE_URL}/gestion/structures/{structure.pk}/"


def staff_decision_url(request: BelongingRequest) -> str:
    """Where staff decides."""
    return f"{settings.SITE_URL}/gestion/rattachements/{request.public_id}/"
