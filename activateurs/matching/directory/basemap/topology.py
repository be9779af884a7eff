"""Outlines that share their borders, each border kept once (TopoJSON 1.0).

Against one polygon per department, a third of the weight, no gap between neighbours when the lines are simplified, and
the borders of regions come for free: they are the lines between two departments of different regions.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Any

# Coordinates are kept as whole thousandths of a degree, about 100 m: the precision of the source.
SCALE = 0.001

type Point = tuple[int, int]
type Line = tuple[Point, ...]


def build(features: list[dict[str, Any]]) -> dict[str, Any]:
    """TopoJSON of GeoJSON departments, each with its name and the code of its region."""
    shapes = [[[_whole(ring) for ring in polygon] for polygon in _polygons(feature)] for feature in features]
    junctions = _junctions([ring for shape in shapes for polygon in shape for ring in polygon])
    arcs: dict[Line, int] = {}
    geometries = []
    for feature, shape in zip(features, shapes, strict=True):
        numbered = [[[_number(line, arcs) for line in _cut(ring, junctions)] for ring in polygon] for polygon in shape]
        geometries.append(
            {
                "type": "MultiPolygon",
                "id": feature["properties"]["code"],
                "properties": {"name": feature["properties"]["name"], "region": feature["properties"]["region"]},
                "arcs": numbered,
            }
        )
    return {
        "type": "Topology",
        "transform": {"scale": [SCALE, SCALE], "translate": [0, 0]},
        "objects": {"departments": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [_steps(line) for line in arcs],
    }


def _polygons(feature: dict[str, Any]) -> list[list[list[list[float]]]]:
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return list(polygons)


def _whole(ring: list[list[float]]) -> list[Point]:
    """The ring in whole steps of ``SCALE``, without its repeated last point."""
    return [(round(longitude / SCALE), round(latitude / SCALE)) for longitude, latitude in ring[:-1]]


def _junctions(rings: list[list[Point]]) -> set[Point]:
    """The points where borders meet or leave each other: they have other than two neighbours."""
    neighbours: defaultdict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for before, point, after in zip([ring[-1], *ring[:-1]], ring, [*ring[1:], ring[0]], strict=True):
            neighbours[point] |= {before, after}
    return {point for point, around in neighbours.items() if len(around) != 2}  # noqa: PLR2004 - before and after


def _cut(ring: list[Point], junctions: set[Point]) -> list[Line]:
    """The ring as lines from junction to junction; an island is one closed line."""
    first = next((rank for rank, point in enumerate(ring) if point in junctions), 0)
    turned = [*ring[first:], *ring[:first], ring[first]]
    ends = [rank for rank, point in enumerate(turned) if point in junctions or rank in (0, len(ring))]
    return [tuple(turned[start : end + 1]) for start, end in pairwise(ends)]


def _number(line: Line, arcs: dict[Line, int]) -> int:
    """The number of this line; TopoJSON writes ``~n`` for a line taken backwards."""
    backwards = line[::-1]
    if backwards in arcs and line != backwards:
        return ~arcs[backwards]
    return arcs.setdefault(line, len(arcs))


def _steps(line: Line) -> list[Point]:
    return [line[0], *((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(line))]
