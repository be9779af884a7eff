"""Which rows stand on a page: nearest first, equals in the order of the day; without sorting everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from . import sphere
from .block import NO_ROWS, bits_of_rows, rows_of_bits
from .counting import count
from .rotation import draws
from .vocabulary import WORD
from .window import RINGS_KM, Picked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from .block import Block, Rows
    from .perimeter import Perimeter
    from .sphere import Floats
    from .vocabulary import Words

FEW = 500  # rows that are quicker to take all than to search step by step
# How far one looks, step by step; beyond, everything is taken.
_STEPS_KM = (*RINGS_KM, 300, 1000)
_UNKNOWN = float(1 << 40)  # tenths of kilometres of an unknown position: after all others


def nearest(perimeters: Sequence[Perimeter], *, total: int, wanted: int) -> list[Picked]:
    """Rows among which the ``wanted`` nearest of the ``total`` included are."""
    for km in _STEPS_KM if total > FEW else ():
        if sum(perimeter.reaching(km) for perimeter in perimeters) >= wanted:
            return [perimeter.within(km) for perimeter in perimeters]
    return [perimeter.everybody for perimeter in perimeters]


def first_in_turn(block: Block, passing: Words, day: date, *, wanted: int) -> Picked:
    """Rows among which are the ``wanted`` first of the day."""
    if count(passing) ** 2 <= wanted * len(block):  # a walk would be longer
        return Picked.of(block, rows_of_bits(passing), None)
    order = block.in_turn(day)
    found: list[Rows] = []
    start, size = 0, 4 * wanted + 1000
    while start < len(order) and sum(map(len, found)) < wanted:
        some = order[start : start + size].astype(np.int64)
        found.append(some[passing[some // WORD] & bits_of_rows(some) != 0])
        start, size = start + size, size * 2
    return Picked.of(block, np.concatenate([NO_ROWS, *found])[:wanted], None)


class Placed(NamedTuple):
    """A row on its page, of one ``part``; ``tenths`` of kilometres to the place, ``None`` when unknown."""

    part: int
    row: int
    profile_id: int
    revision: int
    chord: float
    tenths: int | None


def page_of(picked: Sequence[Picked], day: date, start: int, stop: int) -> list[Placed]:
    """Rows ``start`` to ``stop`` of the picked ones in their order."""
    picked = _nearest_only(picked, stop)
    tables = [part.block.table for part in picked]
    chords = np.concatenate([part.chords for part in picked])
    ids = np.concatenate([table.ids[part.rows] for table, part in zip(tables, picked, strict=True)])
    tenths = _tenths(chords)
    ordered = np.lexsort((draws(ids, day), tenths))[start:stop]
    columns = zip(
        np.repeat(np.arange(len(picked)), [len(part.rows) for part in picked])[ordered].tolist(),
        np.concatenate([part.rows for part in picked])[ordered].tolist(),
        ids[ordered].tolist(),
        chords[ordered].tolist(),
        tenths[ordered].tolist(),
        strict=True,
    )
    return [
        Placed(part, row, pk, int(tables[part].revisions[row]), chord, None if far == _UNKNOWN else int(far))
        for part, row, pk, chord, far in columns
    ]


def _nearest_only(picked: Sequence[Picked], stop: int) -> Sequence[Picked]:
    """The ``stop`` nearest and all their equals, and a few others."""
    if sum(len(part.rows) for part in picked) <= 2 * stop + 200:
        return picked
    last = np.partition(np.concatenate([part.chords for part in picked]), stop - 1)[stop - 1 : stop]
    if np.isnan(last[0]):
        return picked
    limit = sphere.squared_chord((float(_tenths(last)[0]) + 0.51) / 10)
    kept = [part.chords <= limit for part in picked]
    return [Picked(part.block, part.rows[near], part.chords[near]) for part, near in zip(picked, kept, strict=True)]


def _tenths(chords: Floats) -> Floats:
    """Distances as people read them, in tenths of kilometres: equals are those who show the same."""
    return np.fmin(np.rint(sphere.kilometres(chords) * 10), _UNKNOWN)
