"""What is counted."""

from django.db import models


class Event(models.TextChoices):
    """What may happen to what is shown to the public (A5.2); the word that visitors of the figures read."""

    VIEW = "view", "Vues du profil"
    APPEARANCE = "appearance", "Apparitions dans une liste"
    CONTACT = "contact", "Demandes reçues"
    OUTBOUND = "outbound", "Visites de votre site"
