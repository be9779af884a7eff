"""The base map: drawn from our own data, each border once, readable names."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from activateurs.matching.directory.basemap import files, topology, towns

Feature = dict[str, Any]

DATA = Path(settings.BASE_DIR) / "data"
STATIC = Path(settings.BASE_DIR) / "static" / "map"


def square(code: str, region: str, left: float) -> Feature:
    ring = [[left, 46.0], [left + 1, 46.0], [left + 1, 47.0], [left, 47.0], [left, 46.0]]
    return {
        "properties": {"code": code, "name": f"Département {code}", "region": region},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def ring_of(topo: Feature, numbers: list[int]) -> list[tuple[int, int]]:
    """The points of a ring, followed as TopoJSON says."""
    points = []
    for number in numbers:
        x = y = 0
        line = []
        for dx, dy in topo["arcs"][number if number >= 0 else ~number]:
            x, y = x + dx, y + dy
            line.append((x, y))
        points += (line if number >= 0 else line[::-1])[:-1]
    return points


def test_neighbours_share_their_border() -> None:
    topo = topology.build([square("01", "84", 2.0), square("42", "84", 3.0)])
    left, right = ([arc if arc >= 0 else ~arc for arc in g["arcs"][0][0]] for g in geometries(topo))
    assert len(topo["arcs"]) == 3
    assert len(set(left) & set(right)) == 1


def geometries(topo: Feature) -> list[Feature]:
    return topo["objects"]["departments"]["geometries"]


def test_every_ring_of_france_is_found_again() -> None:
    source = json.loads((DATA / "departments.geojson").read_text())["features"]
    topo = topology.build(source)
    for feature, geometry in zip(source, geometries(topo), strict=True):
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        given = [{(round(x * 1000), round(y * 1000)) for x, y in ring} for polygon in polygons for ring in polygon]
        drawn = [set(ring_of(topo, ring)) for polygon in geometry["arcs"] for ring in polygon]
        assert drawn == given, feature["properties"]["name"]


def test_two_names_never_touch_at_the_zoom_where_they_show() -> None:
    found = towns.placed(list(files._towns(DATA)))
    shown = [towns.Town(name, latitude, longitude, 0) for name, latitude, longitude, zoom in found if zoom <= 7]
    boxes = [towns._box(town, 7) for town in shown]
    assert len(boxes) > 60, "the map would be empty of names"
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


@pytest.mark.parametrize("city", ["Paris", "Marseille", "Brest", "Ajaccio", "Clermont-Ferrand", "Saint-Denis"])
def test_large_cities_are_named_on_the_map_of_the_whole_country(city: str) -> None:
    names = json.loads((STATIC / files.TOWNS).read_text())
    assert any(name == city and zoom <= 7 for name, _, _, zoom in names)


def test_the_files_served_are_those_drawn_from_the_data() -> None:
    for name, text in files.drawn(DATA).items():
        assert (STATIC / name).read_text() == text, f"run manage.py build_base_map: {name} is behind the data"
