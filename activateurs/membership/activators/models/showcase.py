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
    """A client case: who, what was needed, what was done, what came of it; shown once its client agreed."""

    profile = models.ForeignKey("activators.Profile", models.CASCADE, related_name="references")
    business = models.CharField("entreprise", max_length=150)
    need = models.CharField("besoin", max_length=300)
    work = models.TextField("ce qui a été fait")
    result = models.CharField("résultat", max_length=300, blank=True)
    year = models.PositiveSmallIntegerField("année")
    # The day on which the client agreed to be named; empty: visitors do not see the case.
    consented_on = models.DateField("accord du client le", null=True, blank=True)

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


class Certification(models.Model):
    """A certification or a label that somebody else gave, and where it can be checked."""

    profile = models.ForeignKey("activators.Profile", models.CASCADE, related_name="certifications")
    name = models.CharField("nom", max_length=120)
    issuer = models.CharField("délivré par", max_length=120)
    year = models.PositiveSmallIntegerField("année")
    url = models.URLField("lien", max_length=500, blank=True)

    class Meta:
        verbose_name = "certification ou label"

    def __str__(self) -> str:
        return f"{self.name} ({self.issuer}, {self.year})"
