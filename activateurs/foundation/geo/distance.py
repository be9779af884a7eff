"""Distances on the ground."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088  # mean radius (IUGG)


def distance_km(latitude1: float, longitude1: float, latitude2: float, longitude2: float) -> float:
    """Great-circle distance in kilometres between two points in degrees (haversine formula)."""
    phi1, phi2 = radians(latitude1), radians(latitude2)
    half_turn = sin(radians(longitude2 - longitude1) / 2) ** 2
    chord = sin((phi2 - phi1) / 2) ** 2 + cos(phi1) * cos(phi2) * half_turn
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))
