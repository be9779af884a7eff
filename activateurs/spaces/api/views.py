"""What stands around the operations: the description for programs and the page for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_safe

from . import problems
from .description import EXAMPLES, openapi_document
from .parameters import NeedParameters, SearchParameters

if TYPE_CHECKING:
    from django.utils.safestring import SafeString
    from ninja import Schema


@login_not_required
@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """How to use the API, for people."""
    context = {
        "search_parameters": described(SearchParameters),
        "need_parameters": described(NeedParameters),
        "headers": ("Paramètre", "Ce qu’il veut dire"),
        "examples": EXAMPLES,
        "calls": settings.API_CALLS_PER_MINUTE,
    }
    return render(request, "api/documentation.html", context)


def openapi(_request: HttpRequest) -> HttpResponse:
    """The description of the API for programs (OpenAPI 3.1)."""
    return JsonResponse(openapi_document(), json_dumps_params={"ensure_ascii": False})


def unknown(_request: HttpRequest, **_kwargs: str) -> HttpResponse:
    """Any other address under /api/v1/."""
    return problems.not_found("Cette adresse n’existe pas. Voyez /api/ pour celles qui existent.")


def described(parameters: type[Schema]) -> list[tuple[SafeString, SafeString]]:
    """Name and description of each parameter, as the OpenAPI document gives them."""
    return [
        (format_html("<code>{}</code>", name), with_code(field.description or ""))
        for name, field in parameters.model_fields.items()
    ]


def with_code(text: str) -> SafeString:
    """A text whose `words between backquotes` are code, as in the OpenAPI document."""
    parts = text.split("`")
    return format_html_join(
        "", "{}", ((format_html("<code>{}</code>", part) if rank % 2 else part,) for rank, part in enumerate(parts))
    )
