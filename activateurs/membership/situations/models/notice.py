"""What the programme's team has to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from activateurs.membership.activators.models import Profile
from activateurs.membership.situations.choices import NoticeCause

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Which notices?"""

    def open(self) -> Self:
        """Those that nobody has handled, the oldest first."""
        return self.filter(handled_at__isnull=True).order_by("at", "pk")


class Notice(models.Model):
    """Something about a profile that only the programme's team can settle; one open row per profile and cause."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="notices")
    cause = models.CharField("raison", max_length=10, choices=NoticeCause)
    at = models.DateTimeField("le")
    handled_at = models.DateTimeField("traité le", null=True, blank=True)
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "signal à l’équipe"
        constraints = (
            models.UniqueConstraint(
                fields=("profile", "cause"), condition=Q(handled_at__isnull=True), name="situations_one_open_notice"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_cause_display()} {self.at:%Y-%m-%d}"

    # Mutators

    def handle(self, *, by: User, at: datetime) -> bool:
        """Somebody of the team has settled it; the first of two gets True."""
        return bool(Notice.objects.filter(pk=self.pk, handled_at=None).update(handled_at=at, handled_by=by))
