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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .places import Place

MAX_TYPED = 120  # characters; the longest name has 45
LONGEST_CHOICE = 50  # places offered at most by ``resolve``

_loaded: list[Gazetteer] = []
_five = re.compile(r"\b(\d{5})\b")
_digits = re.compile(r"\d{2,5}")
_insee = re.compile(r"\d{5}|2[ab]\d{3}", re.IGNORECASE)
_department = re.compile(r"^(?P<name>.*\D)\s+\(?(?P<code>\d{1,3}|2[ab])\)?$", re.IGNORECASE)


def gazetteer() -> Gazetteer:
    """The communes in memory; an empty table is not kept, so that a later load is seen."""
    if _loaded:
        return _loaded[0]
    communes = Commune.objects.order_by("-population", "insee_code").values_list(
        "insee_code", "name", "department_id", "department__region_id", "latitude", "longitude"
    )
    built = Gazetteer(communes.iterator(), PostalCode.objects.values_list("code", "commune_id").iterator())
    if len(built):
        _loaded.append(built)
    return built


def preload() -> None:
    """Read the communes now, so that forked workers share their memory."""
    gazetteer()


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

    When nothing is so named, the names that the text misspells.
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
    return found or resolve(typed)[:limit] or [held.place(row) for row in held.resembling(key, limit)]


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
    name = normalise(typed[: postal.start()] + " " + typed[postal.end() :])
    held = gazetteer()
    served = held.with_postal_code(code)
    if not name:
        place = by_insee(typed) if not served else None
        return [place] if place else [held.place(row, code) for row in served]
    return _by_name_and_code(name, code, served)


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
    qualified = _department.match(fold(typed))
    if not qualified:
        return []
    department = qualified["code"].upper().zfill(2)
    return [held.place(row) for row in held.named(normalise(qualified["name"])) if held.department(row) == department]


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
