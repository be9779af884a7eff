"""Who belongs to the invented structures; around the known adviser, people who join hers in each way."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import InMemoryUploadedFile

from activateurs.foundation.accounts.models import User
from activateurs.membership.organisations import actions
from activateurs.membership.organisations.choices import Proof, Role
from activateurs.membership.organisations.documents import read
from activateurs.membership.organisations.models import Document, Membership, Structure

from . import people

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from .invention import Invented

COLLEAGUE = ("Maïwenn", "Tanguy", "colleague")
APPRENTICE = ("Erwan", "Le Dantec", "apprentice")
STRANGER = ("Loïc", "Guillemot", "stranger")
INVITED = f"invitee@{people.EMAIL_DOMAIN}"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGE = b"BT /F1 18 Tf 60 760 Td (Attestation d'emploi - demonstration) Tj ET"


def belong(inventions: Iterable[Invented]) -> None:
    """Each invented activator who was published belongs to its structure and manages it."""
    Membership.objects.bulk_create(
        Membership(
            structure=one.structure,
            user=one.user,
            role=Role.MANAGER,
            since=one.published_at,
            proven_by=Proof.STAFF,
        )
        for one in inventions
        if one.user and one.published_at
    )


def load(*, structure: Structure, manager: User, password: str, at: datetime) -> None:
    """A colleague, somebody who asks the manager, somebody who asks staff with a document, and an invitation."""
    colleague, apprentice, stranger = (_person(one, password, at) for one in (COLLEAGUE, APPRENTICE, STRANGER))
    Membership.objects.create(
        structure=structure,
        user=colleague,
        role=Role.MEMBER,
        since=at,
        proven_by=Proof.MANAGER,
        approved_by=manager,
    )
    asking = actions.ask_to_belong(structure=structure, user=apprentice, at=at)
    words = "Bonjour Nolwenn, je suis en alternance avec vous depuis la rentrée."
    actions.ask_managers(request=asking, words=words, at=at)
    unknown = actions.ask_to_belong(structure=structure, user=stranger, at=at)
    actions.add_document(request=unknown, read=read(_document()), at=at)
    actions.invite(structure=structure, email=INVITED, role=Role.MEMBER, by=manager, at=at)


def remove(structures: Iterable[Structure]) -> None:
    """Take them out, with the documents that are on disk."""
    for document in Document.objects.filter(request__structure__in=structures).exclude(file="").order_by("pk"):
        document.file.delete(save=False)
    Membership.objects.filter(structure__in=structures).delete()


def _person(one: tuple[str, str, str], password: str, at: datetime) -> User:
    first_name, last_name, name = one
    return User.objects.create(
        email=f"{name}@{people.EMAIL_DOMAIN}",
        first_name=first_name,
        last_name=last_name,
        password=password,
        date_joined=at,
    )


def _document() -> InMemoryUploadedFile:
    """A one-page PDF, written by hand."""
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 %s >> >> >>"
        % FONT,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(PAGE), PAGE),
    )
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    body += end % (len(parts) + 1, table, len(parts) + 1, len(body))
    return InMemoryUploadedFile(BytesIO(body), "file", "attestation.pdf", "application/pdf", len(body), None)
