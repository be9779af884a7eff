"""The parts that a person may take in running the programme (docs/adr/0014-roles.md)."""

from django.db import models


class Role(models.TextChoices):
    """A part in running the programme; somebody may take several."""

    MODERATOR = "MODERATOR", "modération"
    EDITOR = "EDITOR", "rédaction"
    REGIONAL_AGENT = "REGIONAL", "animation régionale"
    STEERING = "STEERING", "pilotage"
    ADMINISTRATOR = "ADMIN", "administration"
