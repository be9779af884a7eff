"""Is the profile still true? Who said so, who was asked, which reminders left (A3.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Max, Q

from activateurs.membership.activators.models import Profile
from activateurs.membership.situations.choices import CheckCause, CheckOutcome, Way

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User


class Confirmation(models.Model):
    """A person said that its profile is true."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="confirmations")
    at = models.DateTimeField("le")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    way = models.CharField("par", max_length=5, choices=Way)

    class Meta:
        verbose_name = "confirmation"

    def __str__(self) -> str:
        return f"{self.profile_id} {self.at:%Y-%m-%d}"


class CheckQuerySet(models.QuerySet["Check"]):
    """Which checks?"""

    def open(self) -> Self:
        """Those that wait for an answer."""
        return self.filter(closed_at__isnull=True)

    def of(self, user: User) -> Self:
        """Those of a person's profiles."""
        return self.filter(profile__user=user)

    def with_last(self) -> Self:
        """Each with when its last reminder left, in the same query."""
        return self.annotate(last_at=Max("reminders__at"), last_rank=Max("reminders__rank"))


class Check(models.Model):
    """A person is asked whether its profile is still true, from ``opened_at`` until it answers or time is over.

    At most one is open for a profile. One that ended UNPUBLISHED still leads back, by the same link.
    """

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="checks")
    cause = models.CharField("raison", max_length=8, choices=CheckCause)
    opened_at = models.DateTimeField("depuis")
    # The address that refuses our mails, when that is why.
    address = models.EmailField("adresse refusée", blank=True)
    closed_at = models.DateTimeField("close le", null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    outcome = models.CharField("issue", max_length=11, choices=CheckOutcome, blank=True)

    objects = CheckQuerySet.as_manager()

    class Meta:
        verbose_name = "vérification"
        constraints = (
            models.UniqueConstraint(
                fields=("profile",), condition=Q(closed_at__isnull=True), name="situations_one_open_check"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, outcome="") | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="situations_check_end_has_outcome",
            ),
        )

    def __str__(self) -> str:
        return f"{self.profile_id} {self.opened_at:%Y-%m-%d}"

    # Mutators

    def close(self, outcome: CheckOutcome, *, by: User | None, at: datetime) -> bool:
        """End it; of two who end it at the same time, one gets True."""
        still = Check.objects.open().filter(pk=self.pk)
        return bool(still.update(closed_at=at, closed_by=by, outcome=outcome))


class Reminder(models.Model):
    """One mail of a check; each rank leaves once."""

    check_row = models.ForeignKey(Check, models.CASCADE, related_name="reminders")
    rank = models.PositiveSmallIntegerField("rang")
    at = models.DateTimeField("le")

    class Meta:
        verbose_name = "rappel"
        constraints = (models.UniqueConstraint(fields=("check_row", "rank"), name="situations_reminder_once"),)

    def __str__(self) -> str:
        return f"{self.check_row_id} n° {self.rank}"


class Refusal(models.Model):
    """A mail that will never reach its address, once it was noticed; ``message_id`` as in the outbox."""

    message_id = models.CharField("courrier", max_length=120, unique=True)
    address = models.EmailField("adresse")
    at = models.DateTimeField("le")
    why = models.CharField("raison", max_length=300, blank=True)

    class Meta:
        verbose_name = "refus"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.why}"
