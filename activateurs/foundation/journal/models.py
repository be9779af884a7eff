"""Anonymous counters: how many times something happened to something on a day, and nothing about who did it."""

from __future__ import annotations

from typing import Self

from django.db import models

from .choices import Event


class DailyCount(models.Model):
    """``count`` times ``event`` on ``day`` for a subject; ``subject_kind`` says what ``subject_id`` is the key of."""

    day = models.DateField("jour")
    subject_kind = models.CharField("objet", max_length=30)
    subject_id = models.BigIntegerField("numéro de l’objet")
    event = models.CharField("événement", max_length=30)
    count = models.PositiveBigIntegerField("nombre", default=0)

    class Meta:
        verbose_name = "compte du jour"
        constraints = (
            models.UniqueConstraint(
                fields=("subject_kind", "subject_id", "event", "day"), name="journal_daily_count_once"
            ),
        )
        # The figures of everybody over some days.
        indexes = (models.Index(fields=("day",), name="journal_daily_count_day"),)

    def __str__(self) -> str:
        return f"{self.day} {self.subject_kind} {self.subject_id} {self.event} {self.count}"


class BeaconQuerySet(models.QuerySet["Beacon"]):
    """Which beacons?"""

    def waiting(self) -> Self:
        """Those that are not in the counts yet."""
        return self.filter(folded=False)


class Beacon(models.Model):
    """A page said that it was shown: a row written once, folded into the counts a little later.

    ``nonce`` is the number that the server had drawn for that page (``tokens``): said again, it finds its place taken,
    in whatever process it arrives. It outlives its folding by as long as its token may still be sent. Nothing here
    tells who looked.
    """

    nonce = models.BigIntegerField(primary_key=True)
    day = models.DateField("jour")
    event = models.CharField("événement", max_length=30, choices=Event)
    subject_kind = models.CharField("objet", max_length=30)
    subject_ids = models.JSONField("numéros des objets")
    received_at = models.DateTimeField("reçue à")
    # Not a state of anything: whether a row of a queue was read.
    folded = models.BooleanField("comptée", default=False)

    objects = BeaconQuerySet.as_manager()

    class Meta:
        verbose_name = "page montrée"
        indexes = (
            models.Index(fields=("received_at",), condition=models.Q(folded=False), name="journal_beacon_waiting"),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.event} {self.subject_ids}"
