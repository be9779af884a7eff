"""Small maps of served areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from activateurs.matching.directory import outlines

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
@login_not_required
@cache_control(public=True, max_age=86_400 * 30)
def territory(request: HttpRequest, level: str, code: str) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """An SVG of our own outlines (data/SOURCES.md)."""
    try:
        drawing = outlines.drawing(level.upper(), code.upper())
    except LookupError as error:
        raise Http404 from error
    return HttpResponse(drawing, content_type="image/svg+xml")
