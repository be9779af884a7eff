"""The OpenAPI document: what django-ninja derives from the code, completed with the programme's own words."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from activateurs.matching.finder import taxonomy

from .operations import api
from .problems import MEDIA_TYPE

LICENCE = {"name": "Licence Ouverte 2.0 (Etalab)", "identifier": "etalab-2.0"}
# Words, address and what it gives, for the page for people.
EXAMPLES = (
    (
        "Les activateurs à moins de 25 km de Vannes qui savent créer un site internet",
        "/api/v1/activateurs?lieu=Vannes%20(56000)&rayon=25&besoin=site-internet",
    ),
    (
        "Les conseillers de toute la France qui connaissent le commerce",
        "/api/v1/activateurs?rayon=france&type=conseiller&secteur=G",
    ),
    (
        "Les expertises qui conviennent à « vendre mes fromages sur internet »",
        "/api/v1/besoins?q=vendre%20mes%20fromages%20sur%20internet",
    ),
)


def openapi_document() -> dict[str, Any]:
    """OpenAPI 3.1, with the present expertises and sectors as the choices of their parameters."""
    document: dict[str, Any] = dict(api.get_openapi_schema(path_prefix="/api/v1/"))
    document["info"] |= {"license": LICENCE, "contact": {"email": settings.OPERATOR_EMAIL}}
    document["servers"] = [{"url": settings.SITE_URL}]
    document["externalDocs"] = {
        "description": "Mode d’emploi",
        "url": settings.SITE_URL + reverse("api-documentation"),
    }
    for path in document["paths"].values():
        _complete(path["get"])
    return document


def _complete(operation: dict[str, Any]) -> None:
    known = taxonomy.current()
    choices = {"besoin": list(known.need_labels), "secteur": list(known.sector_labels)}
    for parameter in operation["parameters"]:
        # A list of examples belongs to the schema, where it also is; beside it OpenAPI wants a map.
        parameter.pop("examples", None)
        values = choices.get(parameter["name"])
        if values:
            schema = parameter["schema"]
            schema.get("items", schema)["enum"] = values
            schema.pop("default", None) if "items" not in schema else None
    for status, response in operation["responses"].items():
        if int(status) >= 400:  # noqa: PLR2004 - the statuses of errors
            response["content"] = {MEDIA_TYPE: next(iter(response["content"].values()))}
        response["description"] = DESCRIPTIONS[int(status)]
    operation["responses"][429]["headers"] = {
        "Retry-After": {"description": "Secondes à attendre.", "schema": {"type": "integer"}}
    }


DESCRIPTIONS = {
    200: "La réponse.",
    404: "Aucun activateur publié n’a cet identifiant.",
    422: "Un paramètre est à corriger : la réponse dit lequel et comment.",
    429: "Trop de demandes : attendez le nombre de secondes de l’en-tête Retry-After.",
}
