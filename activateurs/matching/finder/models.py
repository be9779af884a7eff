"""What the search index loads, one row per profile, written in the transaction that changes the profile."""

from django.db import models
from django.db.models import F


class IndexRevision(models.Model):
    """The one counter of changes of the index: each process compares it with what it holds."""

    value = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "révision de l’index"

    def __str__(self) -> str:
        return str(self.value)

    @classmethod
    def advance(cls) -> int:
        """Take the next revision; call it inside a transaction.

        The row stays locked until that transaction ends, so that revisions become visible in their order: a
        process that has seen revision n has missed nothing before it.
        """
        if not cls.objects.filter(pk=1).update(value=F("value") + 1):
            cls.objects.get_or_create(pk=1)
            cls.objects.filter(pk=1).update(value=F("value") + 1)
        value: int = cls.objects.values_list("value", flat=True).get(pk=1)
        return value

    @classmethod
    def latest(cls) -> int:
        """The revision that everybody can see; 0 before the first change."""
        return cls.objects.filter(pk=1).values_list("value", flat=True).first() or 0


class Entry(models.Model):
    """A profile as the search knows it.

    A profile that may not be shown (withdrawn, deleted, institutional: A3.6) keeps at most an empty row whose
    ``listed`` is false: it tells the processes to forget it and holds nothing about anybody. This is also why
    ``profile_id`` is no foreign key.
    """

    profile_id = models.BigIntegerField(primary_key=True)
    revision = models.BigIntegerField(db_index=True)
    listed = models.BooleanField(default=False)
    kind = models.CharField(max_length=24, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    remote = models.BooleanField(default=False)
    on_map = models.BooleanField(default=False)
    # Words separated by spaces: slugs of expertises, codes of sectors, areas as ``area_token`` writes them.
    expertises = models.TextField(blank=True)
    sectors = models.CharField(max_length=100, blank=True)
    areas = models.TextField(blank=True)
    card = models.JSONField(default=dict)

    class Meta:
        verbose_name = "entrée de l’index"

    def __str__(self) -> str:
        return f"{self.profile_id} · {self.revision}"
