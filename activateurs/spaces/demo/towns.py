"""Where invented structures stand: real communes, drawn in proportion to their population."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from activateurs.foundation.geo.gazetteer import WHOLE_CITIES
from activateurs.foundation.geo.models import Commune, PostalCode

from .grammar import town_name

if TYPE_CHECKING:
    from random import Random


class NoPlacesError(Exception):
    """The reference places are not loaded yet."""


@dataclass(frozen=True, slots=True)
class Town:
    """A commune as the invented texts need it."""

    insee_code: str
    name: str
    postal_code: str
    department: str
    region: str


class Towns:
    """Draws towns; the same random source draws the same towns."""

    def __init__(self) -> None:
        """Read every commune with inhabitants and a postal code; the districts stand for the largest cities."""
        first_codes: dict[str, str] = {}
        for code, commune in PostalCode.objects.order_by("code").values_list("code", "commune_id"):
            first_codes.setdefault(commune, code)
        rows = (
            Commune.objects.filter(population__gt=0, latitude__isnull=False)
            .exclude(pk__in=WHOLE_CITIES)
            .order_by("insee_code")
            .values_list("insee_code", "name", "department_id", "department__region_id", "population")
        )
        self._towns: list[Town] = []
        populations = []
        self._by_department: dict[str, list[Town]] = {}
        for insee_code, name, department, region, population in rows:
            if insee_code in first_codes:
                town = Town(insee_code, town_name(name), first_codes[insee_code], department, region)
                self._towns.append(town)
                populations.append(population)
                self._by_department.setdefault(department, []).append(town)
        if not self._towns:
            raise NoPlacesError("Load the places first: manage.py load_places")
        self._cumulated = list(accumulate(populations))

    def draw(self, random: Random) -> Town:
        """A town, the more likely the more people live in it."""
        return random.choices(self._towns, cum_weights=self._cumulated)[0]

    def neighbours(self, town: Town, count: int, random: Random) -> list[Town]:
        """Other towns of the same department."""
        others = self._by_department[town.department]
        return random.sample(others, min(count, len(others)))
