"""What one may ask of the search and what it answers; pages and API speak these words only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from activateurs.foundation.geo.places import Place

RADII_KM = (5, 10, 25, 50, 100)
PAGE_SIZE = 20


class Presence(StrEnum):
    """Why an activator is in the list of a place."""

    NEAR = "near"  # within the radius
    SERVES = "serves"  # farther, but goes there
    REMOTE = "remote"  # farther, works at a distance
    LISTED = "listed"  # no place was given


@dataclass(frozen=True, slots=True)
class Criteria:
    """A search.

    ``needs`` must all be known by the activator, ``kinds`` are alternatives, ``sector`` is a NAF section,
    ``radius_km`` None is the whole of France.
    """

    place: Place | None = None
    radius_km: int | None = 25
    needs: tuple[str, ...] = ()
    sector: str = ""
    kinds: tuple[str, ...] = ()
    text: str = ""
    page: int = 1


class Hit(NamedTuple):
    """One result: ``distance_km`` rounded to 0.1, ``None`` without a place or a position.

    ``revision`` is the one at which the index read the profile.
    """

    profile_id: int
    distance_km: float | None
    presence: Presence
    revision: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How many results each choice would give, the other criteria unchanged.

    Keys are slugs of kinds and needs, codes of sectors, kilometres (0 for the whole of France).
    """

    kinds: Mapping[str, int] = field(default_factory=dict)
    needs: Mapping[str, int] = field(default_factory=dict)
    sectors: Mapping[str, int] = field(default_factory=dict)
    radii: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Results:
    """A page of results, nearest first, with every count; ``page`` is the last one when asked beyond."""

    total: int
    page: int
    pages: int
    hits: tuple[Hit, ...]
    facets: Facets
    near: int = 0
    serving: int = 0
    remote: int = 0
