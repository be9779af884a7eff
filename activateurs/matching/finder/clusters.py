"""What the map draws: single points, and where they are too many, how many there are.

The map is cut in squares as wide as a finger at the asked zoom. The work is proportional to the profiles drawn,
the answer only to the squares seen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from math import ceil, floor, isfinite
from typing import TYPE_CHECKING

import numpy as np

from .index import snapshot_for
from .question import Question
from .sphere import MAP_EDGE, flat, from_flat

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .block import Rows
    from .search import Criteria


SQUARE_PIXELS = 64
MAX_ZOOM = 18
MAX_SQUARES = 60_000  # a wider or deeper view is cut in larger squares
MAX_MARKERS = 1500  # and so is one that would hold more markers
MAX_PILE = 100  # profiles of a pile that are named
FRANCE = (-90.0, -180.0, 90.0, 180.0)  # its lands are everywhere
_TILE_PIXELS = 256

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Point:
    """One profile, at its place."""

    latitude: float
    longitude: float
    profile_id: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Several profiles that a closer look tells apart, at the middle of them."""

    latitude: float
    longitude: float
    count: int


@dataclass(frozen=True, slots=True)
class Pile:
    """Several profiles at the very same place, which no zoom tells apart: at most ``MAX_PILE`` are named."""

    latitude: float
    longitude: float
    count: int
    profile_ids: tuple[int, ...]


def points(criteria: Criteria, bounds: Bounds = FRANCE, zoom: int = 6) -> list[Cluster | Pile | Point]:
    """Markers of a search within ``bounds`` (south, west, north, east, in degrees), from north-west to south-east.

    Only profiles whose kind goes on the map and who opted in (A2.4); the page of the criteria plays no part.
    """
    question = Question(snapshot_for(criteria), criteria, date.min, on_map=True)
    picked = question.everybody()
    xy = np.concatenate([part.block.table.on_map[:, part.rows] for part in picked], axis=1)
    ids = np.concatenate([part.block.table.ids[part.rows] for part in picked])
    seen = _View.of(bounds, zoom)
    inside = seen.contains(xy)
    xy, ids = xy[:, inside], ids[inside]
    markers = _markers(xy, ids, seen)
    while len(markers) > MAX_MARKERS:
        seen = replace(seen, scale=seen.scale / 2)
        markers = _markers(xy, ids, seen)
    return markers


@dataclass(frozen=True, slots=True)
class _View:
    """The part of the flat map that is looked at, cut in squares."""

    west: float
    north: float
    east: float
    south: float
    scale: float  # squares from one edge of the world to the other

    @classmethod
    def of(cls, bounds: Bounds, zoom: int) -> _View:
        south, west, north, east = bounds if all(map(isfinite, bounds)) else FRANCE
        if west >= east:  # round the date line
            west, east = -180.0, 180.0
        corners = np.clip([[north, south], [west, east]], [[-MAP_EDGE], [-180.0]], [[MAP_EDGE], [180.0]])
        (left, right), (top, bottom) = flat(*corners).tolist()
        scale = float(2 ** min(max(zoom, 0), MAX_ZOOM) * _TILE_PIXELS // SQUARE_PIXELS)
        while scale > 1 and (ceil((right - left) * scale) + 1) * (ceil((bottom - top) * scale) + 1) > MAX_SQUARES:
            scale /= 2
        return cls(left, top, right, bottom, scale)

    def contains(self, xy: NDArray[np.float32]) -> NDArray[np.bool_]:
        x, y = xy
        inside: NDArray[np.bool_] = (x >= self.west) & (x <= self.east) & (y >= self.north) & (y <= self.south)
        return inside

    def squares(self, xy: NDArray[np.float32]) -> NDArray[np.uint16]:
        """Number of the square of each point; squares stay where they are when the view moves."""
        first_column, first_row = floor(self.west * self.scale), floor(self.north * self.scale)
        columns = floor(self.east * self.scale) - first_column + 1
        column, row = np.floor(xy * self.scale).astype(np.int32) - np.array([[first_column], [first_row]], np.int32)
        number: NDArray[np.int32] = np.clip(row, 0, None) * columns + np.clip(column, 0, columns - 1)
        return number.astype(np.uint16)


def _markers(xy: NDArray[np.float32], ids: NDArray[np.int64], view: _View) -> list[Cluster | Pile | Point]:
    if not len(ids):
        return []
    squares = view.squares(xy)
    order = np.argsort(squares, kind="stable")
    xy, ids = xy[:, order], ids[order]
    starts = np.flatnonzero(np.diff(squares[order], prepend=np.uint16(0xFFFF)))
    counts = np.diff(starts, append=len(ids))
    alike = (np.minimum.reduceat(xy, starts, axis=1) == np.maximum.reduceat(xy, starts, axis=1)).all(axis=0)
    middles = np.add.reduceat(xy, starts, axis=1, dtype=np.float64) / counts
    return [
        _marker(*from_flat(x, y), ids[start : start + count], alike=same)
        for x, y, start, count, same in zip(
            *middles.tolist(), starts.tolist(), counts.tolist(), alike.tolist(), strict=True
        )
    ]


def _marker(latitude: float, longitude: float, ids: Rows, *, alike: bool) -> Cluster | Pile | Point:
    latitude, longitude = round(latitude, 4), round(longitude, 4)
    if len(ids) == 1:
        return Point(latitude, longitude, int(ids[0]))
    if alike:
        return Pile(latitude, longitude, len(ids), tuple(np.sort(ids)[:MAX_PILE].tolist()))
    return Cluster(latitude, longitude, len(ids))
