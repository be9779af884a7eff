"""Small maps of where an activator goes: our own outlines as SVG, so that no other site is called."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from activateurs.foundation.geo import lookup
from activateurs.membership.activators.choices import AreaLevel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Ring = list[list[float]]  # longitude, latitude in degrees
SIZE = 240  # pixels of the longest side
COARSE = 3  # pixels between two points kept
OVERSEAS_REGIONS = ("01", "02", "03", "04", "06")


@dataclass(frozen=True, slots=True)
class Outline:
    """A department or a region: its code, its region, its rings."""

    code: str
    region: str
    rings: tuple[Ring, ...]


@cache
def departments() -> tuple[Outline, ...]:
    """Every outline of data/departments.geojson (source and licence in data/SOURCES.md)."""
    return tuple(_read("departments.geojson", region="region"))


@cache
def regions() -> tuple[Outline, ...]:
    """Every outline of data/regions.geojson; a region is its own region."""
    return tuple(_read("regions.geojson", region="code"))


@lru_cache(maxsize=512)
def drawing(level: str, code: str) -> str:
    """An SVG that shows an area inside its surroundings; ``LookupError`` when there is no such area.

    A commune is a dot in its region, a department or a region is filled in its region or in France.
    """
    place = lookup.by_insee(code) if level == AreaLevel.COMMUNE else None
    region = _region_of(level, code, place.region if place else "")
    drawn = regions() if level in {AreaLevel.COUNTRY, AreaLevel.REGION} else departments()
    within = [outline for outline in drawn if _surrounds(outline, level, region)]
    if not within:
        raise LookupError(f"No outline for {level} {code}.")
    filled = {outline.code for outline in within if _covered(outline, level, code)}
    projection = _Projection([point for outline in within for ring in outline.rings for point in ring])
    paths = [
        f'<path fill="{_SERVED if outline.code in filled else _AROUND}" d="{projection.path(outline.rings)}"/>'
        for outline in sorted(within, key=lambda outline: outline.code in filled)
    ]
    if place and place.longitude is not None and place.latitude is not None:
        x, y = projection.point(place.longitude, place.latitude)
        paths.append(f'<circle fill="{_SERVED}" stroke-width="2" cx="{x}" cy="{y}" r="8"/>')
    return _SVG.format(width=projection.width, height=projection.height, paths="".join(paths))


# Attributes rather than a style sheet: the content security policy refuses inline ones.
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 {width} {height}" width="{width}" height="{height}">'
    '<g stroke="#fff" stroke-width="1" stroke-linejoin="round">{paths}</g></svg>'
)
# Colours of both themes and both operators: enough contrast on white as on the dark background (3:1 and more).
_AROUND, _SERVED = "#c3cfca", "#1f7a6d"


class _Projection:
    """Degrees to pixels: longitudes shrunk by the cosine of the middle latitude, north on top."""

    def __init__(self, points: Sequence[Sequence[float]]) -> None:
        self._west = min(point[0] for point in points)
        self._north = max(point[1] for point in points)
        south = min(point[1] for point in points)
        self._shrink = math.cos(math.radians((self._north + south) / 2))
        wide = (max(point[0] for point in points) - self._west) * self._shrink
        high = self._north - south
        self._scale = SIZE / max(wide, high)
        self.width = round(wide * self._scale) + 8
        self.height = round(high * self._scale) + 8

    def point(self, longitude: float, latitude: float) -> tuple[int, int]:
        """Where a position falls, in whole pixels."""
        x = (longitude - self._west) * self._shrink * self._scale
        return round(x), round((self._north - latitude) * self._scale)

    def path(self, rings: Iterable[Ring]) -> str:
        """The rings as SVG path data, without the points that would fall too close to the one before."""
        parts = []
        for ring in rings:
            kept: list[tuple[int, int]] = []
            for longitude, latitude in ring:
                x, y = self.point(longitude, latitude)
                if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= COARSE:
                    kept.append((x, y))
            if len(kept) > 2:  # noqa: PLR2004 - fewer points make no surface
                parts.append("M" + "L".join(f"{x} {y}" for x, y in kept) + "Z")
        return "".join(parts)


def _read(name: str, *, region: str) -> Iterator[Outline]:
    text = (Path(settings.BASE_DIR) / "data" / name).read_text(encoding="utf-8")
    for feature in json.loads(text)["features"]:
        about = feature["properties"]
        yield Outline(about["code"], about[region], _rings(feature["geometry"]))


def _rings(geometry: dict[str, Any]) -> tuple[Ring, ...]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return tuple(polygon[0] for polygon in polygons)


def _region_of(level: str, code: str, of_place: str) -> str:
    if level == AreaLevel.REGION:
        return code
    if level == AreaLevel.DEPARTMENT:
        return next((outline.region for outline in departments() if outline.code == code), "")
    return of_place


def _surrounds(outline: Outline, level: str, region: str) -> bool:
    """Communes and departments are shown in their region; regions in mainland France, or alone overseas."""
    if level in {AreaLevel.COMMUNE, AreaLevel.DEPARTMENT} or region in OVERSEAS_REGIONS:
        return outline.region == region
    return outline.region not in OVERSEAS_REGIONS and (level == AreaLevel.COUNTRY or _exists(region))


def _exists(region: str) -> bool:
    return any(outline.code == region for outline in regions())


def _covered(outline: Outline, level: str, code: str) -> bool:
    return level == AreaLevel.COUNTRY or code == (outline.region if level == AreaLevel.REGION else outline.code)
