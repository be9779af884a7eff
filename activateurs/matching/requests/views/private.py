"""Pages that a personal link opens: not indexed, not kept, and their address told to no other site."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render

from activateurs.matching.requests import links

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


def private_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open to whoever has the link; a link that is useless now says why in words."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except links.LinkExpiredError:
            response = _useless(request, "expired")
        except links.LinkRevokedError:
            response = _useless(request, "revoked")
        except links.LinkError:
            response = _useless(request, "unknown", status=404)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Cache-Control"] = "no-store, private"
        # Not « no-referrer »: browsers would then post the page's forms with « Origin: null », which Django refuses.
        # « same-origin » tells other sites exactly as little.
        response["Referrer-Policy"] = "same-origin"
        return response

    return login_not_required(guarded)


def _useless(request: HttpRequest, why: str, *, status: int = 410) -> HttpResponse:
    return render(request, "requests/useless_link.html", {"why": why}, status=status)
