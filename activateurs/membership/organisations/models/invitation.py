"""A manager invites someone into its structure."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from activateurs.membership.organisations.choices import Role

from .structure import Structure

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Which invitations?"""

    def pending(self, *, at: datetime) -> Self:
        """Those that can be accepted."""
        return self.undecided().filter(expires_at__gt=at)

    def undecided(self) -> Self:
        """Neither accepted nor revoked; it may be too late."""
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True)

    def to(self, email: str) -> Self:
        """Those sent to an address."""
        return self.filter(email=email.strip().lower())


class Invitation(models.Model):
    """An invitation by e-mail: whoever signs in with that address accepts it, once, before it expires."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    structure = models.ForeignKey(Structure, models.CASCADE, related_name="invitations")
    email = models.EmailField("adresse électronique")
    role = models.CharField("rôle", max_length=8, choices=Role, default=Role.MEMBER)
    created_at = models.DateTimeField("envoyée le")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField("valable jusqu’à")
    accepted_at = models.DateTimeField("acceptée le", null=True, blank=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField("annulée le", null=True, blank=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "invitation"
        indexes = (models.Index(fields=("email",), name="organisations_invitation_email"),)
        constraints = (
            models.UniqueConstraint(
                fields=("structure", "email"),
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="organisations_invitation_one_open",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
                name="organisations_invitation_one_end",
            ),
        )

    def __str__(self) -> str:
        return f"{self.structure_id} · {self.created_at:%Y-%m-%d}"

    # Mutators. Of two who act at the same time, one gets True.

    def accept(self, *, by: User, at: datetime) -> bool:
        """The person enters the structure."""
        taken = Invitation.objects.pending(at=at).filter(pk=self.pk).update(accepted_at=at, accepted_by=by)
        self.refresh_from_db()
        return bool(taken)

    def revoke(self, *, by: User | None, at: datetime) -> bool:
        """The link works no more."""
        revoked = Invitation.objects.undecided().filter(pk=self.pk).update(revoked_at=at, revoked_by=by)
        self.refresh_from_db()
        return bool(revoked)

    # Questions

    def is_pending(self, *, at: datetime) -> bool:
        """Whether it can still be accepted."""
        return self.accepted_at is None and self.revoked_at is None and at < self.expires_at
