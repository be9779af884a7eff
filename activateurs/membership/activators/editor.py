"""The pages of the editor that this app brings, in the order of the registration (A3.5)."""

from __future__ import annotations

from django.db.models import Exists, Model, OuterRef, Q

from . import steps
from .choices import AreaLevel
from .contents import Areas, Chosen, Columns, Rows, Together
from .forms.contact import ContactForm
from .forms.offer import PRICE_FIELDS, OfferForm
from .forms.showcase import CertificationsForm, ReferencesForm, VideosForm
from .forms.skills import ExpertiseForm, SectorForm
from .forms.territory import TerritoryForm
from .kinds import MATRIX, capabilities
from .models import Certification, ClientReference, Profile, ServedArea, Video
from .steps import Step

LEVELS = {
    "country": AreaLevel.COUNTRY,
    "communes": AreaLevel.COMMUNE,
    "departments": AreaLevel.DEPARTMENT,
    "regions": AreaLevel.REGION,
}


def _some(model: type[Model]) -> Exists:
    """Whether the profile has rows of ``model``."""
    return Exists(model._default_manager.filter(profile_id=OuterRef("pk")))  # noqa: SLF001 - Django's documented name


def _is_public(kind: str) -> bool:
    return capabilities(kind).public


_UNPRICED = [kind.value for kind, may in MATRIX.items() if not may.priced]

STEPS = (
    Step(
        name="savoir-faire",
        label="Vos savoir-faire",
        why="C’est par là que l’on vous trouve\u00a0: une entreprise cherche d’abord un besoin, puis quelqu’un.",
        filled=_some(Profile.expertises.through),
        required_for=steps.always,
        content=Chosen("expertises", "slug"),
        form=ExpertiseForm,
        template="activators/expertises.html",
    ),
    Step(
        name="metiers",
        label="Les métiers de vos clients",
        why="On écrit plus volontiers à quelqu’un qui connaît son métier. Sans choix, vous apparaissez pour tous.",
        filled=_some(Profile.sectors.through),
        content=Chosen("sectors", "code"),
        form=SectorForm,
    ),
    Step(
        name="territoire",
        label="Le territoire où vous allez",
        why="La plupart des entreprises cherchent près de chez elles, ou quelqu’un qui se déplace.",
        filled=Q(works_remotely=True) | Q(_some(ServedArea)),
        required_for=_is_public,
        content=Together((Areas(LEVELS), Columns(("works_remotely", "on_map")))),
        form=TerritoryForm,
        template="activators/territory.html",
    ),
    Step(
        name="offre",
        label="Ce que vous proposez, et à quel prix",
        why="Des mots simples et un prix annoncé rassurent\u00a0: c’est ce qui décide une entreprise à vous écrire.",
        filled=~Q(presentation="") & (Q(kind__in=_UNPRICED) | ~Q(price_kind="")),
        required_for=steps.always,
        content=Columns(("role", "presentation", *PRICE_FIELDS)),
        form=OfferForm,
    ),
    Step(
        name="references",
        label="Vos références",
        why="Une entreprise veut voir ce que vous avez fait pour une autre qui lui ressemble.",
        filled=_some(ClientReference),
        advised=True,
        content=Rows("references", ("business", "need", "work", "result", "year", "consented_on")),
        form=ReferencesForm,
        template="activators/rows.html",
    ),
    Step(
        name="videos",
        label="Vos vidéos",
        why="Une minute de vidéo dit comment vous parlez\u00a0: on sait à qui l’on écrit.",
        filled=_some(Video),
        content=Rows("videos", ("title", "url")),
        form=VideosForm,
        template="activators/rows.html",
    ),
    Step(
        name="certifications",
        label="Vos certifications et labels",
        why="Ce qu’un organisme a vérifié se croit plus vite que ce que l’on dit de soi.",
        filled=_some(Certification),
        content=Rows("certifications", ("name", "issuer", "year", "url")),
        form=CertificationsForm,
        template="activators/rows.html",
    ),
    Step(
        name="langues-et-telephone",
        label="Vos langues et votre téléphone",
        why="Une entreprise qui parle une autre langue vous cherche. Votre numéro sert une fois sa demande acceptée.",
        filled=~Q(languages=[]) | ~Q(phone=""),
        content=Columns(("languages", "phone")),
        form=ContactForm,
    ),
)


def register_steps() -> None:
    """Fill the registry; called when the app is ready, before those of the apps above."""
    for step in STEPS:
        steps.register(step)
