"""Where a person is signed in: enough to recognise a device, nothing to follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models

if TYPE_CHECKING:
    from datetime import datetime

    from .user import User


class OpenSessionQuerySet(models.QuerySet["OpenSession"]):
    """Sessions by owner and state."""

    def alive(self, *, user: User, at: datetime) -> OpenSessionQuerySet:
        """Those of ``user`` that still open something."""
        living = Session.objects.filter(expire_date__gt=at).values("session_key")
        return self.filter(user=user, session_key__in=living)


class OpenSession(models.Model):
    """A browser in which somebody is signed in. No network address is kept: the device in words is enough."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="open_sessions")
    session_key = models.CharField("clé", max_length=40, unique=True)
    device = models.CharField("appareil", max_length=60)
    opened_at = models.DateTimeField("ouverte le")
    # To the hour: written when something is sent, never when a page is read.
    seen_at = models.DateTimeField("vue le")

    objects = OpenSessionQuerySet.as_manager()

    class Meta:
        verbose_name = "session ouverte"

    def __str__(self) -> str:
        return f"{self.user_id} {self.device}"
