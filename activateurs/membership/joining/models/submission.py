"""A submission: a profile, or a change of what it stands on, sent to the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from activateurs.membership.activators.models import Profile
from activateurs.membership.joining.choices import Cause, Level

if TYPE_CHECKING:
    from datetime import date, datetime


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Which submissions?"""

    def waiting(self) -> Self:
        """Those that nobody decided on, and that were not taken back; a person who left waits for nothing."""
        return self.filter(closed_at__isnull=True, profile__user__isnull=False)

    def late(self, *, on: date) -> Self:
        """Those whose promised date is past."""
        return self.waiting().filter(due_on__lt=on)

    def decided(self, outcome: str) -> Self:
        """Those that ended so."""
        return self.filter(decision__outcome=outcome)

    def with_profile(self) -> Self:
        """Each with what a list or a mail says of it."""
        return self.select_related("profile__structure", "profile__user", "decision")


class Submission(models.Model):
    """Sent once, decided once: ``closed_at`` is empty as long as the programme has not decided.

    ``checks`` is what the machine found when it was sent; ``before`` and ``after`` say what a structural change wants.
    """

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="submissions")
    cause = models.CharField("motif", max_length=12, choices=Cause, default=Cause.NEW)
    sent_at = models.DateTimeField("envoyée le")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="submissions")
    due_on = models.DateField("décision attendue le")
    closed_at = models.DateTimeField("close le", null=True, blank=True)
    checks = models.JSONField("vérifications", default=list, blank=True)
    before = models.JSONField("avant", default=dict, blank=True)
    after = models.JSONField("après", default=dict, blank=True)
    # The published listing of the open data that this profile takes over, if the programme agrees.
    claims = models.ForeignKey(Profile, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = "envoi"
        indexes = (models.Index(fields=("closed_at", "sent_at"), name="joining_submission_queue"),)
        constraints = (
            models.UniqueConstraint(
                fields=("profile",), condition=Q(closed_at__isnull=True), name="joining_one_waiting_submission"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_cause_display()} · {self.profile_id} · {self.sent_at:%Y-%m-%d}"

    # Mutators

    def close(self, *, at: datetime) -> bool:
        """End the wait; of two who decide at the same time, one gets True."""
        closed = type(self).objects.filter(pk=self.pk, closed_at__isnull=True).update(closed_at=at)
        if closed:
            self.closed_at = at
        return bool(closed)

    # Questions

    def is_late(self, *, on: date) -> bool:
        """Whether the promised date is past without a decision."""
        return self.closed_at is None and on > self.due_on

    def doubts(self) -> int:
        """How many points the machine could not call fine."""
        return sum(1 for check in self.checks if check["level"] != Level.FINE)
