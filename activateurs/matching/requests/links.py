"""Signed links: unguessable (a random id and a signature), revocable (the request's serial), one salt per use."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from .models import ContactRequest

if TYPE_CHECKING:
    from datetime import timedelta

PROOF = "requests.proof"
TRACKING = "requests.tracking"
SENT = "requests.sent"


class LinkError(Exception):
    """The link is not one of ours, or is useless now."""


class LinkExpiredError(LinkError):
    """The link was one of ours, and is too old."""


class LinkRevokedError(LinkError):
    """A newer link replaces this one."""


def token(request: ContactRequest, use: str) -> str:
    """The signed part of a link, good for one ``use`` of one request at its present serial."""
    return signing.dumps([request.public_id.hex, request.link_serial], salt=use)


def proof_url(request: ContactRequest) -> str:
    """Where the business confirms its address."""
    return settings.SITE_URL + reverse("requests:proof", args=[token(request, PROOF)])


def tracking_url(request: ContactRequest) -> str:
    """The business's own page."""
    return settings.SITE_URL + reverse("requests:tracking", args=[token(request, TRACKING)])


def request_of(text: str, use: str, *, max_age: timedelta | None = None) -> ContactRequest:
    """The request of a link.

    Raises:
        LinkExpiredError: older than ``max_age``, or of a request that was erased since.
        LinkRevokedError: replaced by a newer one.
        LinkError: not ours, or the request no longer exists.
    """
    try:
        public_id, serial = signing.loads(text, salt=use, max_age=max_age)
        request = ContactRequest.objects.select_related("addressed_to__structure").get(public_id=UUID(public_id))
    except signing.SignatureExpired as error:
        raise LinkExpiredError from error
    except (signing.BadSignature, ValueError, TypeError, ContactRequest.DoesNotExist) as error:
        raise LinkError from error
    if not request.email:
        raise LinkExpiredError
    if serial != request.link_serial:
        raise LinkRevokedError
    return request
