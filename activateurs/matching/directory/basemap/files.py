"""The files of the base map, as they are written under ``static/map/`` (`manage.py build_base_map`)."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

from . import topology
from .towns import Town, placed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OUTLINES = "departments.json"
# Names of the whole country, loaded at once; names of small towns, loaded when one comes near.
TOWNS = "towns.json"
SMALL_TOWNS = "small-towns.json"
LAST_FAR_ZOOM = 8
# Names need no better than a hundredth of a degree, about 1 km.
NAME_DIGITS = 2


def drawn(data: Path) -> dict[str, str]:
    """Every file by its name, from the folder of reference data; the same data always give the same text."""
    outlines = json.loads((data / "departments.geojson").read_text(encoding="utf-8"))
    names = placed(list(_towns(data)))
    return {
        OUTLINES: _compact(topology.build(outlines["features"])),
        TOWNS: _compact([_written(name) for name in names if name[3] <= LAST_FAR_ZOOM]),
        SMALL_TOWNS: _compact([_written(name) for name in names if name[3] > LAST_FAR_ZOOM]),
    }


def _towns(data: Path) -> Iterator[Town]:
    """Communes whose position is known; the districts of Paris, Lyon and Marseille stand under their city's name."""
    with (data / "communes.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["latitude"] and "arrondissement" not in row["name"]:
                yield Town(row["name"], float(row["latitude"]), float(row["longitude"]), int(row["population"] or 0))


def _written(name: tuple[str, float, float, int]) -> list[Any]:
    town, latitude, longitude, zoom = name
    return [town, round(latitude, NAME_DIGITS), round(longitude, NAME_DIGITS), zoom]


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
