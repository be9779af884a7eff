"""Closed for works: every page says so, until the setting or the file goes away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from .errors import maintenance

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

HEALTH_PATH = "/sante/"


class MaintenanceMiddleware:
    """Answers 503 while ``MAINTENANCE`` is on or the file ``maintenance`` lies in the data folder.

    The file closes and opens a running site without a restart (``touch var/maintenance``). Health stays readable.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Serve the page, or say that the site is closed."""
        if is_closed() and request.path != HEALTH_PATH:
            return maintenance(request)
        return self.get_response(request)


def is_closed() -> bool:
    """Whether the site is closed for works."""
    return bool(settings.MAINTENANCE) or Path(settings.DATA_DIR, "maintenance").exists()
