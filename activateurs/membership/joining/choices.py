"""Stored codes of registrations and decisions, with their French words."""

from __future__ import annotations

from django.db import models


class Cause(models.TextChoices):
    """Why a profile is before the programme."""

    NEW = "NEW", "Nouveau profil"
    STRUCTURAL = "STRUCTURAL", "Changement de structure ou de type"


class Outcome(models.TextChoices):
    """What the programme decided."""

    PUBLISHED = "PUBLISHED", "Publié"
    CHANGES_ASKED = "CHANGES", "Corrections demandées"
    REFUSED = "REFUSED", "Refusé"


class Ground(models.TextChoices):
    """Why, in words that the person reads; the grounds are listed before one starts (law.md, 18b)."""

    CONFORM = "CONFORM", "Le profil répond aux conditions du programme"
    INCOMPLETE = "INCOMPLETE", "Le profil n’est pas assez complet"
    UNCLEAR = "UNCLEAR", "Le texte ou le prix n’est pas assez clair"
    CLAIM = "CLAIM", "Le texte se dit « labellisé » ou « certifié » par le programme"
    KIND = "KIND", "Le type ou la famille ne correspond pas à l’activité"
    LEGAL_NOTICES = "NOTICES", "Le site internet manque ou ne porte pas ses mentions légales"
    BELONGING = "BELONGING", "Le lien avec la structure n’est pas prouvé"
    TOO_YOUNG = "TOO_YOUNG", "La structure est active depuis moins longtemps que demandé"
    CEASED = "CEASED", "La structure a cessé son activité"
    DUPLICATE = "DUPLICATE", "Ce profil existe déjà"
    ACTIVITY = "ACTIVITY", "L’activité ne relève pas du programme"
    FALSE = "FALSE", "Des informations sont fausses ou appartiennent à quelqu’un d’autre"
    OTHER = "OTHER", "Une autre raison, expliquée ci-dessous"


# The rule behind each ground, as the statement of reasons quotes it (law.md, 16).
RULES: dict[str, str] = {
    Ground.CONFORM: "les conditions d’admission du programme",
    Ground.INCOMPLETE: "la charte, article 3 : le profil montre les compétences de la personne",
    Ground.UNCLEAR: "la charte, article 4 : des mots simples et précis sur les services et leur prix",
    Ground.CLAIM: "les conditions d’admission : seul le mot « référencé » peut être employé",
    Ground.KIND: "la charte, article 2 : les cinq types d’activateurs et leurs familles",
    Ground.LEGAL_NOTICES: "les conditions d’admission : un site internet qui porte ses mentions légales",
    Ground.BELONGING: "la charte, article 2 : un profil est une personne rattachée à une structure",
    Ground.TOO_YOUNG: "les conditions d’admission : une durée d’activité minimale",
    Ground.CEASED: "les conditions d’admission : une structure en activité",
    Ground.DUPLICATE: "la charte, article 2 : un seul profil pour une personne, une structure et un type",
    Ground.ACTIVITY: "la charte, article 2 : les cinq types d’activateurs et leurs familles",
    Ground.FALSE: "les conditions générales d’utilisation : des informations exactes",
    Ground.OTHER: "les conditions d’admission du programme",
}

# What can be mended is asked for; the rest is refused.
MENDABLE = (
    Ground.INCOMPLETE,
    Ground.UNCLEAR,
    Ground.CLAIM,
    Ground.KIND,
    Ground.LEGAL_NOTICES,
    Ground.BELONGING,
    Ground.OTHER,
)
REFUSABLE = (
    Ground.TOO_YOUNG,
    Ground.CEASED,
    Ground.DUPLICATE,
    Ground.ACTIVITY,
    Ground.FALSE,
    Ground.CLAIM,
    Ground.KIND,
    Ground.LEGAL_NOTICES,
    Ground.BELONGING,
    Ground.OTHER,
)


class AppealOutcome(models.TextChoices):
    """What another person of the programme decided on an appeal."""

    UPHELD = "UPHELD", "La décision est maintenue"
    OVERTURNED = "OVERTURNED", "La décision est annulée"


class Level(models.TextChoices):
    """What the machine found of one point."""

    FINE = "FINE", "Vérifié"
    DOUBT = "DOUBT", "À regarder"
    FAULT = "FAULT", "Ne convient pas"
