"""Files that staff reads to decide: what they are is read in their bytes, whatever their name says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from django.core.files.uploadedfile import UploadedFile

MOST_BYTES = 10_000_000
LONGEST_NAME = 150
HEAD, TAIL = 1024, 2048  # bytes read at each end
_PDF = re.compile(rb"%PDF-[12]\.\d")


class RefusedError(Exception):
    """The file cannot be taken; the message says why, in French."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file that can be kept, with its true type and the ending that goes with it."""

    file: UploadedFile[Any]
    media_type: str
    ending: str


def read(file: UploadedFile[Any]) -> Read:
    """The type of a file: PDF, JPEG or PNG, whole, 10 MB at most.

    It is never opened here nor shown in a page: staff downloads it (``nosniff``, sandbox), so that what else a file may
    hide is not run by this site.

    Raises:
        RefusedError: too large, cut off, or of another type.
    """
    if (file.size or 0) > MOST_BYTES:
        raise RefusedError("Ce fichier dépasse 10 Mo. Réduisez-le ou choisissez-en un autre.")
    head, tail = _ends(file)
    for media_type, ending, begins, ends in _TYPES:
        if begins(head):
            if not ends(tail):
                raise RefusedError("Ce fichier est incomplet. Enregistrez-le de nouveau, puis déposez-le.")
            return Read(file, media_type, ending)
    raise RefusedError("Ce fichier n’est ni un PDF, ni une image JPEG ou PNG. Enregistrez-le sous l’un de ces formats.")


def _ends(file: UploadedFile[Any]) -> tuple[bytes, bytes]:
    file.seek(0)
    head = file.read(HEAD)
    file.seek(max(0, (file.size or 0) - TAIL))
    tail = file.read(TAIL)
    file.seek(0)
    return head, tail


_TYPES = (
    # The specification lets the mark come a little late; a file that begins as something else is that something.
    ("application/pdf", "pdf", lambda head: _PDF.match(head) is not None, lambda tail: b"%%EOF" in tail),
    (
        "image/jpeg",
        "jpg",
        lambda head: head.startswith(b"\xff\xd8\xff"),
        lambda tail: tail.rstrip(b"\x00").endswith(b"\xff\xd9"),
    ),
    (
        "image/png",
        "png",
        lambda head: head.startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        lambda tail: tail.endswith(b"IEND\xaeB`\x82"),
    ),
)
