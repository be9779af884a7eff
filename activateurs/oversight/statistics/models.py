"""What profiles are compared with, worked out ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from activateurs.foundation.geo.models import Region
from activateurs.foundation.journal.choices import Event
from activateurs.membership.activators.kinds import PUBLIC_KINDS, Kind

from .choices import Unit

if TYPE_CHECKING:
    from activateurs.membership.activators.models import Profile

# Behind a comparison; with fewer, one could guess the figures of another (A5.2, law.md 24).
FEWEST_PROFILES = 5


class MedianQuerySet(models.QuerySet["Median"]):
    """Which medians?"""

    def beside(self, profile: Profile) -> Self:
        """Those of the kind and region of a profile."""
        commune = profile.structure.commune
        return self.filter(kind=profile.kind, region=commune.department.region_id) if commune else self.none()


class Median(models.Model):
    """Half of the profiles of a kind in a region had at most ``value`` times ``event`` over a period that is over.

    Counted: profiles that have a person and were listed all along; those to which nothing happened count as 0.
    Institutional profiles are in none (A3.6).
    """

    kind = models.CharField("type", max_length=24, choices=Kind)
    region = models.ForeignKey(Region, models.CASCADE, related_name="+", verbose_name="région")
    event = models.CharField("événement", max_length=30, choices=Event)
    unit = models.CharField("période", max_length=8, choices=Unit)
    starts_on = models.DateField("début")
    profiles = models.PositiveIntegerField("nombre de profils")
    value = models.DecimalField("médiane", max_digits=12, decimal_places=1)

    objects = MedianQuerySet.as_manager()

    class Meta:
        verbose_name = "médiane"
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "region", "unit", "starts_on", "event"), name="statistics_median_once"
            ),
            models.CheckConstraint(
                condition=models.Q(profiles__gte=FEWEST_PROFILES), name="statistics_median_enough_profiles"
            ),
            models.CheckConstraint(condition=models.Q(kind__in=PUBLIC_KINDS), name="statistics_median_public_kinds"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.region_id} {self.event} {self.unit} {self.starts_on} : {self.value}"
