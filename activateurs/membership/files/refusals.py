"""Why a file cannot be taken: sentences for who sent it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from django.core.files.uploadedfile import UploadedFile

MOST_BYTES = 10_000_000


class RefusedError(Exception):
    """The file cannot be taken; the message says why and what to do, in French."""


def check_size(file: UploadedFile[Any]) -> None:
    """Something in it, and 10 MB at most; raises ``RefusedError``."""
    if not file.size:
        raise RefusedError("Ce fichier est vide. Choisissez-en un autre.")
    if file.size > MOST_BYTES:
        raise RefusedError("Ce fichier dépasse 10\u00a0Mo. Réduisez-le, ou choisissez-en un autre.")


def ending_of(file: UploadedFile[Any]) -> str:
    """What stands after the last point of its name, in small letters; the name itself is never kept."""
    return str(file.name or "").rpartition(".")[2].strip().lower()
