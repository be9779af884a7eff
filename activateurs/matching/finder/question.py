"""One search on one snapshot."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .counting import Tally, count
from .filters import Filter, Sieve
from .ordering import Placed, first_in_turn, nearest, page_of
from .perimeter import Perimeter
from .search import PAGE_SIZE, RADII_KM, Facets, Hit, Presence, Results
from .sphere import squared_chord
from .territory import tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from .block import Block
    from .search import Criteria
    from .snapshot import Snapshot
    from .window import Picked, Point

_FIRST_KM = 25.0  # how far one looks first, over the whole of France


class Question:
    """What is asked, and what is worked out once for it."""

    def __init__(self, snapshot: Snapshot, criteria: Criteria, on: date, *, on_map: bool = False) -> None:
        self._snapshot = snapshot
        self._on = on
        self._page = criteria.page
        self._sieve = Sieve(Filter.of(criteria, snapshot.vocabulary, on_map=on_map), snapshot.vocabulary)
        place = criteria.place
        self._tokens = tokens_of(place) if place else ()
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

    @cached_property
    def _wide(self) -> list[Perimeter]:
        """Everybody who passes is included."""
        seen_km = _FIRST_KM if self._radius_km is None else self._radius_km
        return [self._perimeter(block, seen_km, is_open=True) for block in self._snapshot.wide]

    @cached_property
    def _local(self) -> list[Perimeter]:
        """One looks as far as the widest radius, since the count of each is told."""
        seen_km = max(RADII_KM[-1], self._radius_km or 0.0)
        is_open = self._radius_km is None
        return [self._perimeter(block, seen_km, is_open=is_open) for block in self._snapshot.local]

    @cached_property
    def _perimeters(self) -> list[Perimeter]:
        return [*self._wide, *self._local]

    def _perimeter(self, block: Block, seen_km: float, *, is_open: bool) -> Perimeter:
        return Perimeter(
            block,
            self._sieve,
            self._point,
            self._tokens,
            radius_km=self._radius_km,
            seen_km=seen_km,
            is_open=is_open,
        )

    def everybody(self) -> list[Picked]:
        """All that is included, on every page, without order."""
        return [perimeter.everybody for perimeter in self._perimeters]

    # Counts

    @cached_property
    def _tally(self) -> Tally:
        if self._radius_km is None:
            return self._filter_tally("all", self._perimeters)
        return sum((perimeter.tally for perimeter in self._local), self._filter_tally("wide", self._wide))

    def _filter_tally(self, name: str, perimeters: Sequence[Perimeter]) -> Tally:
        """Counts of everybody who passes: they do not depend on the place."""
        key = (name, self._sieve.asked)
        known: Tally | None = self._snapshot.kept.get(key)
        if known is None:
            first, *rest = (perimeter.tally for perimeter in perimeters)
            known = sum(rest, first)
            self._snapshot.remember(key, known)
        return known

    @property
    def _facets(self) -> Facets:
        needs, sectors, kinds = self._tally.by_word(self._snapshot.vocabulary)
        return Facets(kinds=kinds, needs=needs, sectors=sectors, radii=self._radii)

    @property
    def _radii(self) -> dict[int, int]:
        whole = self._wide_total + sum(count(perimeter.passing) for perimeter in self._local)
        if not self._tokens:
            return {0: whole}
        counted = zip(*(perimeter.radii for perimeter in self._local), strict=True)
        radii = {km: self._wide_total + sum(local) for km, local in zip(RADII_KM, counted, strict=True)}
        return {**radii, 0: whole}

    @cached_property
    def _wide_total(self) -> int:
        return sum(count(perimeter.passing) for perimeter in self._wide)

    @property
    def _presences(self) -> tuple[int, int, int]:
        """How many are near, serve the place from farther, work remotely only; none without a place."""
        if not self._tokens:
            return 0, 0, 0
        wide_near = sum(perimeter.near for perimeter in self._wide)
        wide_serving = sum(perimeter.serving for perimeter in self._wide)
        near = wide_near + sum(perimeter.near for perimeter in self._local)
        serving = wide_serving + sum(perimeter.serving for perimeter in self._local)
        return near, serving, self._wide_total - wide_near - wide_serving

    # Who stands on the page

    def _hits(self, page: int) -> tuple[Hit, ...]:
        start, stop = (page - 1) * PAGE_SIZE, page * PAGE_SIZE
        placed = page_of(self._candidates(stop), self._on, start, stop)
        return tuple(
            Hit(row.profile_id, None if row.tenths is None else row.tenths / 10, self._presence(row), row.revision)
            for row in placed
        )

    def _candidates(self, stop: int) -> list[Picked]:
        if self._point is None:
            return [
                first_in_turn(perimeter.block, perimeter.included, self._on, wanted=stop)
                for perimeter in self._perimeters
            ]
        total = self._tally.total
        return nearest(self._perimeters, total=total, wanted=min(stop, total))

    def _presence(self, placed: Placed) -> Presence:
        if not self._tokens:
            return Presence.LISTED
        if self._radius_km is not None and placed.chord <= squared_chord(self._radius_km):
            return Presence.NEAR
        perimeter = self._perimeters[placed.part]
        if perimeter.serves(placed.row):
            return Presence.SERVES
        return Presence.REMOTE if perimeter.is_remote(placed.row) else Presence.LISTED
