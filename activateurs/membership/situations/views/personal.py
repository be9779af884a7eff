"""Pages that a personal link opens: not indexed, not kept, and their address told to no other site."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render

from activateurs.membership.situations import links

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


def personal_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open to whoever has the link; a link that is useless says where to go."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except links.LinkError:
            response = render(request, "situations/useless_link.html", status=404)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Cache-Control"] = "no-store, private"
        # As for the pages of a request: tells other sites nothing, and lets the page's own form be posted.
        response["Referrer-Policy"] = "same-origin"
        return response

    return login_not_required(guarded)
