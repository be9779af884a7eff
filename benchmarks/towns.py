"""Places and needs as people ask for them, read from the project's own files; no database."""

import csv
from functools import cache
from pathlib import Path

import numpy as np

from activateurs.foundation.geo.places import Place

DATA = Path(__file__).resolve().parent.parent / "data"


@cache
def communes():
    with (DATA / "communes.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["latitude"]]
    weights = np.array([int(row["population"] or 0) + 50 for row in rows], dtype=float)
    return rows, weights / weights.sum()


@cache
def needs():
    with (DATA / "expertises.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["slug"] for row in csv.DictReader(file))


def places(count, seed=2):
    """Places as people ask for them: in proportion to population."""
    rng = np.random.default_rng(seed)
    rows, weights = communes()
    for number in rng.choice(len(rows), size=count, p=weights):
        row = rows[number]
        yield Place(
            row["insee_code"],
            row["name"],
            row["postal_codes"].split()[0] if row["postal_codes"] else "",
            row["department"],
            row["region"],
            float(row["latitude"]),
            float(row["longitude"]),
        )
