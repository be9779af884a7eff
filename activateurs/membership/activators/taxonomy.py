"""Loading the words of reference: kinds' families, themes, expertises, sectors (A2.2, A3.4).

The programme edits them afterwards in the database, so loading again adds what is missing and leaves the rest.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from .models import Expertise, Family, Sector, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


@transaction.atomic
def load_taxonomy(*, folder: Path, refresh: bool = False) -> int:
    """Add what the files of ``folder`` hold and the database lacks; ``refresh`` also rewrites what differs.

    Returns how many rows were written.
    """
    themes = (
        Theme(slug=row["slug"], label=row["label"], position=position)
        for position, row in enumerate(_rows(folder / "themes.csv"))
    )
    expertises = (
        Expertise(
            slug=row["slug"],
            theme_id=row["theme"],
            label=row["label"],
            need=row["need"],
            synonyms=[word for word in row["synonyms"].split(";") if word],
            position=position,
        )
        for position, row in enumerate(_rows(folder / "expertises.csv"))
    )
    families = (
        Family(kind=row["kind"], label=row["label"], position=position)
        for position, row in enumerate(_rows(folder / "families.csv"))
    )
    sectors = (
        Sector(code=row["section"], label=row["label"], short_label=row["short_label"])
        for row in _rows(folder / "naf_sections.csv")
    )
    return (
        _write(Theme, themes, ("slug",), ("label", "position"), refresh=refresh)
        + _write(
            Expertise, expertises, ("slug",), ("theme_id", "label", "need", "synonyms", "position"), refresh=refresh
        )
        + _write(Family, families, ("kind", "label"), ("position",), refresh=refresh)
        + _write(Sector, sectors, ("code",), ("label", "short_label"), refresh=refresh)
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write[Row: models.Model](
    model: type[Row], rows: Iterable[Row], key: Sequence[str], fields: Sequence[str], *, refresh: bool
) -> int:
    def values(row: Row, names: Sequence[str]) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in names)

    manager: models.Manager[Row] = model._default_manager  # noqa: SLF001 - Django's documented name for it
    held = {values(row, key): row for row in manager.all()}
    missing = []
    written = 0
    for row in rows:
        known = held.get(values(row, key))
        if known is None:
            missing.append(row)
        elif refresh and values(known, fields) != values(row, fields):
            row.pk = known.pk
            row.save(force_update=True, update_fields=fields)
            written += 1
    manager.bulk_create(missing)
    return written + len(missing)
