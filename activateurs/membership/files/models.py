"""Pictures and documents of profiles: a row each; the files themselves are in the storage (``shelf``)."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models

from activateurs.membership.activators.models import Profile

from .choices import MAKINGS, Use


class PictureQuerySet(models.QuerySet["Picture"]):
    """Which pictures?"""

    def public(self) -> Self:
        """Those that a visitor may fetch: of a listed profile (A3.6)."""
        return self.filter(profile__in=Profile.objects.listed())


class BrochureQuerySet(models.QuerySet["Brochure"]):
    """Which documents?"""

    def public(self) -> Self:
        """Those that a visitor may fetch: of a listed profile (A3.6)."""
        return self.filter(profile__in=Profile.objects.listed())


class Picture(models.Model):
    """A picture of a profile; ``key`` names its files, and nobody can guess it."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="pictures")
    use = models.CharField("usage", max_length=5, choices=Use)
    key = models.CharField(max_length=32)
    # Read instead of the picture by who does not see it; empty when it is decorative.
    alt = models.CharField("description", max_length=200, blank=True)
    # Side of the square → width and height of what was made to fit in it.
    sizes = models.JSONField("dimensions")
    added_at = models.DateTimeField("ajoutée le")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = "image"
        constraints = (
            models.UniqueConstraint(fields=("profile", "use", "key"), name="files_picture_once"),
            models.UniqueConstraint(
                fields=("profile", "use"),
                condition=models.Q(use__in=[use.value for use, made in MAKINGS.items() if made.most == 1]),
                name="files_picture_one_of_a_use",
            ),
        )
        indexes = (models.Index(fields=("key",), name="files_picture_key"),)

    def __str__(self) -> str:
        return f"{self.profile_id} · {self.use} · {self.key}"

    @property
    def small(self) -> dict[str, object]:
        """Name, width and height of the small one."""
        side = MAKINGS[Use(self.use)].small
        width, height = self.sizes[str(side)]
        return {"name": self.named(side), "width": width, "height": height}

    def named(self, side: int, ending: str = "webp") -> str:
        """The name of the file made to fit in a square of that side."""
        return f"{self.key}-{side}.{ending}"


class Brochure(models.Model):
    """A document that visitors may download; ``key`` names its file, and nobody can guess it."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="brochures")
    key = models.CharField(max_length=32)
    title = models.CharField("titre", max_length=120)
    size = models.PositiveIntegerField("octets")
    added_at = models.DateTimeField("ajouté le")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = BrochureQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        constraints = (models.UniqueConstraint(fields=("profile", "key"), name="files_brochure_once"),)
        indexes = (models.Index(fields=("key",), name="files_brochure_key"),)

    def __str__(self) -> str:
        return f"{self.profile_id} · {self.title}"

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.key}.pdf"
