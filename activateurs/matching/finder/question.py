"""One search on one snapshot."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from . import sphere
from .counting import Tally, count, tally_block
from .filters import Filter, Sieve, has_bit
from .ordering import Picked, Placed, first_in_turn, nearest, page_of, pick_all, pick_within
from .perimeter import Perimeter
from .search import PAGE_SIZE, RADII_KM, Facets, Hit, Presence, Results
from .territory import tokens_of
from .vocabulary import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from .block import Block, Rows
    from .ordering import Point
    from .search import Criteria
    from .snapshot import Snapshot

_FIRST_RING_KM = 25.0


class Question:
    """What is asked, and what is worked out once for it."""

    def __init__(self, snapshot: Snapshot, criteria: Criteria, on: date, *, on_map: bool = False) -> None:
        self._snapshot = snapshot
        self._on = on
        self._page = criteria.page
        self._sieve = Sieve(Filter.of(criteria, snapshot.vocabulary, on_map=on_map), snapshot.vocabulary)
        place = criteria.place
        self._tokens = tokens_of(place) if place else ()
        self._served_rows: dict[int, Rows] = {}
        self._point: Point | None = None
        if place and place.latitude is not None and place.longitude is not None:
            self._point = (place.latitude, place.longitude)
        # None is everybody: no place, or the whole of France.
        self._radius_km = float(criteria.radius_km) if place and criteria.radius_km is not None else None

    def answer(self) -> Results:
        """The page asked for, or the last one, and the counts."""
        tally = self._tally
        pages = max(1, -(-tally.total // PAGE_SIZE))
        page = min(max(1, self._page), pages)
        near, serving, remote = self._presences
        return Results(
            total=tally.total,
            page=page,
            pages=pages,
            hits=self._hits(page),
            facets=self._facets,
            near=near,
            serving=serving,
            remote=remote,
        )

    # Who is included

    @property
    def _open(self) -> Sequence[Block]:
        """Blocks of which everything that passes is included."""
        return self._snapshot.blocks if self._radius_km is None else self._snapshot.wide

    @cached_property
    def _perimeters(self) -> list[Perimeter]:
        radius = self._radius_km if self._radius_km is not None else 0.0
        return [
            Perimeter(block, self._sieve, self._point, self._served(block), radius_km=radius)
            for block in self._snapshot.local
        ]

    @cached_property
    def _ring(self) -> list[Picked]:
        """Rows of the open blocks within the radius (or a first look around, over the whole of France)."""
        if self._point is None:
            return []
        return [pick_within(block, self._sieve, self._point, self._ring_km) for block in self._open]

    @property
    def _ring_km(self) -> float:
        return self._radius_km if self._radius_km is not None else _FIRST_RING_KM

    def everybody(self) -> list[Picked]:
        """All that is included, on every page, without order."""
        included = [] if self._radius_km is None else [perimeter.included for perimeter in self._perimeters]
        return [*included, *(pick_all(block, self._sieve, None) for block in self._open)]

    # Counts

    @cached_property
    def _open_tally(self) -> Tally:
        key = ("tally", self._radius_km is None, self._sieve.asked)
        known: Tally | None = self._snapshot.kept.get(key)
        if known is None:
            first, *rest = (tally_block(block, self._sieve) for block in self._open)
            known = sum(rest, first)
            self._snapshot.remember(key, known)
        return known

    @cached_property
    def _tally(self) -> Tally:
        if self._radius_km is None:
            return self._open_tally
        return sum((perimeter.tally for perimeter in self._perimeters), self._open_tally)

    @cached_property
    def _whole(self) -> int:
        """How many pass in the whole of France."""
        key = ("whole", self._sieve.asked)
        known: int | None = self._snapshot.kept.get(key)
        if known is None:
            known = sum(count(self._sieve.bits(block)) for block in self._snapshot.blocks)
            self._snapshot.remember(key, known)
        return known

    @cached_property
    def _facets(self) -> Facets:
        needs, sectors, kinds = self._tally.by_word(self._snapshot.vocabulary)
        return Facets(kinds=kinds, needs=needs, sectors=sectors, radii=self._radii)

    @property
    def _radii(self) -> dict[int, int]:
        if not self._tokens:
            return {0: self._whole}
        wide = self._wide_total
        counted = zip(*(perimeter.radii for perimeter in self._perimeters), strict=True)
        radii = {km: wide + sum(local) for km, local in zip(RADII_KM, counted, strict=True)}
        return {**radii, 0: self._whole}

    @cached_property
    def _wide_total(self) -> int:
        if self._radius_km is not None:
            return self._open_tally.total
        return sum(count(self._sieve.bits(block)) for block in self._snapshot.wide)

    @cached_property
    def _presences(self) -> tuple[int, int, int]:
        """How many are near, serve the place from farther, work remotely only; none without a place."""
        if not self._tokens:
            return 0, 0, 0
        near_wide = near_local = 0
        served = sum(perimeter.served for perimeter in self._perimeters)
        if self._radius_km is not None:
            near_wide = sum(len(ring.rows) for ring in self._ring)
            near_local = sum(perimeter.near for perimeter in self._perimeters)
            served = sum(len(perimeter.included.rows) for perimeter in self._perimeters) - near_local
        serving = sum(self._serving_from_afar(number, block) for number, block in enumerate(self._snapshot.wide))
        return near_wide + near_local, served + serving, self._wide_total - near_wide - serving

    def _serving_from_afar(self, number: int, block: Block) -> int:
        """Rows of a wide block that pass, serve the place, and are not within the radius."""
        country = self._snapshot.vocabulary.flag_bits["country"]
        key = ("country", number, self._sieve.asked)
        everywhere: int | None = self._snapshot.kept.get(key)
        if everywhere is None:
            everywhere = count(self._sieve.bits(block) & block.columns[country])
            self._snapshot.remember(key, everywhere)
        features = block.table.features
        served = self._served(block)
        served = served[self._sieve.passing(features[served])]
        if self._radius_km is None or self._point is None:
            return everywhere + len(served)
        near = self._ring[number].rows
        marks = np.zeros(len(block), dtype=np.bool_)
        marks[served] = True
        return everywhere + len(served) - int(np.count_nonzero(has_bit(features[near], country) | marks[near]))

    def _served(self, block: Block) -> Rows:
        """Rows that serve the place's territory, in their order, those of the whole of France left out."""
        key = id(block)
        if key not in self._served_rows:
            self._served_rows[key] = block.serving(self._tokens)
        return self._served_rows[key]

    # Who stands on the page

    def _hits(self, page: int) -> tuple[Hit, ...]:
        start, stop = (page - 1) * PAGE_SIZE, page * PAGE_SIZE
        placed = page_of(self._candidates(stop), self._on, start, stop)
        return tuple(
            Hit(row.profile_id, None if row.tenths is None else row.tenths / 10, self._presence(row), row.revision)
            for row in placed
        )

    def _candidates(self, stop: int) -> list[Picked]:
        included = [] if self._radius_km is None else [perimeter.included for perimeter in self._perimeters]
        total = self._open_tally.total
        if self._point is None:
            turns = (first_in_turn(block, self._sieve, self._on, count=total, wanted=stop) for block in self._open)
            return [*included, *turns]
        return nearest(
            included, self._ring, self._open, self._sieve, self._point, count=total, wanted=stop, km=self._ring_km
        )

    def _presence(self, placed: Placed) -> Presence:
        if not self._tokens:
            return Presence.LISTED
        if self._radius_km is not None and placed.chord <= sphere.squared_chord(self._radius_km):
            return Presence.NEAR
        if self._has(placed, "country"):
            return Presence.SERVES
        served = self._served(placed.block)
        found = int(np.searchsorted(served, placed.row))
        if found < len(served) and served[found] == placed.row:
            return Presence.SERVES
        return Presence.REMOTE if self._has(placed, "remote") else Presence.LISTED

    def _has(self, placed: Placed, flag: str) -> bool:
        word, shift = divmod(self._snapshot.vocabulary.flag_bits[flag], WORD)
        return bool(int(placed.block.table.features[placed.row, word]) >> shift & 1)
