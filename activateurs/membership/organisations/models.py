"""A structure: the legal body in which an activator works (A2.3)."""

from django.db import models
from django.db.models import Q


class Category(models.TextChoices):
    """Whether a structure is private or public, as in the programme's open data."""

    PRIVATE = "PRIVEE", "Privée"
    PUBLIC = "PUBLIQUE", "Publique"


class Structure(models.Model):
    """A company, a chamber, an association. Its position is its own, or else its commune's centre, in degrees."""

    name = models.CharField("nom", max_length=200)
    siret = models.CharField("SIRET", max_length=14, blank=True)
    category = models.CharField("catégorie", max_length=8, choices=Category, default=Category.PRIVATE)
    address = models.CharField("adresse", max_length=200, blank=True)
    postal_code = models.CharField("code postal", max_length=5, blank=True)
    town = models.CharField("ville", max_length=100, blank=True)
    commune = models.ForeignKey("geo.Commune", models.PROTECT, null=True, related_name="structures")
    website = models.URLField("site internet", max_length=500, blank=True)
    # Identifier in the programme's open data set (docs/open-data-format.md); empty for those who joined here.
    open_data_id = models.CharField(max_length=100, blank=True)
    # Columns of the open data for which there is no field here, kept as received.
    open_data_extra = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = "structure"
        constraints = (
            models.UniqueConstraint(fields=("siret",), condition=~Q(siret=""), name="organisations_siret_once"),
            models.UniqueConstraint(
                fields=("open_data_id",), condition=~Q(open_data_id=""), name="organisations_open_data_once"
            ),
        )

    def __str__(self) -> str:
        return self.name
