"""Lists of words that the pages show: needs one recognises oneself in, and how long data is kept."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class NeedEntry:
    """A way in by need: what a shop owner would say, sent to the search as if it had been typed."""

    title: str
    text: str
    icon: str
    search: str


NEEDS = (
    NeedEntry(
        "Vendre sur internet", "Boutique en ligne, commande, retrait", "shopping-cart-2-line", "vendre sur internet"
    ),
    NeedEntry(
        "Me faire connaître",
        "Site, réseaux sociaux, avis, annonces",
        "megaphone-line",
        "me faire connaître sur les réseaux sociaux",
    ),
    NeedEntry(
        "Gagner du temps",
        "Factures, devis, comptes, stocks, agenda",
        "time-line",
        "gagner du temps sur mes factures et ma gestion",
    ),
    NeedEntry(
        "Me protéger", "Mots de passe, sauvegardes, arnaques", "shield-line", "protéger mon entreprise des piratages"
    ),
    NeedEntry(
        "Former mon équipe", "Les bases, l’intelligence artificielle", "team-line", "former mes salariés au numérique"
    ),
    NeedEntry(
        "Financer mon projet",
        "Prêts, subventions, financement participatif",
        "money-euro-circle-line",
        "financer mon projet numérique",
    ),
)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headers."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def retention() -> Table:
    """What is kept, how long, why (law.md, 20). Only what the site does: a delay told here is run by a task."""
    rows = (
        (
            "Demande dont l’adresse n’a pas été confirmée",
            f"{settings.UNPROVEN_REQUEST_DAYS} jours",
            "Le temps de retrouver le mail de confirmation",
        ),
        (
            "Demande transmise à un activateur",
            f"{settings.ENDED_REQUEST_DAYS} jours après le dernier échange, ou moins si vous demandez son effacement",
            "Vous répondre, vous permettre de la suivre",
        ),
        (
            "Copie des mails que nous vous envoyons",
            f"{settings.MAIL_KEEP_DAYS} jours",
            "Vérifier qu’ils sont bien partis",
        ),
        (
            "Fiche et compte d’un activateur",
            "Tant qu’il participe au programme",
            "Le faire connaître et lui transmettre les demandes",
        ),
        *_of_members_who_left(),
        (
            "Preuve que vous avez accepté la charte et les conditions d’utilisation",
            f"Tant que vous participez au programme, puis {settings.CHARTER_PROOF_YEARS} ans",
            "Montrer à quoi chacun s’est engagé, et quand",
        ),
    )
    return Table(headers=("Quoi", "Combien de temps", "Pourquoi"), rows=rows)


def _of_members_who_left() -> tuple[tuple[str, str, str], ...]:
    """What stays of an activator after it left (A6)."""
    return (
        (
            "Fiche et compte d’un activateur qui a quitté le programme",
            f"{settings.LEAVING_ERASE_DAYS} jours",
            "Le temps de changer d’avis",
        ),
        (
            "Copie de ses données demandée par un activateur",
            f"{settings.EXPORT_KEEP_DAYS} jours",
            "Le temps de la télécharger",
        ),
    )
