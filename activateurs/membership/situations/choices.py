"""Stored codes and their French words."""

from django.db import models


class CheckCause(models.TextChoices):
    """Why a person is asked whether its profile is still true."""

    DUE = "DUE", "Dernière confirmation trop ancienne"
    REFUSED = "REFUSED", "Adresse électronique refusée"


class CheckOutcome(models.TextChoices):
    """How it ended."""

    CONFIRMED = "CONFIRMED", "Fiche confirmée"
    UNPUBLISHED = "UNPUBLISHED", "Fiche retirée, faute de réponse"
    MOOT = "MOOT", "Fiche retirée entre-temps pour une autre raison"


class Way(models.TextChoices):
    """By which a profile was confirmed."""

    MAIL = "MAIL", "Lien d’un courriel"
    SPACE = "SPACE", "Espace activateurs"
    SAVE = "SAVE", "En enregistrant la fiche"


class NoticeCause(models.TextChoices):
    """What the programme's team has to look at, because nobody else can."""

    ADDRESS = "ADDRESS", "Adresse refusée, et personne d’autre ne gère la structure"
    NO_COLLEAGUE = "COLLEAGUE", "Départ sans collègue pour reprendre les demandes"
    NO_MANAGER = "MANAGER", "La structure n’a plus personne pour la gérer"


class DepartureCause(models.TextChoices):
    """Why a person leaves its profile (A3.8, A6)."""

    STRUCTURE = "STRUCTURE", "Départ de la structure"
    ACTIVITY = "ACTIVITY", "Changement d’activité"
    MERGER = "MERGER", "Fusion ou fin de la structure"
    RETIREMENT = "RETIRED", "Départ à la retraite"
    PROGRAMME = "PROGRAMME", "Départ du programme"


# After these the person goes on belonging to its structure.
STAYING = (DepartureCause.ACTIVITY,)
