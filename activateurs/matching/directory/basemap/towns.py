"""Which town names the map writes, and from which zoom: the largest first, as many as leave the map readable."""

from __future__ import annotations

import math
from dataclasses import dataclass

# Fewest inhabitants to be named from each zoom: an empty corner is not filled with a village.
INHABITANTS = {5: 120_000, 6: 60_000, 7: 20_000, 8: 6_000, 9: 2_000, 10: 300}
# Pixels that a name takes, and the room left around it; generous, because the points matter more than the names.
LETTER_WIDTH = 7
NAME_HEIGHT = 16
ROOM_WIDTH = 46
ROOM_HEIGHT = 40
# Pixels of the whole world at zoom 0 (web Mercator).
WORLD = 256

type Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Town:
    """A commune that may be written on the map; degrees."""

    name: str
    latitude: float
    longitude: float
    population: int


def placed(towns: list[Town]) -> list[tuple[str, float, float, int]]:
    """``(name, latitude, longitude, first zoom)`` of those that find room, at their earliest zoom."""
    largest_first = sorted(towns, key=lambda town: (-town.population, town.name))
    found: dict[Town, int] = {}
    for zoom, inhabitants in INHABITANTS.items():
        room = _Room()
        # Names already shown at a lower zoom keep their place.
        for town in sorted(largest_first, key=lambda town: town not in found):
            if town.population >= inhabitants and room.takes(_box(town, zoom)):
                found.setdefault(town, zoom)
    return [(town.name, town.latitude, town.longitude, zoom) for town, zoom in found.items()]


def _box(town: Town, zoom: int) -> Box:
    """Pixels that the name asks for at this zoom."""
    size = WORLD * 2**zoom
    x = (town.longitude + 180) / 360 * size
    sine = math.sin(math.radians(town.latitude))
    y = (0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * size
    half_width = (len(town.name) * LETTER_WIDTH + ROOM_WIDTH) / 2
    half_height = (NAME_HEIGHT + ROOM_HEIGHT) / 2
    return x - half_width, y - half_height, x + half_width, y + half_height


class _Room:
    """Boxes already taken, found by coarse cells so that 35,000 towns are placed in a few seconds."""

    CELL = 256

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def takes(self, box: Box) -> bool:
        """Take the box when it touches no other."""
        cells = self._around(box)
        for cell in cells:
            for left, top, right, bottom in self._cells.get(cell, ()):
                if box[0] < right and left < box[2] and box[1] < bottom and top < box[3]:
                    return False
        for cell in cells:
            self._cells.setdefault(cell, []).append(box)
        return True

    def _around(self, box: Box) -> list[tuple[int, int]]:
        columns = range(int(box[0] // self.CELL), int(box[2] // self.CELL) + 1)
        rows = range(int(box[1] // self.CELL), int(box[3] // self.CELL) + 1)
        return [(column, row) for column in columns for row in rows]
