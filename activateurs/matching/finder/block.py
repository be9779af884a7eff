"""Rows of the index sorted by place and doubled as bit sets, so that a question touches few of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from . import sphere
from .rotation import draws
from .vocabulary import WORD, Vocabulary, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from .table import Table

Rows = NDArray[np.int64]
NO_ROWS: Rows = np.empty(0, dtype=np.int64)


@dataclass(frozen=True)
class Block:
    """An immutable set of profiles.

    ``columns`` holds one bit set per bit of the vocabulary (bits, words of 64 rows); ``points`` holds the positions
    of the table by words too (axes, words, 64), filled up with unknown ones; ``areas`` gives the rows that serve an
    area, by its token; ``by_id`` sorts the rows by profile.
    """

    table: Table
    columns: Words
    points: sphere.Floats
    areas: Mapping[str, NDArray[np.int32]]
    by_id: NDArray[np.int32]
    # The areas already asked, as numbers of words and their bits.
    area_bits: dict[str, tuple[Rows, Words]] = field(default_factory=dict, compare=False)
    # The order of a day, drawn when it is first needed.
    orders: dict[int, NDArray[np.int32]] = field(default_factory=dict, compare=False)

    @classmethod
    def build(cls, table: Table, vocabulary: Vocabulary, area_names: list[str]) -> Block:
        """Sort a table by place and index it."""
        table = table.take(np.argsort(table.cells, kind="stable"))
        points = np.full((len(table.xyz), -(-len(table) // WORD), WORD), np.nan)
        xyz = points.reshape(len(points), -1)[:, : len(table)]
        xyz[:] = table.xyz
        return cls(
            table=replace(table, xyz=xyz),
            columns=_columns(table.features, vocabulary.flag_bits),
            points=points,
            areas=_areas(table.areas, area_names),
            by_id=np.argsort(table.ids).astype(np.int32),
        )

    def __len__(self) -> int:
        return len(self.table)

    def rows_of(self, ids: NDArray[np.int64]) -> Rows:
        """Rows of those of these profiles that are here."""
        if not len(self):
            return NO_ROWS
        places = np.searchsorted(self.table.ids, ids, sorter=self.by_id)
        rows = self.by_id[np.minimum(places, len(self) - 1)].astype(np.int64)
        found: Rows = rows[self.table.ids[rows] == ids]
        return found

    def without(self, rows: Rows) -> Block:
        """The same, these rows emptied of every bit, ``alive`` among them; readers of this one are not disturbed."""
        features, columns = self.table.features.copy(), self.columns.copy()
        features[rows] = 0
        for word, bit in zip((rows // WORD).tolist(), bits_of_rows(rows), strict=True):
            columns[:, word] &= ~bit
        return replace(self, table=replace(self.table, features=features), columns=columns)

    def serving(self, tokens: Iterable[str]) -> Words:
        """Bit set of the rows that serve one of these areas."""
        found = np.zeros(self.columns.shape[1], dtype=np.uint64)
        for token in tokens:
            if token in self.areas:
                words, bits = self._area_bits(token)
                found[words] |= bits
        return found

    def around(self, latitude: float, longitude: float, km: float) -> Rows:
        """Numbers of the words of rows that hold everything within ``km`` of a position, and a little more."""
        starts, stops = np.searchsorted(self.table.cells, sphere.cell_ranges(latitude, longitude, km))
        stops = np.where(starts < stops, -(-stops // WORD), 0)
        starts //= WORD
        # Bands may share a word: the first one holds it.
        stops = np.maximum.accumulate(stops)
        np.maximum(starts[1:], stops[:-1], out=starts[1:])
        return _numbers(starts, np.maximum(stops - starts, 0))

    def in_turn(self, day: date) -> NDArray[np.int32]:
        """Every row in the order of a day (``rotation``)."""
        number = day.toordinal()
        if number not in self.orders:
            self.orders.clear()
            self.orders[number] = np.argsort(draws(self.table.ids, day)).astype(np.int32)
        return self.orders[number]

    def _area_bits(self, token: str) -> tuple[Rows, Words]:
        if token not in self.area_bits:
            rows = self.areas[token].astype(np.int64)
            words, starts = np.unique(rows // WORD, return_index=True)
            self.area_bits[token] = words, np.bitwise_or.reduceat(bits_of_rows(rows), starts)
        return self.area_bits[token]


def rows_of_bits(bits: Words) -> Rows:
    """Numbers of the rows of a bit set."""
    words = np.flatnonzero(bits)
    found = np.flatnonzero(np.unpackbits(bits[words].view(np.uint8), bitorder="little"))
    return words[found // WORD] * WORD + found % WORD


def has_row(bits: Words, row: int) -> bool:
    """Whether a bit set has a row."""
    word, bit = divmod(row, WORD)
    return bool(int(bits[word]) >> bit & 1)


def bits_of_rows(rows: Rows) -> Words:
    """The bit of each row in its word."""
    return np.uint64(1) << (rows % WORD).astype(np.uint64)


def _numbers(starts: Rows, sizes: Rows) -> Rows:
    """The numbers of some runs, one run after the other."""
    ends = np.cumsum(sizes)
    return np.repeat(starts - ends + sizes, sizes) + np.arange(ends[-1])


def _columns(features: Words, flag_bits: Mapping[str, int]) -> Words:
    """One bit set per used bit."""
    count = max(flag_bits.values()) + 1
    packed = np.zeros((count, -(-len(features) // WORD) * 8), dtype=np.uint8)
    used = -(-len(features) // 8)
    for bit in range(count):
        word, shift = divmod(bit, WORD)
        has = (features[:, word] >> np.uint64(shift)) & np.uint64(1)
        packed[bit, :used] = np.packbits(has.astype(np.uint8), bitorder="little")
    return packed.view(np.uint64)


def _areas(numbers: NDArray[np.int32], names: list[str]) -> dict[str, NDArray[np.int32]]:
    """Rows by area: each number of ``numbers`` stands for a text of several areas."""
    found: dict[str, list[Rows]] = {}
    for rows, tokens in _by_text(numbers, names):
        for token in tokens:
            found.setdefault(token, []).append(rows)
    return {token: np.sort(np.concatenate(runs)).astype(np.int32) for token, runs in found.items()}


def _by_text(numbers: NDArray[np.int32], names: list[str]) -> Iterator[tuple[Rows, list[str]]]:
    order = np.argsort(numbers, kind="stable")
    present, starts = np.unique(numbers[order], return_index=True)
    stops = [*starts[1:].tolist(), len(order)]
    for number, start, stop in zip(present.tolist(), starts.tolist(), stops[: len(present)], strict=True):
        tokens = names[number].split()
        if tokens:
            yield order[start:stop], tokens
