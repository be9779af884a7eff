"""Words that describe what an activator does; the programme edits them in the database (A2.2, A3.4)."""

from django.db import models

from activateurs.membership.activators.kinds import Kind


class Family(models.Model):
    """A family within a kind (A2.2)."""

    kind = models.CharField("type", max_length=24, choices=Kind)
    label = models.CharField("libellé", max_length=100)
    position = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "famille"
        constraints = (models.UniqueConstraint(fields=("kind", "label"), name="activators_family_once"),)

    def __str__(self) -> str:
        return self.label


class Theme(models.Model):
    """A group of expertises."""

    slug = models.SlugField(max_length=50, primary_key=True)
    label = models.CharField("libellé", max_length=100)
    position = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "thème"

    def __str__(self) -> str:
        return self.label


class Expertise(models.Model):
    """A field of expertise; ``need`` is how a shop owner says it, ``synonyms`` help the search."""

    slug = models.SlugField(max_length=50, unique=True)
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="expertises")
    label = models.CharField("libellé", max_length=100)
    need = models.CharField("besoin", max_length=200)
    synonyms = models.JSONField("synonymes", default=list)
    position = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "expertise"

    def __str__(self) -> str:
        return self.label


class Sector(models.Model):
    """A section of the NAF rev. 2 (INSEE), with a short name for lists."""

    code = models.CharField("section", max_length=1, primary_key=True)
    label = models.CharField("libellé", max_length=120)
    short_label = models.CharField("libellé court", max_length=60)

    class Meta:
        verbose_name = "secteur"

    def __str__(self) -> str:
        return self.label
