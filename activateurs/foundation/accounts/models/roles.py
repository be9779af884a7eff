"""Who takes which part in running the programme, since when, by whose decision: rows, not flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from activateurs.foundation.accounts.choices import Role

if TYPE_CHECKING:
    from datetime import datetime

    from .user import User


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    """Grants by where they stand."""

    def open(self) -> RoleGrantQuerySet:
        """Those that are in force."""
        return self.filter(ended_at__isnull=True)


class RoleGrant(models.Model):
    """A period during which a person holds a role; at most one is open for a person, a role and a region."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="role_grants")
    role = models.CharField("rôle", max_length=12, choices=Role)
    # INSEE code of the region of a regional agent; empty for the others, who act everywhere.
    region_code = models.CharField("région", max_length=3, blank=True)
    granted_at = models.DateTimeField("confié le")
    # Empty when the deployment or the demonstration granted it.
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField("retiré le", null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = "rôle confié"
        constraints = (
            models.UniqueConstraint(
                fields=("user", "role", "region_code"),
                condition=Q(ended_at__isnull=True),
                name="accounts_role_one_open",
            ),
            models.CheckConstraint(
                condition=Q(role=Role.REGIONAL_AGENT) & ~Q(region_code="")
                | ~Q(role=Role.REGIONAL_AGENT) & Q(region_code=""),
                name="accounts_role_region_of_regional",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.get_role_display()} {self.region_code}".strip()

    def end(self, *, by: User | None, at: datetime) -> None:
        """Take the role back; what it was stays readable."""
        self.ended_by, self.ended_at = by, at
        self.save(update_fields=["ended_by", "ended_at"])
