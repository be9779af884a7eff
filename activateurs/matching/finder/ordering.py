"""Which rows stand on a page: nearest first, equals in the order of the day; without sorting everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from . import sphere
from .block import NO_ROWS, rows_in, rows_of_bits, values_in
from .rotation import draws

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from .block import Block, Rows
    from .filters import Sieve
    from .sphere import Floats

FEW = 5000  # rows that are quicker to take all than to search ring by ring
_WIDER = 3  # how much each ring is wider than the one before
_FARTHEST_KM = 1500.0  # beyond it, everything is taken
_UNKNOWN = np.int64(1) << 40  # tenths of kilometres of an unknown position: after all others

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Picked:
    """Rows of a block that pass the filter, with their squared chords to the place (NaN when unknown)."""

    block: Block
    rows: Rows
    chords: Floats

    @classmethod
    def of(cls, block: Block, rows: Rows, point: Point | None) -> Picked:
        """These rows."""
        if point is None:
            return cls(block, rows, np.full(len(rows), np.nan))
        return cls(block, rows, sphere.squared_chords(block.table.xyz[:, rows], *point))


def pick_within(block: Block, sieve: Sieve, point: Point, km: float) -> Picked:
    """The rows that pass within ``km``."""
    slices = block.around(*point, km)
    if not slices:
        return Picked(block, NO_ROWS, np.empty(0))
    chords = sphere.squared_chords([values_in(axis, slices) for axis in block.table.xyz], *point)
    kept = chords <= sphere.squared_chord(km)
    kept &= sieve.passing(values_in(block.table.features, slices))
    return Picked(block, rows_in(slices)[kept], chords[kept])


def pick_all(block: Block, sieve: Sieve, point: Point | None) -> Picked:
    """All the rows that pass."""
    return Picked.of(block, rows_of_bits(sieve.bits(block)), point)


def nearest(  # noqa: PLR0913 - the search so far, and what is still wanted
    picked: Sequence[Picked],
    rings: Sequence[Picked],
    blocks: Sequence[Block],
    sieve: Sieve,
    point: Point,
    *,
    count: int,
    wanted: int,
    km: float,
) -> list[Picked]:
    """Rows among which the ``wanted`` nearest are: those of ``picked``, and of ``blocks`` as far as needed.

    ``rings`` are the rows of ``blocks`` within ``km``; ``count`` is how many rows of ``blocks`` pass in all.
    """
    while km <= _FARTHEST_KM:
        limit = sphere.squared_chord(km)
        if sum(int(np.count_nonzero(part.chords <= limit)) for part in (*picked, *rings)) >= wanted:
            return [*picked, *rings]
        if count <= FEW:
            break
        km *= _WIDER
        rings = [pick_within(block, sieve, point, km) for block in blocks]
    return [*picked, *(pick_all(block, sieve, point) for block in blocks)]


def first_in_turn(block: Block, sieve: Sieve, day: date, *, count: int, wanted: int) -> Picked:
    """Rows among which are the ``wanted`` first of the day that pass, ``count`` being how many do."""
    if count <= FEW:
        return pick_all(block, sieve, None)
    order = block.in_turn(day)
    found: list[Rows] = []
    start, size = 0, 4 * wanted + 1000
    while start < len(order) and sum(map(len, found)) < wanted:
        some = order[start : start + size].astype(np.int64)
        found.append(some[sieve.passing(block.table.features[some])])
        start, size = start + size, size * 2
    return Picked.of(block, np.concatenate([NO_ROWS, *found]), None)


class Placed(NamedTuple):
    """A row on its page; ``tenths`` of kilometres from the place, ``None`` without a place or a position."""

    block: Block
    row: int
    profile_id: int
    revision: int
    chord: float
    tenths: int | None


def page_of(picked: Sequence[Picked], day: date, start: int, stop: int) -> list[Placed]:
    """Rows ``start`` to ``stop`` of the picked ones in their order."""
    chords = np.concatenate([part.chords for part in picked])
    ids = np.concatenate([part.block.table.ids[part.rows] for part in picked])
    kept = _nearest_only(chords, stop)
    tenths = _tenths(chords[kept])
    ordered = kept[np.lexsort((draws(ids[kept], day), tenths))[start:stop]]
    starts = np.cumsum([0, *(len(part.rows) for part in picked)])
    parts = np.searchsorted(starts, ordered, side="right") - 1
    columns = zip(
        parts.tolist(),
        (ordered - starts[parts]).tolist(),
        ids[ordered].tolist(),
        chords[ordered].tolist(),
        _tenths(chords[ordered]).tolist(),
        strict=True,
    )
    placed = []
    for part, place, pk, chord, far in columns:
        block, row = picked[part].block, int(picked[part].rows[place])
        revision = int(block.table.revisions[row])
        placed.append(Placed(block, row, pk, revision, chord, None if far == _UNKNOWN else far))
    return placed


def _nearest_only(chords: Floats, stop: int) -> Rows:
    """Numbers of the ``stop`` nearest and of all their equals."""
    if len(chords) <= 2 * stop + 200 or stop <= 0:
        return np.arange(len(chords))
    last = np.partition(chords, stop - 1)[stop - 1 : stop]
    if np.isnan(last[0]):
        return np.arange(len(chords))
    limit = sphere.squared_chord((float(_tenths(last)[0]) + 0.51) / 10)
    return np.flatnonzero(chords <= limit)


def _tenths(chords: Floats) -> NDArray[np.int64]:
    """Distances as people read them, in tenths of kilometres: equals are those who show the same."""
    known = ~np.isnan(chords)
    tenths = np.full(len(chords), _UNKNOWN)
    tenths[known] = np.rint(sphere.kilometres(chords[known]) * 10).astype(np.int64)
    return tenths
