"""Answers compressed for the network, unless they are already: pictures, documents, parts of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.middleware.gzip import GZipMiddleware

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

_TEXT = ("text/", "application/json", "application/xml", "application/javascript", "image/svg+xml")


class TextGZipMiddleware(GZipMiddleware):
    """Django's, for text only: it would take the length away from a file, and change what a part of it is a part of."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress text."""
        if not response.get("Content-Type", "").startswith(_TEXT):
            return response
        return super().process_response(request, response)
