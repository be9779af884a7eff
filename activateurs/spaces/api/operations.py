"""The three questions that other sites may ask: who can help, who is this, which expertise fits this need (A3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import NinjaAPI, Query
from ninja.renderers import JSONRenderer

from activateurs.matching.directory import query
from activateurs.matching.finder import cards, index, taxonomy

from . import problems
from .detail import detail_of
from .parameters import NeedParameters, SearchParameters, check_page, read
from .schemas import ActivatorDetail, ActivatorPage, NeedList
from .words import summary_of

if TYPE_CHECKING:
    from activateurs.matching.finder.cards import Card
    from activateurs.matching.finder.search import Criteria, Results

NEEDS_GIVEN = 8


class PlainJSON(JSONRenderer):
    """Accents as they are: shorter, and readable by people."""

    json_dumps_params = {"ensure_ascii": False}  # noqa: RUF012 - the library's own way


api = NinjaAPI(
    renderer=PlainJSON(),
    title="Activateurs",
    version="1",
    urls_namespace="api",
    openapi_url=None,  # served by ``views.openapi``, with the programme's words in it
    docs_url=None,  # the page for people is ours, and calls no other site
    description="Trouver, depuis un autre site, qui peut aider une petite entreprise dans son projet numérique.",
)
problems.install(api)


@api.get(
    "/activateurs",
    response={200: ActivatorPage, 422: problems.Problem, 429: problems.Problem},
    operation_id="chercher",
    summary="Chercher des activateurs",
    description="La même recherche que la page, du plus proche au plus éloigné.",
    url_name="list",
)
def search(request: HttpRequest, parametres: Query[SearchParameters]) -> dict[str, Any]:
    """Activators as the list shows them, twenty a page."""
    criteria = read(request, parametres)
    today = timezone.localdate()
    found = index.search(criteria, on=today)
    check_page(parametres.page, found)
    shown = cards.fetch([hit.profile_id for hit in found.hits], on=today)
    return {
        "total": found.total,
        "page": found.page,
        "pages": found.pages,
        "suivant": next_page(criteria, found),
        "resultats": [of_card(shown[hit.profile_id], hit.distance_km) for hit in found.hits if hit.profile_id in shown],
    }


@api.get(
    "/activateurs/{slug}",
    response={200: ActivatorDetail, 404: problems.Problem, 429: problems.Problem},
    operation_id="lire",
    summary="Lire la fiche d’un activateur",
    url_name="detail",
)
def read_one(request: HttpRequest, slug: str) -> dict[str, Any]:  # noqa: ARG001 - django-ninja gives it
    """A profile that visitors may see; 404 for any other, whatever the reason."""
    found = detail_of(slug, on=timezone.localdate())
    if found is None:
        raise Http404
    return found


@api.get(
    "/besoins",
    response={200: NeedList, 422: problems.Problem, 429: problems.Problem},
    operation_id="comprendre",
    summary="Comprendre un besoin",
    description="Les expertises qui répondent le mieux à un besoin écrit avec les mots de tous les jours.",
    url_name="needs",
)
def needs(request: HttpRequest, parametres: Query[NeedParameters]) -> dict[str, Any]:  # noqa: ARG001 - django-ninja gives it
    """Expertises that fit, best first."""
    known = {need.slug: need for need in taxonomy.current().needs}
    matches = taxonomy.suggest_needs(query.cleaned(parametres.q), limit=NEEDS_GIVEN)
    found = [(known[match.slug], match.score) for match in matches if match.slug in known]
    return {
        "resultats": [
            {"slug": need.slug, "libelle": need.label, "besoin": need.need, "theme": need.theme, "score": score}
            for need, score in found
        ]
    }


def of_card(card: Card, distance_km: float | None) -> dict[str, Any]:
    """A card of the list in the words of the API."""
    return summary_of(
        slug=card.slug,
        name=card.name,
        kind=card.kind,
        structure=card.structure,
        commune=card.commune,
        postal_code=card.postal_code,
        distance_km=distance_km,
        expertises=[slug for slug, _ in card.expertises],
        on_map=card.on_map,
        contactable=card.takes_requests,
    )


def next_page(criteria: Criteria, found: Results) -> str | None:
    """The address that continues the list; nothing after the last page."""
    if found.page >= found.pages:
        return None
    return settings.SITE_URL + query.url_for(criteria, "api:list", page=found.page + 1)
