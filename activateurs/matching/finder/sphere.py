"""Positions as points of the unit sphere: comparing distances then costs no trigonometry per row.

The straight line (chord) between two points grows with their distance on the ground, so that rows are compared
by its square, and only what is shown is turned into kilometres.
"""

from __future__ import annotations

from functools import lru_cache
from math import asin, atan, cos, degrees, pi, radians, sin, sinh
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from activateurs.foundation.geo.distance import EARTH_RADIUS_KM

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

CELL_DEGREES = 0.05
_COLUMNS = round(360 / CELL_DEGREES)
_BANDS = round(180 / CELL_DEGREES)
NOWHERE = np.int32(_BANDS * _COLUMNS)  # cell of an unknown position, after all others
HALF_TURN_KM = pi * EARTH_RADIUS_KM
MAP_EDGE = 85.0  # degrees of latitude beyond which the flat map has nothing
_KM_PER_DEGREE = HALF_TURN_KM / 180


def unit_vectors(latitude: Floats, longitude: Floats) -> Floats:
    """Points (3, n) of positions in degrees; NaN stays NaN."""
    phi, theta = np.radians(latitude), np.radians(longitude)
    return np.stack((np.cos(phi) * np.cos(theta), np.cos(phi) * np.sin(theta), np.sin(phi)))


def unit_vector(latitude: float, longitude: float) -> tuple[float, float, float]:
    """The same for one position."""
    phi, theta = radians(latitude), radians(longitude)
    return cos(phi) * cos(theta), cos(phi) * sin(theta), sin(phi)


def flat(latitude: Floats, longitude: Floats) -> Floats:
    """Points (2, n) of the flat map that browsers draw (Web Mercator), from 0 to 1 eastwards and southwards."""
    phi = np.radians(np.clip(latitude, -MAP_EDGE, MAP_EDGE))
    return np.stack((longitude / 360 + 0.5, 0.5 - np.arcsinh(np.tan(phi)) / (2 * pi)))


def from_flat(x: float, y: float) -> tuple[float, float]:
    """Latitude and longitude of a point of the flat map."""
    return degrees(atan(sinh(pi * (1 - 2 * y)))), (x - 0.5) * 360


@lru_cache(maxsize=64)
def squared_chord(km: float) -> float:
    """Squared chord of a distance on the ground."""
    return float((2 * sin(min(km, HALF_TURN_KM) / EARTH_RADIUS_KM / 2)) ** 2)


def kilometres(chords: Floats) -> Floats:
    """Distances on the ground of squared chords."""
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(chords, 4.0)) / 2))


def squared_chords(xyz: Floats | Sequence[Floats], latitude: float, longitude: float) -> Floats:
    """Squared chords between points (3, n) and a position in degrees."""
    x, y, z = unit_vector(latitude, longitude)
    total: Floats = np.square(xyz[0] - x)
    total += np.square(xyz[1] - y)
    total += np.square(xyz[2] - z)
    return total


def cells(latitude: Floats, longitude: Floats) -> NDArray[np.int32]:
    """Number of the grid cell of each position, by bands of latitude; ``NOWHERE`` when unknown."""
    known = ~(np.isnan(latitude) | np.isnan(longitude))
    found = np.full(len(latitude), NOWHERE, dtype=np.int32)
    band = np.clip((latitude[known] + 90) / CELL_DEGREES, 0, _BANDS - 1).astype(np.int32)
    column = np.clip((longitude[known] + 180) / CELL_DEGREES, 0, _COLUMNS - 1).astype(np.int32)
    found[known] = band * _COLUMNS + column
    return found


def cell_ranges(latitude: float, longitude: float, km: float) -> NDArray[np.int32]:
    """First cell, and cell after the last one (2, n), in each band, of what may be within ``km`` of a position."""
    reach = km / _KM_PER_DEGREE + CELL_DEGREES / 100
    south, north = max(latitude - reach, -90.0), min(latitude + reach, 90.0)
    spread = sin(min(km / EARTH_RADIUS_KM, pi / 2))
    narrowest = cos(radians(latitude))
    half = 180.0 if spread >= narrowest else degrees(asin(spread / narrowest)) + CELL_DEGREES / 100
    west, east = longitude - half, longitude + half
    if south <= -90 or north >= 90 or west < -180 or east >= 180:  # noqa: PLR2004 - round the pole or the date line
        west, east = -180.0, 180.0
    first, last = (min(int((edge + 90) / CELL_DEGREES), _BANDS - 1) for edge in (south, north))
    left, right = (min(int((edge + 180) / CELL_DEGREES), _COLUMNS - 1) for edge in (west, east))
    bands = np.arange(first, last + 1, dtype=np.int32) * np.int32(_COLUMNS)
    return bands + np.array([[left], [right + 1]], dtype=np.int32)
