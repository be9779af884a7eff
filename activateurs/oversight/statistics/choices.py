"""By what figures are told."""

from django.db import models


class Unit(models.TextChoices):
    """The length of a period; the word of addresses."""

    WEEK = "semaine", "Par semaine"
    MONTH = "mois", "Par mois"
