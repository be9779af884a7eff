"""Who may call the API: anybody, from any site, to read only."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page

from activateurs.foundation.web.throttling import Scope, hit, network_of

from . import problems

if TYPE_CHECKING:
    from collections.abc import Callable

READING = ("GET", "HEAD", "OPTIONS")
PREFLIGHT_SECONDS = 86_400


def open_to_all(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let scripts of any site read the answer, without cookies; anything but reading is refused.

    Nothing here looks at a session, so that a page elsewhere sees what any visitor sees.
    """

    @wraps(view, assigned=("__module__", "__name__", "__doc__"), updated=())
    def opened(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        if request.method == "OPTIONS":
            response = HttpResponse(status=204)
            response["Access-Control-Max-Age"] = str(PREFLIGHT_SECONDS)
        elif request.method not in READING:
            response = problems.respond(405, "Lecture seule", "Cette API se lit seulement : employez GET.")
        else:
            response = _allowed(request) or _read(view, request, *args, **kwargs)
        if response.status_code in (204, 405):
            response["Allow"] = ", ".join(READING)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Allow-Methods"] = ", ".join(READING)
        response["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        # An activator withdrawn a second ago must not come back from somebody's cache.
        response["Cache-Control"] = "no-cache"
        return response

    return login_not_required(csrf_exempt(opened))


def _allowed(request: HttpRequest) -> HttpResponse | None:
    """A refusal when this network asks too much; one shared by many people has room for them all."""
    scope = Scope("api", settings.API_CALLS_PER_MINUTE, 60)
    verdict = hit(scope, network_of(request), at=timezone.now())
    if not verdict.exceeded:
        return None
    seconds = verdict.retry_after
    response = problems.respond(429, "Trop de demandes", f"Attendez {seconds} secondes avant la prochaine demande.")
    response["Retry-After"] = str(seconds)
    return response


def _read(view: Callable[..., HttpResponse], request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
    """HEAD is GET without its body, which the server drops."""
    method = request.method
    request.method = "GET"
    try:
        request.GET  # noqa: B018 - read here, where too many parameters can be answered
        return conditional_page(view)(request, *args, **kwargs)
    except SuspiciousOperation:
        return problems.respond(400, "Demande illisible", "Cette adresse a trop de paramètres.")
    finally:
        request.method = method
