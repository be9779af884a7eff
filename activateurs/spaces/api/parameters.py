"""What may be asked. The page forgives a wrong parameter and says so; a program must be told, so here it is an error.

Once the parameters are checked, the search itself is read by the directory's own ``parse``: same words, same results.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from ninja import Schema
from pydantic import Field

from activateurs.matching.directory import query
from activateurs.matching.finder import taxonomy
from activateurs.matching.finder.search import RADII_KM

from .problems import ParameterError
from .schemas import PublicKind

if TYPE_CHECKING:
    from django.http import HttpRequest

    from activateurs.matching.finder.search import Criteria, Results

MAX_PAGE = 10**query.MAX_PAGE_DIGITS - 1

Radius = StrEnum(  # type: ignore[misc] # its values are the programme's
    "Radius", {f"KM_{km}": str(km) for km in RADII_KM} | {"FRANCE": query.WHOLE_COUNTRY}
)
Radius.__doc__ = "Les distances que l’on peut demander, en kilomètres, ou toute la France."


class SearchParameters(Schema):
    """Les mêmes paramètres que la page de recherche."""

    lieu: str = Field(
        "",
        max_length=query.MAX_TEXT,
        description="Une commune, un code postal ou un code de l’Insee. Si plusieurs communes ont ce nom, la plus "
        "peuplée est prise : précisez le code postal, par exemple « Saint-Denis (93200) ».",
        examples=["Vannes (56000)"],
    )
    rayon: Radius = Field(
        Radius(str(query.DEFAULT_RADIUS_KM)),
        description="Distance autour du lieu, en kilomètres, ou `france`. Ceux qui se déplacent jusque-là ou "
        "travaillent à distance sont compris. Sans effet sans `lieu`.",
    )
    besoin: list[str] = Field(
        [],
        max_length=query.MAX_NEEDS,
        description="Une ou plusieurs expertises (`slug` de `/api/v1/besoins`), toutes exigées.",
        examples=[["site-internet"]],
    )
    besoin_texte: str = Field(
        "",
        max_length=query.MAX_TEXT,
        description="Le besoin en mots de tous les jours ; l’expertise qui convient le mieux est ajoutée à `besoin` "
        "quand elle se distingue nettement.",
        examples=["vendre mes fromages sur internet"],
    )
    secteur: str = Field("", description="Section de la NAF de l’entreprise.", examples=["C"])
    type: list[PublicKind] = Field([], description="Un ou plusieurs types d’activateurs, au choix.")
    q: str = Field("", max_length=query.MAX_TEXT, description="Texte libre : nom, présentation, expertise.")
    page: int = Field(1, ge=1, le=MAX_PAGE, description="Numéro de page ; une page compte vingt résultats.")


class NeedParameters(Schema):
    """Un besoin."""

    q: str = Field(
        min_length=1,
        max_length=query.MAX_TEXT,
        description="Le besoin, écrit comme une entreprise le dit.",
        examples=["je voudrais vendre mes fromages sur internet"],
    )


def read(request: HttpRequest, asked: SearchParameters) -> Criteria:
    """The search meant by well-formed parameters; ``ParameterError`` names those that mean nothing."""
    known = taxonomy.current()
    wrong = [
        ("besoin", f"L’expertise « {slug} » n’existe pas : prenez les `slug` de /api/v1/besoins.")
        for slug in asked.besoin
        if slug and slug not in known.need_labels
    ]
    if asked.secteur and asked.secteur.upper() not in known.sector_labels:
        wrong.append(("secteur", f"Choisissez parmi : {', '.join(known.sector_labels)}."))
    search = query.parse(request.GET)
    if search.place_error:
        wrong.append(("lieu", search.place_error))
    if wrong:
        raise ParameterError(*wrong)
    return search.criteria


def check_page(asked: int, found: Results) -> None:
    """Refuse a page beyond the last one: a program that follows ``suivant`` never asks for it."""
    if asked > found.pages:
        raise ParameterError(("page", f"La dernière page de cette recherche est la {found.pages}."))
