"""France by department as plain shapes, for the picture that stands for the map where scripts do not run.

The shapes come from the same file as the map's outlines, with fewer points: they are drawn small. Departments across
the sea, and those around Paris, each have a frame of their own, as on printed maps.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from .files import OUTLINES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

type Point = tuple[float, float]

WIDTH = 640
HEIGHT = 700
TOLERANCE = 0.6  # picture units (pixels at full size) that a simplified line may be away from the true one


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the picture: what it shows (degrees), where it stands and how large (picture units)."""

    codes: frozenset[str]
    west: float
    north: float
    east: float
    left: float
    top: float
    width: float

    def place(self, longitude: float, latitude: float) -> Point:
        """A point of the picture: degrees of longitude are shortened as they are at the frame's top."""
        scale = self.width / (self.east - self.west)
        squeeze = math.cos(math.radians(self.north if self.north < MAINLAND_SOUTH else MAINLAND_MIDDLE))
        return self.left + (longitude - self.west) * scale, self.top + (self.north - latitude) * scale / squeeze


@dataclass(frozen=True, slots=True)
class Shape:
    """A department as the ``d`` of an SVG path; some are drawn twice, small in place and large in a frame."""

    code: str
    name: str
    path: str


MAINLAND_SOUTH = 41.0
MAINLAND_MIDDLE = 46.5
AROUND_PARIS = frozenset({"75", "92", "93", "94"})
FRAMES = (
    Frame(AROUND_PARIS, 2.14, 49.03, 2.63, 12, 24, 108),
    Frame(frozenset({"971"}), -61.85, 16.55, -60.95, 24, 596, 84),
    Frame(frozenset({"972"}), -61.25, 14.90, -60.79, 148, 600, 74),
    Frame(frozenset({"973"}), -54.7, 5.85, -51.5, 268, 600, 72),
    Frame(frozenset({"974"}), 55.18, -20.83, 55.88, 398, 606, 84),
    Frame(frozenset({"976"}), 45.0, -12.62, 45.32, 530, 600, 70),
)
LABELS = (
    (66, 14, "Paris et alentours"),
    (66, 694, "Guadeloupe"),
    (185, 694, "Martinique"),
    (304, 694, "Guyane"),
    (440, 694, "La Réunion"),
    (565, 694, "Mayotte"),
)


def mainland(codes: Iterable[str]) -> Frame:
    """The large frame."""
    return Frame(frozenset(codes), -5.3, 51.2, 9.75, 40, 6, 590)


@cache
def shapes() -> tuple[Shape, ...]:
    """Every department, in the order of the file; computed once per process (some 60 ms)."""
    topology = json.loads((Path(settings.BASE_DIR) / "static" / "map" / OUTLINES).read_text(encoding="utf-8"))
    lines = [list(_degrees(line)) for line in topology["arcs"]]
    departments = topology["objects"]["departments"]["geometries"]
    overseas = {code for frame in FRAMES for code in frame.codes} - AROUND_PARIS
    large = mainland(item["id"] for item in departments if item["id"] not in overseas)
    drawn = []
    for frame in (large, *FRAMES):
        placed = [_simple([frame.place(*point) for point in line]) for line in lines]
        drawn += [_shape(item, placed) for item in departments if item["id"] in frame.codes]
    return tuple(drawn)


def _shape(item: dict[str, Any], lines: list[list[Point]]) -> Shape:
    rings = [_ring(numbers, lines) for polygon in item["arcs"] for numbers in polygon]
    return Shape(item["id"], item["properties"]["name"], "".join(_path(ring) for ring in rings))


def _degrees(steps: list[list[int]]) -> Iterator[Point]:
    x = y = 0
    for dx, dy in steps:
        x, y = x + dx, y + dy
        yield x / 1000, y / 1000


def _ring(numbers: list[int], lines: list[list[Point]]) -> list[Point]:
    return [point for number in numbers for point in (lines[number] if number >= 0 else lines[~number][::-1])]


def _path(ring: list[Point]) -> str:
    """Whole units are fine enough at this size; points that fall together are written once, each from the last."""
    points = [point for point, _ in groupby((round(x), round(y)) for x, y in ring)]
    if len(points) < 4:  # noqa: PLR2004 - an island smaller than a dot
        return ""
    steps = (f"{x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z"


def _simple(line: list[Point]) -> list[Point]:
    """Douglas and Peucker's simplification; both ends stay, so that neighbours still meet."""
    if len(line) < 3:  # noqa: PLR2004 - nothing between its ends
        return line
    first, last = line[0], line[-1]
    away, farthest = max((_away(point, first, last), rank) for rank, point in enumerate(line[1:-1], start=1))
    if away <= TOLERANCE:
        return [first, last]
    return _simple(line[: farthest + 1])[:-1] + _simple(line[farthest:])


def _away(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if not length:
        return math.dist(point, start)
    return abs(dx * (start[1] - point[1]) - dy * (start[0] - point[0])) / length
