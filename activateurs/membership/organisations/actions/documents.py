"""A document for staff: kept until they have decided, then erased."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction

from activateurs.membership.organisations import tell
from activateurs.membership.organisations.models import Document

from .belonging import waiting
from .erasure import FOLDER
from .exceptions import OrganisationError

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.membership.organisations.documents import Read
    from activateurs.membership.organisations.models import BelongingRequest

MOST_DOCUMENTS = 3


class TooManyDocumentsError(OrganisationError):
    """Three wait for staff already."""


@transaction.atomic
def add_document(*, request: BelongingRequest, read: Read, at: datetime) -> Document:
    """Put the request before staff, with a document (``organisations.documents.read`` says what it is).

    Raises:
        TooManyDocumentsError: three are there.
        AlreadyDecidedError: nothing waits any more.
    """
    request = waiting(request)
    if request.documents.count() >= MOST_DOCUMENTS:
        raise TooManyDocumentsError
    document = Document(
        request=request,
        name=str(read.file.name or "")[:150],
        media_type=read.media_type,
        size=read.file.size or 0,
        uploaded_at=at,
    )
    document.file.save(f"{FOLDER}/{uuid4().hex}.{read.ending}", read.file, save=False)
    document.save(force_insert=True)
    if request.ask_staff(at=at):
        tell.staff_asked(request, at=at)
    return document
