"""A form that could not be taken is shown back with all that was typed, to be sent again: nothing typed is lost.

Two cases: the session ended while somebody was writing; it was opened again elsewhere, and the page's token is an old
one. Nothing is stored: what was typed goes back in the answer, and is only sent when the person says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponse
from django.template.loader import render_to_string

from activateurs.foundation.ui.shell import site

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
# Shorter values are ticks and numbers, which tell nothing to a reader.
_READABLE = 3
_STATUS = 403


class SignInMiddleware(LoginRequiredMiddleware):
    """Asks for sign-in, and gives back what was typed to whoever was signed out meanwhile."""

    def handle_no_permission(  # type: ignore[override] # Django's always redirects, and takes any response
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        """A page of one's own form when there is something in it; the sign-in page otherwise."""
        # The token was checked before: this form is ours.
        if request.method == "POST" and has_text(request):
            return page(request, signed_out=True)
        return super().handle_no_permission(request, view_func)


def has_text(request: HttpRequest) -> bool:
    """Whether something was typed in what is sent."""
    return any(name != _TOKEN and value.strip() for name, values in request.POST.lists() for value in values)


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site sends the form."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def page(request: HttpRequest, *, signed_out: bool) -> HttpResponse:
    """What was typed, and a button that sends it again to the same address."""
    fields = [(name, value) for name, values in request.POST.lists() if name != _TOKEN for value in values]
    context = {
        "site": site(),
        "signed_out": signed_out,
        "address": request.get_full_path(),
        "fields": fields,
        "texts": [value for name, value in fields if name != "version" and len(value.strip()) >= _READABLE],
        "files": bool(request.FILES),
    }
    response = HttpResponse(render_to_string("errors/replay.html", context, request), status=_STATUS)
    response["Cache-Control"] = "no-store"
    return response
