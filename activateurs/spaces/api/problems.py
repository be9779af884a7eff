"""Errors as JSON problems (RFC 9457), in plain French, each tied to the parameter at fault."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Schema
from ninja.errors import ValidationError
from pydantic import Field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ninja import NinjaAPI

MEDIA_TYPE = "application/problem+json"
NOT_FOUND = "Aucun activateur publié n’a cet identifiant."


class WrongParameter(Schema):
    """Un paramètre à corriger."""

    parametre: str = Field(description="Le nom du paramètre.", examples=["rayon"])
    message: str = Field(description="Ce qu’il faut changer.", examples=["Choisissez 5, 10, 25, 50, 100 ou france."])


class Problem(Schema):
    """Une réponse en erreur (RFC 9457)."""

    type: str = Field("about:blank", description="Toujours `about:blank` : le statut dit la nature de l’erreur.")
    title: str = Field(description="L’erreur en quelques mots.", examples=["Demande à corriger"])
    status: int = Field(description="Le statut HTTP.", examples=[422])
    detail: str = Field(description="L’erreur en une phrase.")
    erreurs: list[WrongParameter] = Field([], description="Les paramètres à corriger.")


class ParameterError(Exception):
    """Parameters that are well formed but make no sense: pairs of parameter and message."""

    def __init__(self, *wrong: tuple[str, str]) -> None:
        super().__init__(wrong)
        self.wrong = wrong


def respond(status: int, title: str, detail: str, wrong: Iterable[tuple[str, str]] = ()) -> HttpResponse:
    """The problem as a response."""
    errors = [WrongParameter(parametre=name, message=message) for name, message in wrong]
    problem = Problem(type="about:blank", title=title, status=status, detail=detail, erreurs=errors)
    text = json.dumps(problem.model_dump(), ensure_ascii=False)
    return HttpResponse(text, status=status, content_type=MEDIA_TYPE)


def not_found(detail: str = NOT_FOUND) -> HttpResponse:
    """The same answer for what never existed, was withdrawn or may not be seen (A3.6)."""
    return respond(404, "Introuvable", detail)


def unprocessable(wrong: Iterable[tuple[str, str]]) -> HttpResponse:
    """Parameters to correct."""
    wrong = list(wrong)
    names = ", ".join(dict.fromkeys(name for name, _ in wrong))
    return respond(422, "Demande à corriger", f"Paramètres à corriger : {names}.", wrong)


def install(api: NinjaAPI) -> None:
    """Answer every error of the API's operations as a problem."""

    def missing(_request: HttpRequest, _error: Any) -> HttpResponse:
        return not_found()

    def malformed(_request: HttpRequest, error: Any) -> HttpResponse:
        return unprocessable((_parameter(fault), _french(fault)) for fault in error.errors)

    def senseless(_request: HttpRequest, error: Any) -> HttpResponse:
        return unprocessable(error.wrong)

    api.add_exception_handler(Http404, missing)
    api.add_exception_handler(ValidationError, malformed)
    api.add_exception_handler(ParameterError, senseless)


def _parameter(fault: dict[str, Any]) -> str:
    """The name of the parameter: the last name of a place such as ``("query", "type", 0)``."""
    return [str(step) for step in fault["loc"] if not isinstance(step, int)][-1]


# What to do about each of pydantic's complaints; the braces take its limits.
_FRENCH = {
    "int_parsing": "Écrivez un nombre entier.",
    "int_parsing_size": "Écrivez un nombre entier.",
    "int_type": "Écrivez un nombre entier.",
    "greater_than_equal": "Écrivez un nombre d’au moins {ge}.",
    "less_than_equal": "Écrivez un nombre d’au plus {le}.",
    "string_too_long": "Écrivez {max_length} caractères au plus.",
    "string_too_short": "Ce paramètre est obligatoire.",
    "missing": "Ce paramètre est obligatoire.",
    "too_long": "Donnez {max_length} valeurs au plus.",
    "enum": "Valeur inconnue. Choisissez parmi : {expected}.",
}


def _french(fault: dict[str, Any]) -> str:
    """Pydantic's complaint in plain French."""
    limits = {name: str(value).replace("'", "").replace(" or ", " ou ") for name, value in fault.get("ctx", {}).items()}
    return _FRENCH.get(fault["type"], "Cette valeur n’est pas acceptée.").format(**limits)
