"""Loading the reference places; running it again changes nothing but what changed in the files."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from . import lookup
from .models import Commune, Department, PostalCode, Region
from .names import normalise

if TYPE_CHECKING:
    from pathlib import Path

BATCH = 2000


@dataclass(frozen=True, slots=True)
class LoadedPlaces:
    """How many rows the files hold, and how many had to be written."""

    communes: int
    communes_written: int
    postal_codes: int
    postal_codes_written: int


@transaction.atomic
def load_places(*, folder: Path) -> LoadedPlaces:
    """Bring regions, departments, communes and postal codes to what the files of ``folder`` say.

    A commune that left the file is kept, since structures may stand in it; a postal code that left it goes.
    """
    _load_regions(folder)
    with (folder / "communes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    written = _load_communes(rows)
    codes, codes_written = _load_postal_codes(rows)
    lookup.forget()
    return LoadedPlaces(len(rows), written, codes, codes_written)


def _load_regions(folder: Path) -> None:
    regions = json.loads((folder / "regions.json").read_text(encoding="utf-8"))
    Region.objects.bulk_create(
        [Region(code=row["code"], name=row["name"]) for row in regions],
        update_conflicts=True,
        update_fields=["name"],
        unique_fields=["code"],
    )
    departments = json.loads((folder / "departments.json").read_text(encoding="utf-8"))
    Department.objects.bulk_create(
        [Department(code=row["code"], name=row["name"], region_id=row["region"]) for row in departments],
        update_conflicts=True,
        update_fields=["name", "region_id"],
        unique_fields=["code"],
    )


def _commune(row: dict[str, str]) -> Commune:
    return Commune(
        insee_code=row["insee_code"],
        name=row["name"],
        search_name=normalise(row["name"]),
        department_id=row["department"],
        population=int(row["population"] or 0),
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        position=row["position"],
    )


FIELDS = ("name", "search_name", "department_id", "population", "latitude", "longitude", "position")


def _load_communes(rows: list[dict[str, str]]) -> int:
    known = {code: values for code, *values in Commune.objects.values_list("insee_code", *FIELDS)}
    communes = [_commune(row) for row in rows]
    changed = [
        commune
        for commune in communes
        if known.get(commune.insee_code) != [getattr(commune, field) for field in FIELDS]
    ]
    Commune.objects.bulk_create(
        changed, batch_size=BATCH, update_conflicts=True, update_fields=FIELDS, unique_fields=["insee_code"]
    )
    return len(changed)


def _load_postal_codes(rows: list[dict[str, str]]) -> tuple[int, int]:
    wanted = {(code, row["insee_code"]) for row in rows for code in row["postal_codes"].split()}
    known = {(code, commune): pk for pk, code, commune in PostalCode.objects.values_list("pk", "code", "commune_id")}
    missing = sorted(wanted - known.keys())
    PostalCode.objects.bulk_create(
        [PostalCode(code=code, commune_id=commune) for code, commune in missing], batch_size=BATCH
    )
    gone = [pk for pair, pk in known.items() if pair not in wanted]
    PostalCode.objects.filter(pk__in=gone).delete()
    return len(wanted), len(missing) + len(gone)
