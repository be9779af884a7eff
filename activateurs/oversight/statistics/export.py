"""Figures as a table for a spreadsheet: opens in LibreOffice and Excel by a double click, in French."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from .figures import Report

# Without it, Excel takes the file for another alphabet.
BOM = "\ufeff"
# A cell that starts so would be run as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def written(rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with its mark, semicolons, and words that stay words."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([guarded(cell) for cell in row] for row in rows)
    return (BOM + text.getvalue()).encode()


def guarded(cell: object) -> str:
    """A cell as text; what a spreadsheet would run gets an apostrophe before it."""
    text = str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text


def rows(name: str, report: Report) -> list[list[object]]:
    """One row per period, oldest first: the counts of the profile, then the medians."""
    heads = [title for series in report.series for title in (series.title, f"Médiane : {series.title.lower()}")]
    table: list[list[object]] = [["Profil", "Du", "Au", "Période terminée", *heads]]
    by_period = zip(*(series.figures for series in report.series), strict=True)
    for figures in by_period:
        period = figures[0].period
        cells = [cell for figure in figures for cell in (figure.count, _decimal(figure.median))]
        over = "oui" if figures[0].over else "non"
        table.append([name, f"{period.starts_on:%d/%m/%Y}", f"{period.ends_on:%d/%m/%Y}", over, *cells])
    return table


def _decimal(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}".replace(".", ",")
