"""Regions, departments and communes, as INSEE codes them."""

from django.db import models


class Region(models.Model):
    """A region; ``code`` is INSEE's."""

    code = models.CharField(max_length=3, primary_key=True)
    name = models.CharField("nom", max_length=100)

    class Meta:
        verbose_name = "région"

    def __str__(self) -> str:
        return self.name


class Department(models.Model):
    """A department or an overseas collectivity; ``code`` is INSEE's."""

    code = models.CharField(max_length=3, primary_key=True)
    name = models.CharField("nom", max_length=100)
    region = models.ForeignKey(Region, models.PROTECT, related_name="departments")

    class Meta:
        verbose_name = "département"

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class Commune(models.Model):
    """A commune or a municipal district; ``latitude`` and ``longitude`` in degrees (WGS 84), empty when unknown."""

    insee_code = models.CharField(max_length=5, primary_key=True)
    name = models.CharField("nom", max_length=100)
    search_name = models.CharField("nom simplifié", max_length=100, db_index=True)
    department = models.ForeignKey(Department, models.PROTECT, related_name="communes")
    population = models.PositiveIntegerField("habitants", default=0)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    position = models.CharField("origine de la position", max_length=12)

    class Meta:
        verbose_name = "commune"

    def __str__(self) -> str:
        return f"{self.name} ({self.insee_code})"


class PostalCode(models.Model):
    """A postal code of a commune; a code may serve several communes and a commune have several codes."""

    code = models.CharField(max_length=5, db_index=True)
    commune = models.ForeignKey(Commune, models.CASCADE, related_name="postal_codes")

    class Meta:
        verbose_name = "code postal"
        constraints = (models.UniqueConstraint(fields=("code", "commune"), name="geo_postal_code_once"),)

    def __str__(self) -> str:
        return f"{self.code} {self.commune_id}"
