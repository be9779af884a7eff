"""Stored codes of structures and their people, and their French words."""

from django.db import models


class Category(models.TextChoices):
    """Whether a structure is private or public, as in the programme's open data."""

    PRIVATE = "PRIVEE", "Privée"
    PUBLIC = "PUBLIQUE", "Publique"


class FactSource(models.TextChoices):
    """Where the facts about a structure come from."""

    REGISTRY = "REGISTRY", "Annuaire public des entreprises"
    TYPED = "TYPED", "Saisi par une personne de la structure"
    STAFF = "STAFF", "Saisi par l’équipe du programme"


class Role(models.TextChoices):
    """What a person is in a structure; a manager invites, approves and removes its people."""

    MEMBER = "MEMBER", "Membre"
    MANAGER = "MANAGER", "Gestionnaire"


class Proof(models.TextChoices):
    """What proved that a person belongs to a structure."""

    DOMAIN = "DOMAIN", "Code reçu à une adresse de la structure"
    MANAGER = "MANAGER", "Accord d’un gestionnaire de la structure"
    STAFF = "STAFF", "Décision de l’équipe du programme"


class EndReason(models.TextChoices):
    """Why a person no longer belongs to a structure in that role."""

    LEFT = "LEFT", "Départ de la personne"
    REMOVED = "REMOVED", "Retrait par un gestionnaire"
    STAFF = "STAFF", "Retrait par l’équipe du programme"
    ROLE = "ROLE", "Changement de rôle"


class Outcome(models.TextChoices):
    """How a request to belong to a structure ended."""

    ACCEPTED = "ACCEPTED", "Acceptée"
    REFUSED = "REFUSED", "Refusée"
    WITHDRAWN = "WITHDRAWN", "Abandonnée"
