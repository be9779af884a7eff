"""Departments and regions, which people write where a commune is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from activateurs.foundation.language import fold

from .names import normalise, without_article

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .gazetteer import Gazetteer

MAIN_COMMUNES = 6  # offered for a territory
DEPARTMENT, REGION, OVERSEAS = "un département", "une région", "une collectivité d’outre-mer"
SHORT_NAMES = {"paca": "provence alpes cote d azur", "idf": "ile de france"}

_what = re.compile(r"^(?:departement|dept|dpt|region)\s+(?:du |de la |de l |des |de |d )?")
_code = re.compile(r"\b(?:\d{2,3}|2[AB])\b")


@dataclass(frozen=True, slots=True)
class Territory:
    """A department or a region: what it is, how many live there, rows of its most populated communes."""

    name: str
    what: str
    population: int
    communes: tuple[int, ...]


class Territories:
    """Territories by name and departments by code."""

    def __init__(
        self, held: Gazetteer, departments: Iterable[tuple[str, str]], regions: Iterable[tuple[str, str]]
    ) -> None:
        """``departments`` and ``regions``: code, name."""
        people: dict[tuple[str, str], int] = {}
        communes: dict[tuple[str, str], list[int]] = {}
        for row in range(len(held)):
            department, region = held.area(row)
            for area in ((DEPARTMENT, department), (REGION, region)):
                main = communes.setdefault(area, [])
                if not held.is_district(row):
                    people[area] = people.get(area, 0) + held.population(row)
                    if len(main) < MAIN_COMMUNES:
                        main.append(row)
        self._by_name: dict[str, Territory] = {}
        self._by_code: dict[str, Territory] = {}
        # Departments last: overseas, one and the same territory is both.
        for what, rows in ((REGION, regions), (DEPARTMENT, departments)):
            for code, name in rows:
                area = (what, code)
                said = OVERSEAS if _is_collectivity(what, code) else what
                known = Territory(name, said, people.get(area, 0), tuple(communes.get(area, ())))
                self._by_name[without_article(normalise(name))] = known
                if what == DEPARTMENT:
                    self._by_code[code] = known

    def department_name(self, code: str) -> str:
        """« Morbihan » for 56; the code itself when it is unknown."""
        known = self._by_code.get(code)
        return known.name if known else code

    def department_code(self, name: str) -> str:
        """« 56 » for « le Morbihan »; empty when it is unknown."""
        known = self._by_name.get(without_article(normalise(name)))
        return next((code for code, one in self._by_code.items() if one is known), "")

    def meant_by(self, text: str) -> Territory | None:
        """The territory of which a text is the name, the number (« 56 »), or both (« Morbihan (56) »)."""
        typed = _what.sub("", fold(text)).upper()
        by_code = self._by_code.get(typed)
        if by_code:
            return by_code
        number = _code.search(typed)
        name = without_article(normalise(_code.sub(" ", typed, count=1)))
        known = self._by_name.get(SHORT_NAMES.get(name, name))
        return None if number and known is not self._by_code.get(number[0]) else known


def _is_collectivity(what: str, code: str) -> bool:
    """Overseas territories that are neither department nor region have the codes from 975, Mayotte (976) apart."""
    return what == DEPARTMENT and code.isdecimal() and int(code) >= 975 and code != "976"  # noqa: PLR2004 - INSEE numbers collectivities overseas from 975
