"""A person leaves its profile; a colleague takes over what was under way (A3.8, A6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from activateurs.membership.activators.models import Profile
from activateurs.membership.situations.choices import DepartureCause

if TYPE_CHECKING:
    from datetime import date, datetime

    from activateurs.foundation.accounts.models import User


class DepartureQuerySet(models.QuerySet["Departure"]):
    """Which departures?"""

    def planned(self) -> Self:
        """Those that are announced, neither done nor given up."""
        return self.filter(done_at__isnull=True, cancelled_at__isnull=True)

    def due(self, *, on: date) -> Self:
        """Those whose day has come."""
        return self.planned().filter(on__lte=on)


class Departure(models.Model):
    """``person`` leaves ``profile`` on the day ``on``: it may be announced ahead, and given up until that day.

    Once done the profile has no person any more: nothing of it can be read or changed by the one who left.
    """

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="departures")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="departures")
    cause = models.CharField("raison", max_length=9, choices=DepartureCause)
    on = models.DateField("le")
    recorded_at = models.DateTimeField("annoncé le")
    # The person, a manager of its structure or the programme's team.
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    done_at = models.DateTimeField("fait le", null=True, blank=True)
    cancelled_at = models.DateTimeField("abandonné le", null=True, blank=True)
    cancelled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = DepartureQuerySet.as_manager()

    class Meta:
        verbose_name = "départ"
        constraints = (
            models.UniqueConstraint(
                fields=("profile",),
                condition=Q(done_at__isnull=True, cancelled_at__isnull=True),
                name="situations_one_planned_departure",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(cancelled_at__isnull=True), name="situations_done_or_cancelled"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_cause_display()} {self.on}"

    # Mutators. Each answers whether it was still the one to decide.

    def finish(self, *, at: datetime) -> bool:
        """The person has left."""
        return bool(Departure.objects.planned().filter(pk=self.pk).update(done_at=at))

    def cancel(self, *, by: User, at: datetime) -> bool:
        """It does not leave after all."""
        return bool(Departure.objects.planned().filter(pk=self.pk).update(cancelled_at=at, cancelled_by=by))


class HandOverQuerySet(models.QuerySet["HandOver"]):
    """Which hand-overs?"""

    def open(self) -> Self:
        """Those that were neither refused nor given up."""
        return self.filter(ended_at__isnull=True)

    def agreed(self) -> Self:
        """Those that the colleague accepted."""
        return self.open().filter(accepted_at__isnull=False)

    def asked_of(self, user: User) -> Self:
        """Those in which this person is the colleague."""
        return self.open().filter(successor__user=user)


class HandOver(models.Model):
    """A colleague of the same structure is asked to take over; at most one is open for a departure."""

    departure = models.ForeignKey(Departure, models.CASCADE, related_name="hand_overs")
    successor = models.ForeignKey(Profile, models.CASCADE, related_name="taken_over")
    proposed_at = models.DateTimeField("proposé le")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    accepted_at = models.DateTimeField("accepté le", null=True, blank=True)
    ended_at = models.DateTimeField("terminé le", null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = HandOverQuerySet.as_manager()

    class Meta:
        verbose_name = "reprise"
        constraints = (
            models.UniqueConstraint(
                fields=("departure",), condition=Q(ended_at__isnull=True), name="situations_one_open_hand_over"
            ),
        )

    def __str__(self) -> str:
        return f"{self.departure_id} → {self.successor_id}"

    # Mutators. Each answers whether it was still the one to decide.

    def accept(self, *, at: datetime) -> bool:
        """The colleague takes over."""
        return bool(HandOver.objects.open().filter(pk=self.pk, accepted_at=None).update(accepted_at=at))

    def end(self, *, by: User | None, at: datetime) -> bool:
        """Refused, or no longer needed."""
        return bool(HandOver.objects.open().filter(pk=self.pk).update(ended_at=at, ended_by=by))
