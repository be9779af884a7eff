"""Names of served areas, kept in memory: a page reads none of them from the database twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activateurs.foundation.geo import lookup
from activateurs.foundation.geo.models import Department, Region
from activateurs.membership.activators.choices import AreaLevel

if TYPE_CHECKING:
    from collections.abc import Mapping

_names: dict[AreaLevel, Mapping[str, str]] = {}


def name_of(level: str, code: str) -> str:
    """« Morbihan » for the department 56; the code itself when it is unknown."""
    if level == AreaLevel.COUNTRY:
        return str(AreaLevel.COUNTRY.label)
    if level == AreaLevel.COMMUNE:
        place = lookup.by_insee(code)
        return place.name if place else code
    return _table(AreaLevel(level)).get(code, code)


def forget() -> None:
    """Read the names again; between tests."""
    _names.clear()


def _table(level: AreaLevel) -> Mapping[str, str]:
    """Names by code; an empty table is not kept, so that a later load is seen."""
    if level not in _names:
        rows = Region.objects.all() if level == AreaLevel.REGION else Department.objects.all()
        names = dict(rows.values_list("code", "name"))
        if not names:
            return names
        _names[level] = names
    return _names[level]
