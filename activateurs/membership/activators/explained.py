"""Each kind told to who is about to choose one: who it is for, what visitors will see and may do (the matrix)."""

from __future__ import annotations

from dataclasses import dataclass

from .kinds import Capabilities, Kind, capabilities

# Who recognises themselves in it (A2.1, A2.2).
WHO: dict[str, str] = {
    Kind.ADVISER: "Vous aidez des entreprises à faire le point sur leur numérique et à avancer. Par exemple"
    "\N{NO-BREAK SPACE}: chambre consulaire, société de conseil, agence, revendeur, atelier de fabrication.",
    Kind.FUNDING_ADVISER: "Vous aidez des entreprises à payer leur projet. Par exemple\N{NO-BREAK SPACE}: banque, "
    "financement public, plateforme de financement participatif, association de prêt.",
    Kind.CHAMPION: "Votre entreprise a réussi son passage au numérique, et vous voulez raconter comment à d’autres.",
    Kind.PROVIDER: "Vous vendez une solution\N{NO-BREAK SPACE}: un logiciel, des machines, un espace de travail.",
    Kind.INSTITUTION: "Vous menez ou financez des actions pour les entreprises. Par exemple\N{NO-BREAK SPACE}: "
    "service de l’État, région, organisation professionnelle, syndicat.",
}


@dataclass(frozen=True, slots=True)
class Explained:
    """A kind in words; ``visitors`` is what the public sees and may do, one sentence each."""

    kind: str
    label: str
    who: str
    visitors: tuple[str, ...]


def explain(kind: str) -> Explained:
    """The words of one kind; an unknown one raises ``ValueError``."""
    found = Kind(kind)
    return Explained(found.value, str(found.label), WHO[found], tuple(_sentences(capabilities(found))))


def every_kind() -> list[Explained]:
    """The five, in the order of the charter."""
    return [explain(kind) for kind in Kind]


def _sentences(may: Capabilities) -> list[str]:
    if not may.public:
        return [
            "Aucun visiteur ne peut voir votre fiche, votre nom ou votre structure.",
            "Personne ne peut vous écrire par le site public.",
            "Les autres membres vous voient\N{NO-BREAK SPACE}: vous participez aux échanges et aux groupes de travail.",
        ]
    return [
        "Votre fiche est publique\N{NO-BREAK SPACE}: on la trouve par le besoin et par le lieu.",
        "Elle est sur la carte, si vous le voulez." if may.on_map else "Elle n’est pas sur la carte.",
        "Les entreprises vous écrivent par le site. Votre adresse et votre téléphone ne sont pas montrés."
        if may.contactable
        else "On ne peut pas vous écrire par le site.",
        f"Un bouton «\N{NO-BREAK SPACE}{may.outbound}\N{NO-BREAK SPACE}» mène à votre site"
        + ("\N{NO-BREAK SPACE}: c’est la seule façon de vous joindre." if may.outbound_only else "."),
        "Les entreprises que vous avez aidées peuvent donner leur avis."
        if may.reviewed
        else "Vous ne recevez pas d’avis.",
    ]
