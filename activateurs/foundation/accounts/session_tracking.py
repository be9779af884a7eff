"""When a browser was last seen: to the hour, and only when it sends something, as GET never writes."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from .models import OpenSession

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

COARSE = timedelta(hours=1)


class SeenMiddleware:
    """Moves ``seen_at`` after a form that was taken, on pages behind sign-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Serve the page, then write down that the browser was there, at most once an hour."""
        response = self.get_response(request)
        if request.method == "POST" and hasattr(request, "seen_by") and response.status_code < HTTPStatus.BAD_REQUEST:
            now = timezone.now()
            OpenSession.objects.filter(session_key=request.seen_by, seen_at__lt=now - COARSE).update(seen_at=now)
        return response

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *_rest: object) -> None:
        """Note whose browser it is before the view signs it out."""
        if getattr(view, "login_required", True) and request.method == "POST":
            request.seen_by = request.session.session_key  # type: ignore[attr-defined] # read above
