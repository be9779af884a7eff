"""When a profile is visible, since when, by whose decision: a row, not a flag."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from activateurs.membership.activators.choices import EndReason


class Publication(models.Model):
    """A period during which a profile is published; at most one is open for a profile."""

    profile = models.ForeignKey("activators.Profile", models.CASCADE, related_name="publications")
    published_at = models.DateTimeField("publié le")
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField("retiré le", null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    end_reason = models.CharField("raison", max_length=12, choices=EndReason, blank=True)

    class Meta:
        verbose_name = "publication"
        constraints = (
            models.UniqueConstraint(
                fields=("profile",), condition=Q(ended_at__isnull=True), name="activators_publication_one_open"
            ),
        )

    def __str__(self) -> str:
        return f"{self.profile_id} · {self.published_at:%Y-%m-%d}"
