"""How a served area is written in the index, and which areas cover a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activateurs.membership.activators.choices import AreaLevel

if TYPE_CHECKING:
    from activateurs.foundation.geo.places import Place

COUNTRY = "F"
_PREFIXES = {AreaLevel.REGION: "R", AreaLevel.DEPARTMENT: "D", AreaLevel.COMMUNE: "C"}


def area_token(level: str, code: str) -> str:
    """One word for an area: ``F`` for the whole of France, else level and INSEE code, such as ``D56``."""
    known = AreaLevel(level)
    return COUNTRY if known == AreaLevel.COUNTRY else f"{_PREFIXES[known]}{code}"


def area_of_token(token: str) -> tuple[AreaLevel, str]:
    """Level and INSEE code of a token; the code of the whole of France is empty."""
    if token == COUNTRY:
        return AreaLevel.COUNTRY, ""
    return next(level for level, prefix in _PREFIXES.items() if token[0] == prefix), token[1:]


def tokens_of(place: Place) -> tuple[str, ...]:
    """The areas, other than the whole of France, that cover a place."""
    return (f"R{place.region}", f"D{place.department}", f"C{place.insee_code}")
