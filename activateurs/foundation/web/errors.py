"""Pages for when something goes wrong: what happened, in plain French, and a way on."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string

from activateurs.foundation.ui.shell import site

from . import replay
from .throttling import ThrottledError

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

logger = logging.getLogger(__name__)

# Shown when even the error page cannot be rendered: no template, no style, no database.
BARE_PAGE = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Une erreur est survenue</title></head><body>'
    "<main><h1>Une erreur est survenue</h1><p>Nous n’avons pas pu afficher cette page. Réessayez dans quelques minutes."
    '</p><p><a href="/">Revenir à l’accueil</a></p></main></body></html>'
)
RETRY_MAINTENANCE = 600


def _page(status: int, name: str, **context: object) -> HttpResponse:
    """Nothing here reads the request's session, user or database, whatever just failed."""
    html = render_to_string(f"errors/{name}.html", {"site": site(), **context})
    return HttpResponse(html, status=status)


def bad_request(_request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """400: the address or the form could not be read."""
    return _page(400, "400")


def forbidden(_request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """403."""
    return _page(403, "403")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """404."""
    return _page(404, "404", path=request.path)


def server_error(_request: HttpRequest) -> HttpResponse:
    """500: rendered without database; bare when the templates themselves fail."""
    try:
        return _page(500, "500")
    except Exception:
        logger.exception("The error page itself failed.")
        return HttpResponse(BARE_PAGE, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was open for too long, or cookies are refused. Nothing was sent; what was typed is given back."""
    logger.warning("CSRF check failed: %s", reason)
    if replay.is_from_here(request) and replay.has_text(request):
        return replay.page(request, signed_out=False)
    return _page(403, "csrf")


def too_many_requests(request: HttpRequest, retry_after: int) -> HttpResponseBase:
    """429, with ``Retry-After`` in seconds; JSON for the API."""
    response: HttpResponse
    if request.path.startswith("/api/"):
        response = JsonResponse(
            {"erreur": "Trop de demandes. Réessayez plus tard.", "attendre_s": retry_after}, status=429
        )
        response["Access-Control-Allow-Origin"] = "*"
    else:
        response = _page(429, "429", minutes=-(-retry_after // 60))
    response["Retry-After"] = str(retry_after)
    return response


def throttled(request: HttpRequest) -> HttpResponseBase:
    """429 where allauth counts: its windows are a minute."""
    return too_many_requests(request, 60)


def maintenance(_request: HttpRequest) -> HttpResponse:
    """503 while the site is closed for works."""
    response = _page(503, "503")
    response["Retry-After"] = str(RETRY_MAINTENANCE)
    response["Cache-Control"] = "no-store"
    return response


class ThrottledMiddleware:
    """Turns ``ThrottledError`` into a 429."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Serve the page; what it raises comes to ``process_exception``."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """Django calls this with what the view raised."""
        if isinstance(exception, ThrottledError):
            return too_many_requests(request, exception.retry_after)
        return None
