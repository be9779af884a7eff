"""The report of an import: a CSV that a spreadsheet opens as it is."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from .rows import Remark, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

HEADER = ("Ligne", "Identifiant de la structure", "Nom de la structure", "Nature", "Raison")
# A spreadsheet takes a cell that starts so for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def unknown_columns(names: Iterable[str]) -> list[Remark]:
    """A remark for each column that this site does not know."""
    return [Remark(1, "", "", Severity.REMARK, f"colonne inconnue, gardée à part : « {name} »") for name in names]


def write_report(path: Path, remarks: Iterable[Remark]) -> None:
    """Write the whole report or none of it, in UTF-8 with the mark that spreadsheets look for."""
    unfinished = path.with_name(f"{path.name}.tmp")
    with unfinished.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADER)
        for remark in sorted(remarks, key=lambda remark: (remark.line, remark.identifier)):
            cells = (remark.identifier, remark.name, remark.severity.value, remark.reason)
            writer.writerow([remark.line or "", *map(_harmless, cells)])
    unfinished.replace(path)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
