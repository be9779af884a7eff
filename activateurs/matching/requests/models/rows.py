"""What happens to a request, as rows: where it stands, who holds it, what was corrected. Nothing is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from activateurs.matching.requests.choices import DeclineReason, State
from activateurs.membership.activators.models import Profile

if TYPE_CHECKING:
    from datetime import datetime


class Stage(models.Model):
    """A request stands in a state from ``at`` until the next stage; exactly one stage is open (``until`` empty)."""

    request = models.ForeignKey("requests.ContactRequest", models.CASCADE, related_name="stages")
    state = models.CharField("état", max_length=10, choices=State)
    at = models.DateTimeField("depuis")
    until = models.DateTimeField("jusqu’à", null=True, blank=True)
    # Empty when the business or the schedule did it: a business has no account.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField("raison", max_length=10, choices=DeclineReason, blank=True)
    words = models.TextField("mot", blank=True)
    # The day on which the activator announced that it would call (A4.5).
    promised_on = models.DateField("date annoncée", null=True, blank=True)

    class Meta:
        verbose_name = "étape"
        indexes = (models.Index(fields=("state", "at"), name="requests_stage_state"),)
        constraints = (
            models.UniqueConstraint(
                fields=("request",), condition=Q(until__isnull=True), name="requests_one_open_stage"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.DECLINED) | ~Q(reason=""), name="requests_decline_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.ACCEPTED) | Q(promised_on__isnull=False), name="requests_accept_has_date"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.at:%Y-%m-%d %H:%M}"


class HoldingQuerySet(models.QuerySet["Holding"]):
    """Which holdings?"""

    def received(self, profile_id: int, since: datetime) -> int:
        """How many requests reached a profile from that moment on, whatever became of them."""
        return self.filter(profile_id=profile_id, since__gte=since).count()


class Holding(models.Model):
    """An activator holds a request from ``since``; exactly one holding is open once the address is proven.

    Another issue passes a request on: it closes one holding and opens the next, each with its own deadline.
    """

    request = models.ForeignKey("requests.ContactRequest", models.CASCADE, related_name="holdings")
    profile = models.ForeignKey(Profile, models.PROTECT, related_name="holdings")
    since = models.DateTimeField("depuis")
    until = models.DateTimeField("jusqu’à", null=True, blank=True)
    answer_due_on = models.DateField("réponse attendue le")

    objects = HoldingQuerySet.as_manager()

    class Meta:
        verbose_name = "attribution"
        constraints = (
            models.UniqueConstraint(
                fields=("request",), condition=Q(until__isnull=True), name="requests_one_open_holding"
            ),
        )

    def __str__(self) -> str:
        return f"{self.profile_id} {self.since:%Y-%m-%d}"


class Correction(models.Model):
    """The business changed what it had written; ``fields`` are the names of what changed, not the former words."""

    request = models.ForeignKey("requests.ContactRequest", models.CASCADE, related_name="corrections")
    at = models.DateTimeField("le")
    fields = models.JSONField("champs", default=list)

    class Meta:
        verbose_name = "correction"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
