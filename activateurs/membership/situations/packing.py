"""All that the site holds of a person, in one ZIP: JSON for machines, CSV that LibreOffice opens, files as they are."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING

from django.conf import settings

from activateurs.foundation.accounts import personal_data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from activateurs.foundation.accounts.models import User
    from activateurs.foundation.accounts.personal_data import Table

# A spreadsheet would take a cell that starts so for a formula.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def pack(person: User, *, on: date) -> bytes:
    """The ZIP of a person."""
    found = {part: list(part.export(person)) for part in personal_data.parts()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("LISEZ-MOI.txt", _read_me(found, on))
        data = {part.name: {table.name: _objects(table) for table in tables} for part, tables in found.items()}
        archive.writestr("donnees.json", json.dumps(data, ensure_ascii=False, indent=2))
        for tables in found.values():
            for table in tables:
                archive.writestr(f"tableaux/{table.name}.csv", _csv(table))
        for name, content in _files(person):
            archive.writestr(f"fichiers/{name}", content)
    return packed.getvalue()


def _files(person: User) -> Iterator[tuple[str, bytes]]:
    for part in personal_data.parts():
        if part.files:
            yield from part.files(person)


def _objects(table: Table) -> list[dict[str, str]]:
    return [dict(zip(table.headers, row, strict=True)) for row in table.rows]


def _csv(table: Table) -> bytes:
    """UTF-8 with its mark and semicolons: what a French spreadsheet opens at a click."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.headers)
    writer.writerows([[_harmless(cell) for cell in row] for row in table.rows])
    return written.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULAS) else cell


def _read_me(found: dict[personal_data.Part, list[Table]], on: date) -> str:
    lines = [
        f"Vos données sur {settings.PROGRAMME_NAME}, le {on:%d/%m/%Y}.",
        "",
        "donnees.json contient tout. Le dossier « tableaux » dit la même chose, un fichier par sujet, à ouvrir avec",
        "LibreOffice ou un autre tableur. Ce que des entreprises vous ont confié leur appartient et n’est pas ici.",
    ]
    for part, tables in found.items():
        lines += ["", part.label]
        lines += [f"  tableaux/{table.name}.csv : {len(table.rows)} ligne(s)" for table in tables]
    return "\n".join(lines) + "\n"
