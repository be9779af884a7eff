"""Pages that are the same for everybody: rendered once per process, compressed once, served from memory."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpResponse

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

CACHE_CONTROL = "public, max-age=300"
# Where a message waits for the next page (MESSAGE_STORAGE is the cookie): such a page is not kept.
MESSAGES_COOKIE = "messages"


@dataclass(frozen=True, slots=True)
class KeptPage:
    """The bytes of a page, as they are and compressed."""

    plain: bytes
    compressed: bytes


_pages: dict[str, KeptPage] = {}


def keep[**P](view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """For a view at a fixed address whose page reads nothing of the visitor, nor of the database.

    The address is the key: a view with a free part in its address must not be kept. In DEBUG nothing is.
    """

    @wraps(view)
    def kept_view(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request: HttpRequest = args[0]  # type: ignore[assignment] # a view's first argument
        if settings.DEBUG or MESSAGES_COOKIE in request.COOKIES:
            return view(*args, **kwargs)
        page = _pages.get(request.path)
        if page is None:
            content = view(*args, **kwargs).content
            page = _pages[request.path] = KeptPage(content, gzip.compress(content, mtime=0))
        return _respond(request, page)

    return kept_view


def forget() -> None:
    """Render every page anew; for tests that change settings."""
    _pages.clear()


def _respond(request: HttpRequest, page: KeptPage) -> HttpResponse:
    headers: dict[str, Any] = {"Cache-Control": CACHE_CONTROL, "Vary": "Accept-Encoding"}
    if "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
        return HttpResponse(page.compressed, headers={**headers, "Content-Encoding": "gzip"})
    return HttpResponse(page.plain, headers=headers)
