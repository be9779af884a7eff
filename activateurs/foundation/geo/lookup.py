"""Finding a place from what a person types: a name, a postal code or an INSEE code; no SQL per request.

The gazetteer is read from the database once per process; call ``preload`` before forking workers.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from activateurs.foundation.language import fold

from .gazetteer import Gazetteer
from .models import Commune, PostalCode
from .names import normalise
from .territories import Territories

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .gazetteer import CommuneRow
    from .places import Place
    from .territories import Territory

MAX_TYPED = 120  # characters; the longest name has 45
LONGEST_CHOICE = 50  # places offered at most by ``resolve``
NEAR = 6  # places offered at most by ``near``

_loaded: list[tuple[Gazetteer, Territories]] = []
_five = re.compile(r"\b(\d{5})\b")
_digits = re.compile(r"\d{2,5}")
_insee = re.compile(r"\d{5}|2[ab]\d{3}", re.IGNORECASE)
_told_apart = re.compile(r",[^,()]*\)\s*$")  # the department in « Saint-Martin (65360, Hautes-Pyrénées) »
_named_department = re.compile(r"^(?P<name>[^,(]+)[,(](?P<department>[^,()]+)\)?$")
_department = re.compile(r"^(?P<name>.*\D)\s+\(?(?P<code>\d{1,3}|2[ab])\)?$", re.IGNORECASE)


def gazetteer() -> Gazetteer:
    """The communes in memory."""
    return _held()[0]


def territories() -> Territories:
    """The departments and regions of these communes, in memory."""
    return _held()[1]


def _held() -> tuple[Gazetteer, Territories]:
    """What was read from the database; an empty table is not kept, so that a later load is seen."""
    if _loaded:
        return _loaded[0]
    departments: dict[str, str] = {}
    regions: dict[str, str] = {}
    communes = Gazetteer(
        _communes(departments, regions), PostalCode.objects.values_list("code", "commune_id").iterator()
    )
    built = communes, Territories(communes, departments.items(), regions.items())
    if len(communes):
        _loaded.append(built)
    return built


def _communes(departments: dict[str, str], regions: dict[str, str]) -> Iterator[CommuneRow]:
    """Communes, most populated first; the names of their departments and regions are noted on the way."""
    communes = Commune.objects.order_by("-population", "insee_code").values_list(
        "insee_code", "name", "department_id", "department__region_id", "latitude", "longitude", "population",
        "department__name", "department__region__name",
    )  # fmt: skip
    for *commune, department, region in communes.iterator():
        row: CommuneRow = tuple(commune)  # type: ignore[assignment] # the columns asked for, in that order
        departments[row[2]], regions[row[3]] = department, region
        yield row


def preload() -> None:
    """Read the places now, so that forked workers share their memory."""
    _held()


def forget() -> None:
    """Read the communes again at the next look-up: after loading them, and between tests."""
    _loaded.clear()


def by_insee(code: str) -> Place | None:
    """The commune of an INSEE code."""
    held = gazetteer()
    row = held.row_of(code.strip())
    return None if row is None else held.place(row)


def find(text: str, limit: int = 8) -> list[Place]:
    """Suggestions while typing: exact name first, then names that start so, then the rest; most populated first.

    When nothing is so named, the main communes of the territory so named, or the names that the text misspells.
    """
    typed = text.strip()[:MAX_TYPED]
    if _digits.fullmatch(typed):
        return list(islice(_by_digits(typed), limit))
    if _five.search(typed) or _insee.fullmatch(typed):
        return resolve(typed)[:limit]
    key = normalise(typed)
    if not key:
        return []
    held = gazetteer()
    searches = (held.named, held.starting, held.containing, lambda words: held.with_words(words.split()))
    rows = chain.from_iterable(search(key) for search in searches)
    found = [held.place(row) for row in islice(_once(rows), limit)]
    wider = None if found else territory(typed)
    return (
        found
        or resolve(typed)[:limit]
        or (main_communes(wider)[:limit] if wider else [held.place(row) for row in held.resembling(key, limit)])
    )


def resolve(text: str) -> list[Place]:
    """Every place that a submitted text can mean: none is unknown, several are to be offered as a choice.

    A bare number is a postal code before it is an INSEE code, since that is what people write.
    """
    typed = text.strip()[:MAX_TYPED]
    postal = _five.search(typed)
    if postal is None:
        whole = by_insee(typed.upper()) if _insee.fullmatch(typed) else None
        return [whole] if whole else _by_name(typed)
    code = int(postal[1])
    name = normalise(f"{typed[: postal.start()]} {_told_apart.sub('', typed[postal.end() :])}")
    held = gazetteer()
    served = held.with_postal_code(code)
    if not name:
        place = by_insee(typed) if not served else None
        return [place] if place else [held.place(row, code) for row in served]
    return _by_name_and_code(name, code, served)


def near(text: str, limit: int = NEAR) -> list[Place]:
    """What to propose for a text that ``resolve`` does not know: what it misspells, then what it is a part of."""
    key = normalise(text.strip()[:MAX_TYPED])
    misspelt = map(gazetteer().place, gazetteer().resembling(key, limit))
    return list(dict.fromkeys([*misspelt, *find(text, limit)]))[:limit]


def territory(text: str) -> Territory | None:
    """The department or the region of which a text is the name or the number."""
    return territories().meant_by(text.strip()[:MAX_TYPED])


def main_communes(of: Territory) -> list[Place]:
    """The most populated communes of a territory."""
    return [gazetteer().place(row) for row in of.communes]


def population(place: Place) -> int:
    """How many live in a place."""
    row = gazetteer().row_of(place.insee_code)
    return 0 if row is None else gazetteer().population(row)


def full_label(place: Place) -> str:
    """The label with the department, for namesakes: « Saint-Martin (65360, Hautes-Pyrénées) »; it resolves."""
    department = territories().department_name(place.department)
    return f"{place.name} ({', '.join(filter(None, (place.postal_code, department)))})"


def locate(postal_code: str, town: str) -> Place | None:
    """The commune of an address, for files that nobody can ask: a code that serves several gives the most populated.

    ``None`` when nothing fits, or when a town without code could be several.
    """
    found = resolve(f"{postal_code} {town}")
    return found[0] if found and (postal_code or len(found) == 1) else None


def _by_name_and_code(name: str, code: int, served: list[int]) -> list[Place]:
    """A right code with a name that is nearly right is enough; so is a right name with a CEDEX code."""
    held = gazetteer()
    named = held.named(name)
    both = [row for row in named if row in served]
    if both:
        return [held.place(row, code) for row in both]
    close = [row for row in served if held.key(row).startswith(name) or f" {name}" in held.key(row)]
    if served:
        return [held.place(row, code) for row in close or served]
    return [held.place(row) for row in named if _postal_prefix(held.department(row)) == f"{code:05d}"[:2]]


def _postal_prefix(department: str) -> str:
    """First two digits of the postal codes of a department: Corsica has one for its two, overseas share theirs."""
    return "20" if department in {"2A", "2B"} else department[:2]


def _by_name(typed: str) -> list[Place]:
    held = gazetteer()
    key = normalise(typed)
    rows = held.named(key) if key else []
    if rows:
        return [held.place(row) for row in rows[:LONGEST_CHOICE]]
    name, department = _qualified(fold(typed))
    return [held.place(row) for row in held.named(normalise(name)) if held.department(row) == department]


def _qualified(typed: str) -> tuple[str, str]:
    """A name and the code of the department written after it, in figures or in letters."""
    by_number = _department.match(typed)
    if by_number:
        return by_number["name"], by_number["code"].upper().zfill(2)
    by_name = _named_department.match(typed)
    return (by_name["name"], territories().department_code(by_name["department"])) if by_name else ("", "")


def _by_digits(digits: str) -> Iterator[Place]:
    held = gazetteer()
    for row, code in held.with_postal_prefix(digits):
        yield held.place(row, code)
    place = by_insee(digits)
    if place:
        yield place


def _once(rows: Iterable[int]) -> Iterator[int]:
    seen: set[int] = set()
    for row in rows:
        if row not in seen:
            seen.add(row)
            yield row
