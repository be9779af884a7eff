"""What a profile shows of its work: where it goes, for whom it worked, what can be watched (A3.5, A5.1)."""

from django.db import models

from activateurs.membership.activators.choices import AreaLevel


class ServedArea(models.Model):
    """A place where the activator goes; ``code`` is the INSEE code at that level, empty for the whole of France."""

    profile = models.ForeignKey("activators.Profile", models.CASCADE, related_name="areas")
    level = models.CharField("niveau", max_length=10, choices=AreaLevel)
    code = models.CharField("code", max_length=5, blank=True)

    class Meta:
        verbose_name = "territoire"
        constraints = (
            models.UniqueConstraint(fields=("profile", "level", "code"), name="activators_served_area_once"),
        )

    def __str__(self) -> str:
        return f"{self.get_level_display()} {self.code}".strip()


class ClientReference(models.Model):
    """A client case: who, what was needed, what was done, what came of it."""

    profile = models.ForeignKey("activators.Profile", models.CASCADE, related_name="references")
    business = models.CharField("entreprise", max_length=150)
    need = models.CharField("besoin", max_length=300)
    work = models.TextField("ce qui a été fait")
    result = models.CharField("résultat", max_length=300, blank=True)
    year = models.PositiveSmallIntegerField("année")

    class Meta:
        verbose_name = "référence"

    def __str__(self) -> str:
        return f"{self.business} ({self.year})"


class Video(models.Model):
    """A video elsewhere, shown as a link: no page of ours calls another site."""

    profile = models.ForeignKey("activators.Profile", models.CASCADE, related_name="videos")
    title = models.CharField("titre", max_length=150)
    url = models.URLField("adresse", max_length=500)

    class Meta:
        verbose_name = "vidéo"

    def __str__(self) -> str:
        return self.title
