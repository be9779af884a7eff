"""The communes of France held in memory: a few flat buffers, about 4 MB, searched without SQL.

Communes stand in order of population, so that the first matches met are the most likely ones.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from .names import ARTICLES, normalise, without_article
from .places import Place
from .spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NO_CODE = 0
UNKNOWN = float("nan")
# Cities divided in districts: each postal code belongs to a district, and people write these for the whole city.
WHOLE_CITIES = {"75056": "75000", "69123": "69000", "13055": "13000"}

Order = tuple[array[int], array[int]]  # where texts start in the keys, and their rows
CommuneRow = tuple[str, str, str, str, float | None, float | None, int]


class Gazetteer:
    """Names, codes and positions of communes, in columns."""

    def __init__(self, communes: Iterable[CommuneRow], postal_codes: Iterable[tuple[str, str]]) -> None:
        """``communes``: INSEE code, name, department, region, latitude, longitude, people; most populated first."""
        names: list[str] = []
        keys: list[str] = []
        insee: list[int] = []
        self._areas: list[tuple[str, str]] = []
        self._area_of = array("H")
        self._latitudes, self._longitudes = array("d"), array("d")
        self._populations = array("I")
        areas: dict[tuple[str, str], int] = {}
        for code, name, department, region, latitude, longitude, population in communes:
            names.append(name)
            keys.append(normalise(name))
            insee.append(int(code, 36))
            self._area_of.append(areas.setdefault((department, region), len(areas)))
            self._populations.append(population)
            self._latitudes.append(UNKNOWN if latitude is None else latitude)
            self._longitudes.append(UNKNOWN if longitude is None else longitude)
        self._areas = list(areas)
        self._insee = array("I", insee)
        self._insee_order = array("I", sorted(range(len(insee)), key=insee.__getitem__))
        self._names, self._name_starts = _joined_bytes(names)
        self._keys = "\n".join(keys) + "\n"
        self._key_starts = array("I", _starts(len(key) for key in keys))
        self._spelling = Spelling(self._keys)
        self._sort_words()
        self._index_postal_codes(postal_codes)

    def _sort_words(self) -> None:
        """Names, and their other words, in alphabetical order of what follows; each with the row it belongs to."""
        names: list[tuple[str, int, int]] = []
        words: list[tuple[str, int, int]] = []
        for row in range(len(self._key_starts) - 1):
            start, end = self._key_starts[row], self._key_starts[row + 1]
            line = self._keys[start:end]
            names.append((line, start, row))
            space = line.find(" ")
            while space >= 0:
                words.append((line[space + 1 :], start + space + 1, row))
                space = line.find(" ", space + 1)
        self._sorted_names, self._sorted_words = _order(names), _order(words)

    def _index_postal_codes(self, postal_codes: Iterable[tuple[str, str]]) -> None:
        pairs = set()
        first: dict[int, int] = {}
        for code, insee in sorted(postal_codes):
            row = self.row_of(insee)
            if row is None or insee in WHOLE_CITIES:
                continue
            pairs.add((int(code), row))
            first.setdefault(row, int(code))
        for insee, code in WHOLE_CITIES.items():
            row = self.row_of(insee)
            if row is not None:
                pairs.add((int(code), row))
        ordered = sorted(pairs)
        self._postal_codes = array("I", (code for code, _ in ordered))
        self._postal_rows = array("I", (row for _, row in ordered))
        self._first_code = array("I", (first.get(row, NO_CODE) for row in range(len(self._insee))))

    def __len__(self) -> int:
        return len(self._insee)

    # One commune

    def row_of(self, insee_code: str) -> int | None:
        """The row of an INSEE code."""
        try:
            wanted = int(insee_code, 36)
        except ValueError:
            return None
        at = bisect_left(self._insee_order, wanted, key=self._insee.__getitem__)
        if at == len(self._insee_order) or self._insee[self._insee_order[at]] != wanted:
            return None
        return self._insee_order[at]

    def key(self, row: int) -> str:
        """The folded name."""
        return self._keys[self._key_starts[row] : self._key_starts[row + 1] - 1]

    def department(self, row: int) -> str:
        """The code of the department."""
        return self.area(row)[0]

    def area(self, row: int) -> tuple[str, str]:
        """The codes of the department and of the region."""
        return self._areas[self._area_of[row]]

    def population(self, row: int) -> int:
        """How many live there."""
        return self._populations[row]

    def is_district(self, row: int) -> bool:
        """Whether it is a part of Paris, Lyon or Marseille, whose people are counted with the city's."""
        return self._name(row).endswith(" arrondissement")

    def _name(self, row: int) -> str:
        return self._names[self._name_starts[row] : self._name_starts[row + 1] - 1].decode()

    def place(self, row: int, postal_code: int = NO_CODE) -> Place:
        """What the rest of the site speaks of, with the postal code asked for, or else its first one."""
        code = postal_code or self._first_code[row]
        latitude, longitude = self._latitudes[row], self._longitudes[row]
        located = latitude == latitude  # noqa: PLR0124 - not a number differs from itself
        department, region = self.area(row)
        return Place(
            insee_code=_base36(self._insee[row]),
            name=self._name(row),
            postal_code="" if code == NO_CODE else f"{code:05d}",
            department=department,
            region=region,
            latitude=latitude if located else None,
            longitude=longitude if located else None,
        )

    # Many communes: rows, most populated first

    def with_postal_code(self, code: int) -> list[int]:
        """Communes served by a postal code."""
        return self._between(code, code)

    def with_postal_prefix(self, digits: str) -> list[tuple[int, int]]:
        """Communes and their code that starts with ``digits``, each commune once."""
        missing = 5 - len(digits)
        low = int(digits) * 10**missing
        start = bisect_left(self._postal_codes, low)
        end = bisect_right(self._postal_codes, low + 10**missing - 1)
        found: dict[int, int] = {}
        for at in range(start, end):
            found.setdefault(self._postal_rows[at], self._postal_codes[at])
        return sorted(found.items())

    def _between(self, low: int, high: int) -> list[int]:
        start, end = bisect_left(self._postal_codes, low), bisect_right(self._postal_codes, high)
        return list(self._postal_rows[start:end])

    def has_postal_code(self, row: int, code: int) -> bool:
        """Whether a commune is served by a postal code."""
        return row in self._between(code, code)

    def named(self, key: str) -> list[int]:
        """Communes whose folded name is exactly ``key``, an initial article apart."""
        bare = without_article(key)
        exact = sorted(self._range(self._sorted_names, f"{key}\n"))
        return exact or [
            row
            for written in (bare, *(f"{article}{bare}" for article in ARTICLES))
            for row in sorted(self._range(self._sorted_names, f"{written}\n"))
        ]

    def starting(self, key: str) -> list[int]:
        """Communes whose folded name starts with ``key``."""
        return sorted(self._range(self._sorted_names, key))

    def containing(self, key: str) -> list[int]:
        """Communes in whose folded name ``key`` starts at a word other than the first."""
        return sorted(self._range(self._sorted_words, key))

    def with_words(self, words: Sequence[str]) -> Iterator[int]:
        """Communes in whose folded name each of ``words`` starts a word, in any order."""
        candidates = [
            (self._range(self._sorted_names, word), self._range(self._sorted_words, word)) for word in set(words)
        ]
        for rows in min(candidates, key=lambda ranges: sum(map(len, ranges))):
            for row in sorted(rows):
                spaced = f" {self.key(row)}"
                if all(f" {word}" in spaced for word in words):
                    yield row

    def resembling(self, key: str, limit: int) -> list[int]:
        """Communes whose folded name ``key`` misspells, fewest slips first."""
        return self._spelling.near(key, limit)

    def _range(self, order: Order, prefix: str) -> array[int]:
        """The rows of what starts with ``prefix``; a line end after it makes it whole."""
        starts, rows = order

        def text(at: int) -> str:
            return self._keys[at : at + len(prefix)]

        return rows[bisect_left(starts, prefix, key=text) : bisect_right(starts, prefix, key=text)]


def _order(found: list[tuple[str, int, int]]) -> Order:
    found.sort()
    return array("I", (start for _, start, _ in found)), array("I", (row for *_, row in found))


def _starts(lengths: Iterable[int]) -> Iterator[int]:
    at = 0
    yield at
    for length in lengths:
        at += length + 1
        yield at


def _joined_bytes(names: Sequence[str]) -> tuple[bytes, array[int]]:
    encoded = [name.encode() for name in names]
    starts = array("I", [0])
    for name in encoded:
        starts.append(starts[-1] + len(name) + 1)
    return b"\n".join(encoded) + b"\n", starts


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest] + digits
    return digits.rjust(5, "0")
