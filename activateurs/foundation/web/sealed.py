"""Files that people gave, served so that no browser executes anything of them, whatever they hold.

Their type is told and not to be guessed (``nosniff``); the content policy lets them do nothing, in a sandbox without
origin; what is to be downloaded is never shown. Parts can be asked for (RFC 9110, 14).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header

if TYPE_CHECKING:
    from django.core.files import File
    from django.http import HttpRequest, HttpResponseBase

SEALED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)


def sealed(
    request: HttpRequest, file: File[bytes], *, media_type: str, cache: str, download: str = ""
) -> HttpResponseBase:
    """The answer; with ``download``, the name under which it is offered, never shown. Closes the file."""
    response = _body(request, file)
    response.headers["Content-Type"] = media_type
    response.headers["Content-Disposition"] = content_disposition_header(bool(download), download) or "inline"
    response.headers["Content-Security-Policy"] = SEALED
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = cache
    response.headers["Accept-Ranges"] = "bytes"
    return response


def _body(request: HttpRequest, file: File[bytes]) -> HttpResponseBase:
    """All of it, the part that is asked for, or its size only."""
    size = file.size
    if request.method == "HEAD":
        file.close()
        return HttpResponse(headers={"Content-Length": str(size)})
    part = _part(request.headers.get("Range", ""), size)
    if part is None:
        return FileResponse(file, headers={"Content-Length": str(size)})
    with file:
        if not part:
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
        file.seek(part.start)
        content = file.read(len(part))
    last = part.stop - 1
    return HttpResponse(content, status=206, headers={"Content-Range": f"bytes {part.start}-{last}/{size}"})


def _part(asked: str, size: int) -> range | None:
    """The bytes asked for, an empty range when there are none; nothing when all is to be given."""
    found = _RANGE.fullmatch(asked.strip())
    if not found or found[0] == "bytes=-":
        return None
    first, last = found.groups()
    if not first:
        return range(max(size - int(last), 0), size)
    end = min(int(last) + 1, size) if last else size
    if last and int(last) < int(first):
        return None
    return range(int(first), end)
