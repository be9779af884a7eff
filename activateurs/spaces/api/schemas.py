"""What the API answers; the words of its fields are part of its contract and do not change within /v1/."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ninja import Schema
from pydantic import ConfigDict, Field

from activateurs.membership.activators.kinds import PUBLIC_KINDS

# The kinds that a visitor may see; institutional members are no value of the API at all (A3.6).
PublicKind = StrEnum("PublicKind", {kind.name: str(kind.value) for kind in PUBLIC_KINDS})  # type: ignore[misc] # a name given by the matrix
PublicKind.__doc__ = "Les types d’activateurs que l’on peut trouver."


class Reviews(Schema):
    """L'avis des entreprises accompagnées, à partir de cinq avis."""

    note: float = Field(description="Note moyenne, de 1 à 5.", ge=1, le=5)
    nombre: int = Field(description="Nombre d’avis.", ge=5)


class Activator(Schema):
    """Un activateur tel que la liste le montre."""

    slug: str = Field(description="Identifiant stable, à employer dans l’adresse de la fiche.", examples=["profil-12"])
    nom: str = Field(description="La personne, ou à défaut sa structure.")
    type: PublicKind = Field(description="Le type d’activateur.")
    structure: str = Field(description="Le nom de sa structure.")
    commune: str = Field(description="La commune de sa structure.", examples=["Vannes"])
    code_postal: str = Field(description="Le code postal de sa structure.", examples=["56000"])
    distance_km: float | None = Field(
        description="Distance au lieu demandé, en kilomètres, au dixième. `null` sans lieu, ou sans position connue.",
        ge=0,
    )
    expertises: list[str] = Field(description="Ce qu’il sait faire : les `slug` de `/api/v1/besoins`.")
    sur_carte: bool = Field(description="S’il a accepté de figurer sur la carte.")
    contactable: bool = Field(description="Si l’on peut lui écrire aujourd’hui depuis sa fiche.")
    url: str = Field(description="L’adresse de sa fiche, à ouvrir dans un navigateur.")
    avis: Reviews | None = Field(description="`null` tant qu’il a moins de cinq avis.")


class ActivatorPage(Schema):
    """Une page de résultats, du plus proche au plus éloigné."""

    total: int = Field(description="Nombre de résultats, toutes pages confondues.", ge=0)
    page: int = Field(description="Numéro de cette page.", ge=1)
    pages: int = Field(description="Nombre de pages.", ge=1)
    suivant: str | None = Field(description="Adresse de la page suivante ; `null` à la dernière.")
    resultats: list[Activator] = Field(description="Vingt résultats au plus.", max_length=20)


class Reference(Schema):
    """Un travail déjà fait pour une entreprise."""

    entreprise: str
    besoin: str
    travail: str
    resultat: str
    annee: int


class Certification(Schema):
    """Une certification ou un label donné par un organisme."""

    nom: str
    organisme: str
    annee: int
    lien: str | None = Field(description="Où le vérifier.")


class Video(Schema):
    """Une vidéo publiée ailleurs."""

    titre: str
    url: str


class Area(Schema):
    """Un endroit où il se déplace."""

    niveau: str = Field(description="`COUNTRY` (toute la France), `REGION`, `DEPARTMENT` ou `COMMUNE`.")
    code: str = Field(description="Code de l’Insee à ce niveau ; vide pour toute la France.")


class ActivatorDetail(Activator):
    """La fiche d'un activateur. Ses coordonnées n'y sont pas : on lui écrit depuis sa fiche."""

    model_config = ConfigDict(title="ActivatorDetail")

    famille: str = Field(description="Sa famille d’activateurs, si elle est connue.")
    fonction: str
    presentation: str
    secteurs: list[str] = Field(description="Sections de la NAF ; vide s’il travaille pour tous les secteurs.")
    territoire: list[Area] = Field(description="Où il se déplace.")
    a_distance: bool = Field(description="S’il travaille aussi à distance.")
    tarif: str = Field(description="Le prix, en mots ; le premier rendez-vous est toujours gratuit.")
    disponibilite: str
    langues: list[str]
    references: list[Reference]
    videos: list[Video]
    certifications: list[Certification]
    site: str | None = Field(description="Le site de sa structure, si elle en a un.")
    confirme_le: date | None = Field(description="Le jour où il a confirmé ces informations.")


class Need(Schema):
    """Une expertise qui répond au besoin écrit."""

    slug: str = Field(description="À employer dans le paramètre `besoin`.", examples=["vente-en-ligne"])
    libelle: str = Field(description="Le nom de l’expertise.")
    besoin: str = Field(description="Le besoin, comme une entreprise le dit.")
    theme: str = Field(description="Le thème auquel elle appartient.")
    score: float = Field(description="Plus il est grand, plus l’expertise convient.", ge=0)


class NeedList(Schema):
    """Les expertises qui conviennent, la meilleure d'abord."""

    resultats: list[Need]
