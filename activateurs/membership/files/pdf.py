"""Documents that people send: PDF without program, attached file, form that sends, nor lock.

They are never shown in a page of ours: always downloaded, under a sandbox (``views.serving``). What is looked for here
protects who opens the file on its own machine. Names are looked for in the whole file, and in the compressed parts
that may hold objects (ISO 32000-1, 7.5.7); what cannot be looked into is refused.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from .refusals import RefusedError, check_size, ending_of

if TYPE_CHECKING:
    from typing import Any

    from django.core.files.uploadedfile import UploadedFile

MOST_INFLATED = 30_000_000  # bytes, all compressed parts together
NOT_A_PDF = "Ce fichier n’est pas un PDF. Enregistrez votre document en PDF, puis choisissez-le."
CUT_OFF = "Ce PDF est incomplet. Enregistrez-le de nouveau, puis choisissez-le."
LOCKED = "Ce PDF est protégé par un mot de passe. Enregistrez-le sans protection, puis choisissez-le."
ACTIVE = (
    "Ce PDF contient un programme, un fichier joint ou un formulaire qui envoie des données. Ouvrez-le, choisissez "
    "«\u00a0Imprimer\u00a0» puis «\u00a0Enregistrer en PDF\u00a0», et choisissez ce nouveau fichier."
)
UNREADABLE = (
    "Nous ne savons pas lire ce PDF. Ouvrez-le, choisissez «\u00a0Imprimer\u00a0» puis "
    "«\u00a0Enregistrer en PDF\u00a0», et choisissez ce nouveau fichier."
)
_BEGINS = re.compile(rb"%PDF-[12]\.\d")
_ENDS = re.compile(rb"%%EOF[\s\x00]*\Z")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_ACTIVE = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|Movie|Rendition)(?![0-9A-Za-z])"
)
_LOCKED = re.compile(rb"/Encrypt(?![0-9A-Za-z])")
_OBJECTS = b"/ObjStm"


def read(file: UploadedFile[Any]) -> bytes:
    """The document, if it may be kept; raises ``RefusedError``."""
    check_size(file)
    file.seek(0)
    data: bytes = file.read()
    if not _BEGINS.match(data) or ending_of(file) != "pdf":
        raise RefusedError(NOT_A_PDF)
    if not _ENDS.search(data, max(0, len(data) - 2048)):
        raise RefusedError(CUT_OFF)
    plain = _named(data)
    if _LOCKED.search(plain):
        raise RefusedError(LOCKED)
    if _ACTIVE.search(plain):
        raise RefusedError(ACTIVE)
    if plain.count(_OBJECTS) != data.count(_OBJECTS):  # hidden by escapes, which no software writes there
        raise RefusedError(UNREADABLE)
    if _ACTIVE.search(_named(_compressed_objects(data))):
        raise RefusedError(ACTIVE)
    return data


def _named(data: bytes) -> bytes:
    """With names as they are read: « /J#61vaScript » is « /JavaScript »."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), data)


def _compressed_objects(data: bytes) -> bytes:
    """Every object kept in a compressed part."""
    parts, left = [], MOST_INFLATED
    at = data.find(_OBJECTS)
    while at >= 0:
        begins = data.find(b"stream", at)
        head = data[max(data.rfind(b"obj", 0, at), 0) : begins]
        if begins < 0 or not _is_plain(head):
            raise RefusedError(UNREADABLE)
        if b"/Filter" in head:
            parts.append(_inflated(data[begins + len(b"stream") :].lstrip(b"\r\n"), left))
            left -= len(parts[-1])
        at = data.find(_OBJECTS, at + 1)
    return b"\n".join(parts)


def _is_plain(head: bytes) -> bool:
    """Whether a part is compressed at most once, in the usual manner: nothing can hide behind another."""
    filters = head.count(b"/Filter"), head.count(b"Decode"), head.count(b"/FlateDecode")
    return filters in ((0, 0, 0), (1, 1, 1)) and not _ESCAPED.search(head)


def _inflated(data: bytes, most: int) -> bytes:
    inflate = zlib.decompressobj()
    try:
        found = inflate.decompress(data, most + 1)
    except zlib.error as error:
        raise RefusedError(UNREADABLE) from error
    if len(found) > most or not inflate.eof:
        raise RefusedError(UNREADABLE)
    return found
