"""What the map shows of a search: where it looks, its points, the cards of a point, the counts by department (A2.4)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from activateurs.matching.finder import clusters, departments

from .basemap import picture

if TYPE_CHECKING:
    from activateurs.foundation.geo.places import Place
    from activateurs.matching.finder.clusters import Bounds
    from activateurs.matching.finder.search import Criteria

DEFAULT_ZOOM = 6
KM_PER_DEGREE = 111.2
# Half the size, in degrees, of what counts as one place: 20 m, finer than the rounding of what the map was told.
SAME_PLACE = 0.0002
# Pixels: of the whole world at zoom 0, and of the largest screen.
WORLD = 256
WIDEST_SCREEN = 8192
WIDE_RADIUS_KM = 100  # what is seen around a place when the search covers the whole of France
# Figures of a position at each zoom: a hundredth of a degree is a pixel on the map of the whole country.
ROUGH_ZOOM, ROUGH_DIGITS, FINE_DIGITS = 7, 2, 4

MAINLAND: Bounds = (41.3, -5.2, 51.1, 9.6)
REGIONS: tuple[tuple[str, Bounds], ...] = (
    ("France métropolitaine", MAINLAND),
    ("Guadeloupe", (15.8, -61.85, 16.55, -60.95)),
    ("Martinique", (14.35, -61.25, 14.92, -60.77)),
    ("Guyane", (2.1, -54.7, 5.9, -51.5)),
    ("La Réunion", (-21.42, 55.18, -20.83, 55.88)),
    ("Mayotte", (-13.03, 44.98, -12.6, 45.33)),
)
# Upper ends of the classes of the picture, the last one being open.
CLASSES = (0, 5, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Department:
    """A department of the picture and of its table."""

    code: str
    name: str
    path: str
    count: int

    @property
    def shade(self) -> int:
        """Number of its class: 0 for nobody, then darker and darker."""
        return sum(self.count > end for end in CLASSES)


def read_bounds(text: str) -> Bounds:
    """``south,west,north,east`` in degrees; everything when it makes no sense."""
    parts = text.split(",")
    try:
        south, west, north, east = (float(part) for part in parts[:5])
    except ValueError:
        return clusters.FRANCE
    sane = all(map(math.isfinite, (south, west, north, east))) and south <= north
    return (south, west, north, east) if sane else clusters.FRANCE


def read_point(text: str) -> tuple[float, float] | None:
    """``latitude,longitude`` in degrees; nothing when it makes no sense."""
    try:
        latitude, longitude = (float(part) for part in text.split(",")[:3])
    except ValueError:
        return None
    return (latitude, longitude) if math.isfinite(latitude) and math.isfinite(longitude) else None


def read_zoom(text: str) -> int:
    """A whole number from 0 to the deepest zoom."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 2):  # noqa: PLR2004 - figures
        return DEFAULT_ZOOM
    return min(int(text), clusters.MAX_ZOOM)


def seen(bounds: Bounds, zoom: int) -> int:
    """The zoom, or the deepest one at which no screen is too small for these bounds: a wider question costs more."""
    west, east = bounds[1], bounds[3]
    while zoom and (east - west) / 360 * WORLD * 2**zoom > WIDEST_SCREEN:
        zoom -= 1
    return zoom


def written(bounds: Bounds) -> str:
    """As ``read_bounds`` reads it."""
    return ",".join(f"{degrees:.4f}".rstrip("0").rstrip(".") for degrees in bounds)


def view(place: Place | None, radius_km: int | None) -> str:
    """What to show at first for a search around a place; empty for the whole country."""
    if place is None or place.latitude is None or place.longitude is None:
        return ""
    half = (radius_km or WIDE_RADIUS_KM) / KM_PER_DEGREE
    wide = half / math.cos(math.radians(place.latitude))
    return written((place.latitude - half, place.longitude - wide, place.latitude + half, place.longitude + wide))


def groups(criteria: Criteria, bounds: Bounds, zoom: int) -> list[list[float]]:
    """``[latitude, longitude, count]`` of each marker, and a fourth value when no closer look tells them apart."""
    digits = ROUGH_DIGITS if zoom <= ROUGH_ZOOM else FINE_DIGITS
    found: list[list[float]] = []
    for marker in clusters.points(criteria, bounds, seen(bounds, zoom)):
        match marker:
            case clusters.Cluster(latitude, longitude, count):
                found.append([round(latitude, digits), round(longitude, digits), count])
            case clusters.Pile(latitude, longitude, count, _):
                found.append([latitude, longitude, count, 1])
            case clusters.Point(latitude, longitude, _):
                found.append([latitude, longitude, 1, 1])
    return found


def total(criteria: Criteria) -> int:
    """How many results stand on the map, anywhere."""
    return int(sum(group[2] for group in groups(criteria, clusters.FRANCE, 0)))


def at(criteria: Criteria, latitude: float, longitude: float) -> tuple[int, list[int]]:
    """How many stand at a point, and the first of them (``clusters.MAX_PILE``)."""
    around = (latitude - SAME_PLACE, longitude - SAME_PLACE, latitude + SAME_PLACE, longitude + SAME_PLACE)
    count = 0
    ids: list[int] = []
    for marker in clusters.points(criteria, around, clusters.MAX_ZOOM):
        match marker:
            case clusters.Pile(_, _, size, profile_ids):
                count, ids = count + size, [*ids, *profile_ids]
            case clusters.Point(_, _, profile_id):
                count, ids = count + 1, [*ids, profile_id]
    return count, ids


def by_department(criteria: Criteria) -> list[Department]:
    """Every shape of the picture with its count; those around Paris come twice."""
    counts = departments.on_map(criteria)
    return [Department(shape.code, shape.name, shape.path, counts.get(shape.code, 0)) for shape in picture.shapes()]


def class_labels() -> list[str]:
    """« aucun », « 1 à 5 »… in the order of shades."""
    between = [f"{low + 1} à {high}" for low, high in pairwise(CLASSES)]
    return ["aucun", *between, f"plus de {CLASSES[-1]}"]
