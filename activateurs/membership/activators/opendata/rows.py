"""From raw rows to listings: what is refused, what is only remarked upon."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from django.db.models import CharField

from activateurs.foundation.geo import lookup
from activateurs.foundation.language import fold
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.organisations.models import Category, Structure

from .columns import COLUMNS, KEPT_ASIDE
from .structure_types import kind_and_family

if TYPE_CHECKING:
    from collections.abc import Iterable

    from activateurs.foundation.geo.places import Place

    from .files import RawRow

_postal_code = re.compile(r"[0-9]{4,5}")
# What the columns of a structure hold at most, in characters.
COLUMN_FIELDS = {
    "identifiant_de_la_structure": "open_data_id",
    "nom_de_la_structure": "name",
    "adresse": "address",
    "ville": "town",
}


class Severity(StrEnum):
    """A refused row is not imported; a remark is imported and should be looked at."""

    REJECTED = "rejet"
    REMARK = "remarque"


@dataclass(frozen=True, slots=True)
class Remark:
    """A line of the report."""

    line: int
    identifier: str
    name: str
    severity: Severity
    reason: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What a row says of a structure."""

    identifier: str
    name: str
    kind: Kind
    family: str
    category: Category
    address: str
    postal_code: str
    town: str
    commune_id: str | None
    extra: dict[str, str]


@dataclass(slots=True)
class Sorted:
    """The rows to import, by identifier, and what the report will say."""

    listings: dict[str, Listing] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def rejected(self) -> int:
        """How many rows are refused."""
        return sum(remark.severity == Severity.REJECTED for remark in self.remarks)


def sort(rows: Iterable[RawRow]) -> Sorted:
    """Refuse rows without identifier or name, too long, or whose identifier came before; keep the others."""
    result = Sorted()
    places: dict[tuple[str, str], Place | None] = {}
    for row in rows:
        identifier = row.cells.get("identifiant_de_la_structure", "")
        name = row.cells.get("nom_de_la_structure", "")
        problem = _problem(row, result.listings)
        if problem:
            result.remarks.append(Remark(row.line, identifier, name, Severity.REJECTED, problem))
            continue
        listing = _listing(row.cells, places)
        result.listings[identifier] = listing
        result.remarks += [
            Remark(row.line, identifier, name, Severity.REMARK, reason) for reason in _doubts(row.cells, listing)
        ]
    return result


def _problem(row: RawRow, seen: dict[str, Listing]) -> str:
    """Why the row is refused; empty for one that is not."""
    if row.problem:
        return row.problem
    identifier = row.cells.get("identifiant_de_la_structure", "")
    too_long = [COLUMNS[key] for key, name in COLUMN_FIELDS.items() if len(row.cells.get(key, "")) > _longest(name)]
    problems = {
        "identifiant absent": not identifier,
        "nom absent": not row.cells.get("nom_de_la_structure"),
        "identifiant déjà présent plus haut dans le fichier": identifier in seen,
        f"trop long : {', '.join(too_long)}": bool(too_long),
        "caractère interdit": any("\x00" in cell for cell in row.cells.values()),
    }
    return next((problem for problem, met in problems.items() if met), "")


@cache
def _longest(field_name: str) -> int:
    column = Structure._meta.get_field(field_name)  # noqa: SLF001 - Django's documented name for it
    assert isinstance(column, CharField)
    return column.max_length or 0


def _doubts(cells: dict[str, str], listing: Listing) -> list[str]:
    doubts = []
    if kind_and_family(cells.get("type", "")) is None:
        doubts.append(f"type inconnu, classé conseiller sans famille : « {cells.get('type', '')} »")
    if listing.commune_id is None:
        doubts.append(f"lieu inconnu : « {cells.get('code_postal', '')} {cells.get('ville', '')} »")
    return doubts


def _listing(cells: dict[str, str], places: dict[tuple[str, str], Place | None]) -> Listing:
    written = cells.get("code_postal", "")
    # A spreadsheet drops the first zero of 01000.
    postal_code = written.zfill(5) if _postal_code.fullmatch(written) else ""
    town = cells.get("ville", "")
    if (postal_code, town) not in places:
        places[postal_code, town] = lookup.locate(postal_code, town)
    place = places[postal_code, town]
    kind, family = kind_and_family(cells.get("type", "")) or (Kind.ADVISER, "")
    public = fold(cells.get("categorie", "")).startswith("publi")
    return Listing(
        identifier=cells["identifiant_de_la_structure"],
        name=cells["nom_de_la_structure"],
        kind=kind,
        family=family,
        category=Category.PUBLIC if public else Category.PRIVATE,
        address=cells.get("adresse", ""),
        postal_code=postal_code,
        town=town,
        commune_id=place.insee_code if place else None,
        extra={key: value for key, value in cells.items() if value and (key in KEPT_ASIDE or key not in COLUMNS)},
    )
