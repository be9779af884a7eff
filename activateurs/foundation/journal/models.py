"""Anonymous counters: how many times something happened to something on a day, and nothing about who did it."""

from django.db import models


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

    def __str__(self) -> str:
        return f"{self.day} {self.subject_kind} {self.subject_id} {self.event} {self.count}"
