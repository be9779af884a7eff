"""A person asks to belong to a structure, and what is brought as a proof."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import F, Q

from activateurs.membership.organisations.choices import Outcome

from .structure import Structure

if TYPE_CHECKING:
    from datetime import datetime

    from django.core.files.storage import Storage

    from activateurs.foundation.accounts.models import User


def private_files() -> Storage:
    """Where documents are kept: under no public path (config/settings/storage.py)."""
    return storages["private"]


class BelongingRequestQuerySet(models.QuerySet["BelongingRequest"]):
    """Which requests?"""

    def open(self) -> Self:
        """Those that wait for a proof or a decision."""
        return self.filter(decided_at__isnull=True)

    def of(self, user: User) -> Self:
        """Those of a person."""
        return self.filter(user_id=user.pk)

    def to_decide_by(self, user: User) -> Self:
        """Those that wait for this manager."""
        asked = self.open().filter(asked_managers_at__isnull=False)
        return asked.filter(structure__in=Structure.objects.managed_by(user)).exclude(user_id=user.pk)

    def for_staff(self) -> Self:
        """Those that wait for the programme's staff, the longest waiting first."""
        return self.open().filter(asked_staff_at__isnull=False).order_by("asked_staff_at", "pk")


class BelongingRequest(models.Model):
    """A person says that it works in a structure; at most one request is open for both.

    It ends with a code received at the structure's domain, with the decision of one of its managers, or of staff.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    structure = models.ForeignKey(Structure, models.CASCADE, related_name="belonging_requests")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="belonging_requests")
    created_at = models.DateTimeField("écrite le")
    # What the person says of itself to whoever decides.
    words = models.CharField("mot", max_length=500, blank=True)
    asked_managers_at = models.DateTimeField("confiée aux gestionnaires le", null=True, blank=True)
    asked_staff_at = models.DateTimeField("confiée à l’équipe le", null=True, blank=True)
    decided_at = models.DateTimeField("décidée le", null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    outcome = models.CharField("issue", max_length=10, choices=Outcome, blank=True)
    reason = models.CharField("raison donnée", max_length=1000, blank=True)

    objects = BelongingRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "demande de rattachement"
        constraints = (
            models.UniqueConstraint(
                fields=("structure", "user"),
                condition=Q(decided_at__isnull=True),
                name="organisations_request_one_open",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, outcome="") | (Q(decided_at__isnull=False) & ~Q(outcome="")),
                name="organisations_request_decided_has_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.REFUSED) | ~Q(reason=""), name="organisations_refusal_has_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} → {self.structure_id}"

    # Mutators

    def decide(self, outcome: Outcome, *, by: User | None, at: datetime, reason: str = "") -> bool:
        """End the request; of two who decide at the same time, one gets True."""
        open_ones = BelongingRequest.objects.open().filter(pk=self.pk)
        decided = open_ones.update(outcome=outcome, decided_by=by, decided_at=at, reason=reason)
        self.refresh_from_db()
        return bool(decided)

    def ask_managers(self, *, at: datetime, words: str) -> bool:
        """Put it before the managers of the structure; True the first time."""
        not_asked = BelongingRequest.objects.open().filter(pk=self.pk, asked_managers_at__isnull=True)
        asked = bool(not_asked.update(asked_managers_at=at, words=words))
        self.refresh_from_db()
        return asked

    def ask_staff(self, *, at: datetime) -> bool:
        """Put it before the programme's staff; True the first time."""
        not_asked = BelongingRequest.objects.open().filter(pk=self.pk, asked_staff_at__isnull=True)
        asked = bool(not_asked.update(asked_staff_at=at))
        self.refresh_from_db()
        return asked

    # Questions

    @property
    def is_open(self) -> bool:
        """Whether it still waits."""
        return self.decided_at is None


class AddressCode(models.Model):
    """A code sent to an address of the structure; only its fingerprint is kept."""

    request = models.ForeignKey(BelongingRequest, models.CASCADE, related_name="codes")
    email = models.EmailField("adresse")
    domain = models.CharField("domaine", max_length=253)
    fingerprint = models.CharField("empreinte", max_length=64)
    sent_at = models.DateTimeField("envoyé le")
    expires_at = models.DateTimeField("valable jusqu’à")
    attempts = models.PositiveSmallIntegerField("essais", default=0)
    used_at = models.DateTimeField("utilisé le", null=True, blank=True)

    class Meta:
        verbose_name = "code d’adresse"

    def __str__(self) -> str:
        return f"{self.domain} {self.sent_at:%Y-%m-%d %H:%M}"

    # Mutators

    def count_attempt(self, *, most: int) -> bool:
        """One more try, counted before the code is compared; False when there were ``most`` already."""
        return bool(AddressCode.objects.filter(pk=self.pk, attempts__lt=most).update(attempts=F("attempts") + 1))

    def use(self, *, at: datetime) -> bool:
        """The right code was given; it works once."""
        return bool(AddressCode.objects.filter(pk=self.pk, used_at__isnull=True).update(used_at=at))


class Document(models.Model):
    """A file that staff reads to decide; erased once they have, the row stays without it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.ForeignKey(BelongingRequest, models.CASCADE, related_name="documents")
    # Kept under a random name; what the person called it may say something of it.
    file = models.FileField("fichier", storage=private_files, max_length=200, blank=True)
    name = models.CharField("nom du fichier", max_length=150, blank=True)
    media_type = models.CharField("type", max_length=40)
    size = models.PositiveIntegerField("taille (octets)")
    uploaded_at = models.DateTimeField("déposé le")
    erased_at = models.DateTimeField("effacé le", null=True, blank=True)

    class Meta:
        verbose_name = "document"
        constraints = (
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) & ~Q(file="") | Q(erased_at__isnull=False, file=""),
                name="organisations_document_kept_or_erased",
            ),
        )

    def __str__(self) -> str:
        return f"{self.media_type} {self.uploaded_at:%Y-%m-%d}"

    # Mutators

    def erase(self, *, at: datetime) -> None:
        """Delete the file, then say so: killed in between, it is erased again."""
        if self.file:
            self.file.delete(save=False)
        Document.objects.filter(pk=self.pk).update(file="", name="", erased_at=at)
