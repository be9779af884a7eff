"""Taking one's data along, and leaving the programme for good (A6; law.md, 20 and 21)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from datetime import date, datetime

    from activateurs.foundation.accounts.models import User


class PersonalExportQuerySet(models.QuerySet["PersonalExport"]):
    """Which exports?"""

    def of(self, user: User) -> Self:
        """One's own, without their content."""
        return self.filter(person=user).defer("content")

    def to_make(self) -> Self:
        """Those that are asked for and not made."""
        return self.filter(made_at__isnull=True)


class PersonalExport(models.Model):
    """All that the site holds of a person, as a ZIP that it alone downloads until ``expires_at``.

    Kept in the database: erased with its row, the same on every host, and never under an address that a server of
    files could give away.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="exports")
    asked_at = models.DateTimeField("demandé le")
    made_at = models.DateTimeField("prêt le", null=True, blank=True)
    expires_at = models.DateTimeField("effacé le", null=True, blank=True)
    content = models.BinaryField("contenu", default=b"")

    objects = PersonalExportQuerySet.as_manager()

    class Meta:
        verbose_name = "copie de ses données"
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=Q(made_at__isnull=True), name="situations_one_export_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.asked_at:%Y-%m-%d}"

    # Mutators

    def fill(self, content: bytes, *, at: datetime, expires_at: datetime) -> bool:
        """It is ready; of two who made it, one gets True."""
        waiting = PersonalExport.objects.to_make().filter(pk=self.pk)
        return bool(waiting.update(content=content, made_at=at, expires_at=expires_at))


class FarewellQuerySet(models.QuerySet["Farewell"]):
    """Which farewells?"""

    def due(self, *, on: date) -> Self:
        """Those whose data are to be erased by now."""
        return self.filter(erased_at__isnull=True, erase_on__lte=on)


class Farewell(models.Model):
    """A person left the programme at ``at``: its account is closed at once and erased on ``erase_on``."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="farewell")
    at = models.DateTimeField("parti le")
    erase_on = models.DateField("à effacer le")
    erased_at = models.DateTimeField("effacé le", null=True, blank=True)

    objects = FarewellQuerySet.as_manager()

    class Meta:
        verbose_name = "départ du programme"

    def __str__(self) -> str:
        return f"{self.person_id} {self.at:%Y-%m-%d}"

    # Mutators

    def erase(self, *, at: datetime) -> bool:
        """Nothing of the person is left; the first of two gets True."""
        return bool(Farewell.objects.filter(pk=self.pk, erased_at=None).update(erased_at=at))
