"""Stored codes and their French words."""

from datetime import date

from django.db import models


class Availability(models.TextChoices):
    """Whether an activator takes new requests."""

    OPEN = "OPEN", "Disponible"
    LIMITED = "LIMITED", "Places limitées"
    ABSENT = "ABSENT", "Absent"
    CLOSED = "CLOSED", "Ne prend plus de demande"


def is_away(availability: str, back_on: date | None, *, on: date) -> bool:
    """Whether no request is taken on a day: absent (without an end, it goes on), or full until a new month."""
    if availability == Availability.ABSENT:
        return back_on is None or back_on > on
    return availability == Availability.LIMITED and back_on is not None and back_on > on


class PriceKind(models.TextChoices):
    """How the work after the free first diagnosis is priced (A4.4, A4.6)."""

    FREE = "FREE", "Gratuit"
    HOURLY = "HOURLY", "À l’heure"
    DAILY = "DAILY", "À la journée"
    PACKAGE = "PACKAGE", "Au forfait"
    QUOTE = "QUOTE", "Sur devis"


class AreaLevel(models.TextChoices):
    """How wide a served area is; COUNTRY is the whole of France."""

    COUNTRY = "COUNTRY", "Toute la France"
    REGION = "REGION", "Région"
    DEPARTMENT = "DEPARTMENT", "Département"
    COMMUNE = "COMMUNE", "Commune"


class EndReason(models.TextChoices):
    """Why a publication ended."""

    WITHDRAWN = "WITHDRAWN", "Retrait de la liste du programme"
    DECISION = "DECISION", "Décision du programme"
    OWN_WISH = "OWN_WISH", "À la demande de la personne"
    TEXTS = "TEXTS", "Charte ou conditions d’utilisation non acceptées à temps"
    UNCONFIRMED = "UNCONFIRMED", "Fiche que personne n’a confirmée"
    DEPARTED = "DEPARTED", "Départ de la personne"
