"""Rows of the index sorted by place and doubled as bit sets, so that a question touches few of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

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

    ``columns`` holds one bit set per bit of the vocabulary (bits, words of 64 rows); ``areas`` gives the rows that
    serve an area, by its token; ``by_id`` sorts the rows by profile.
    """

    table: Table
    columns: Words
    areas: Mapping[str, Rows]
    by_id: NDArray[np.int32]
    # The order of a day, drawn when it is first needed.
    orders: dict[int, NDArray[np.int32]] = field(default_factory=dict, compare=False)

    @classmethod
    def build(cls, table: Table, vocabulary: Vocabulary, area_names: list[str]) -> Block:
        """Sort a table by place and index it."""
        table = table.take(np.argsort(table.cells, kind="stable"))
        return cls(
            table=table,
            columns=_columns(table.features, vocabulary.flag_bits),
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
        words, bits = rows // WORD, np.uint64(1) << (rows % WORD).astype(np.uint64)
        for word, bit in zip(words.tolist(), bits, strict=True):
            columns[:, word] &= ~bit
        return replace(self, table=replace(self.table, features=features), columns=columns)

    def serving(self, tokens: Iterable[str]) -> Rows:
        """Rows that serve one of these areas, each once, in their order."""
        found = [self.areas[token] for token in tokens if token in self.areas]
        if len(found) < 2:  # noqa: PLR2004 - nothing to merge
            return found[0] if found else NO_ROWS
        # Marks rather than ``np.unique``: ten times quicker on thousands of rows.
        marks = np.zeros(len(self), dtype=np.bool_)
        for rows in found:
            marks[rows] = True
        return np.flatnonzero(marks)

    def around(self, latitude: float, longitude: float, km: float) -> list[slice]:
        """Runs of rows that hold everything within ``km`` of a position, and a little more."""
        first, last = sphere.cell_ranges(latitude, longitude, km)
        starts = np.searchsorted(self.table.cells, first).tolist()
        stops = np.searchsorted(self.table.cells, last, side="right").tolist()
        return [slice(start, stop) for start, stop in zip(starts, stops, strict=True) if start < stop]

    def in_turn(self, day: date) -> NDArray[np.int32]:
        """Every row in the order of a day (``rotation``)."""
        number = day.toordinal()
        if number not in self.orders:
            self.orders.clear()
            self.orders[number] = np.argsort(draws(self.table.ids, day)).astype(np.int32)
        return self.orders[number]


def rows_in(slices: Iterable[slice]) -> Rows:
    """Numbers of the rows of some runs."""
    runs = [np.arange(run.start, run.stop) for run in slices]
    return np.concatenate(runs) if runs else NO_ROWS


def values_in(column: NDArray[Any], slices: list[slice]) -> NDArray[Any]:
    """Values of the rows of some runs."""
    return np.concatenate([column[run] for run in slices]) if slices else column[:0]


def rows_of_bits(bits: Words) -> Rows:
    """Numbers of the rows of a bit set."""
    return np.flatnonzero(np.unpackbits(bits.view(np.uint8), bitorder="little"))


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


def _areas(numbers: NDArray[np.int32], names: list[str]) -> dict[str, Rows]:
    """Rows by area: each number of ``numbers`` stands for a text of several areas."""
    found: dict[str, list[Rows]] = {}
    for rows, tokens in _by_text(numbers, names):
        for token in tokens:
            found.setdefault(token, []).append(rows)
    return {token: np.sort(np.concatenate(runs)) for token, runs in found.items()}


def _by_text(numbers: NDArray[np.int32], names: list[str]) -> Iterator[tuple[Rows, list[str]]]:
    order = np.argsort(numbers, kind="stable")
    present, starts = np.unique(numbers[order], return_index=True)
    stops = [*starts[1:].tolist(), len(order)]
    for number, start, stop in zip(present.tolist(), starts.tolist(), stops[: len(present)], strict=True):
        tokens = names[number].split()
        if tokens:
            yield order[start:stop], tokens
