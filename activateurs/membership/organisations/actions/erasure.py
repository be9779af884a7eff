"""Documents are kept until the decision that they served, no longer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.tasks import task
from django.utils import timezone

from activateurs.membership.organisations.models import AddressCode, Document, Invitation

if TYPE_CHECKING:
    from activateurs.membership.organisations.models import BelongingRequest

FOLDER = "rattachements"
# A file without a row is one of an upload that was cut off; one being received is younger than that.
LONGEST_UPLOAD = timedelta(hours=2)

# Addresses of people who never came are kept no longer than a question about them may last (law.md, 20).
OLD_CODES = timedelta(days=30)
OLD_INVITATIONS = timedelta(days=90)


def after_decision(request: BelongingRequest) -> None:
    """Have the documents of a request erased once the decision is committed."""
    if request.documents.filter(erased_at__isnull=True).exists():
        erase_documents.enqueue()


@task
def erase_documents() -> None:
    """Erase documents of decided requests, and files that no row names; once decided and daily, safe twice."""
    now = timezone.now()
    decided = Document.objects.filter(erased_at__isnull=True, request__decided_at__isnull=False)
    for document in decided.order_by("pk"):
        document.erase(at=now)
    storage = Document.file.field.storage
    if not storage.exists(FOLDER):
        return
    kept = set(Document.objects.exclude(file="").values_list("file", flat=True))
    for name in storage.listdir(FOLDER)[1]:
        path = f"{FOLDER}/{name}"
        if path not in kept and storage.get_modified_time(path) < now - LONGEST_UPLOAD:
            storage.delete(path)


@task
def forget_unanswered() -> None:
    """Erase codes and invitations that nobody used, long after they expired; nightly, safe to run twice."""
    now = timezone.now()
    AddressCode.objects.filter(used_at__isnull=True, expires_at__lt=now - OLD_CODES).delete()
    unanswered = Invitation.objects.filter(accepted_at__isnull=True, expires_at__lt=now - OLD_INVITATIONS)
    unanswered.delete()
