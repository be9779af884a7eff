"""What the address of a search asks, read without trust and written back in one canonical form.

The list, the map and the API read the same parameters by ``parse``; every link they make comes from ``url_for``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote_plus

from activateurs.foundation.geo import answers
from activateurs.foundation.ui.jinja import quoted, url
from activateurs.matching.finder import taxonomy
from activateurs.matching.finder.search import RADII_KM, Criteria
from activateurs.membership.activators.kinds import PUBLIC_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.http import QueryDict

    from activateurs.foundation.geo.places import Place

MAX_TEXT = 200  # characters of a typed value; the rest is dropped
MAX_NEEDS = 8
MAX_PAGE_DIGITS = 6
WHOLE_COUNTRY = "france"
DEFAULT_RADIUS_KM = Criteria().radius_km


class Address(Protocol):
    """The address of a search on a page: ``url_for`` with its page chosen."""

    def __call__(self, criteria: Criteria, **changes: Any) -> str:
        """The address, with some fields of the search changed."""
        ...


@dataclass(frozen=True, slots=True)
class Understood:
    """A need told in free words (``besoin_texte``): the expertise taken from it, if any, and the other candidates."""

    text: str
    applied: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """A read address: what is searched, what was typed as a place, and what the page must tell about it.

    ``choices`` are the places that ``place_text`` may mean, with their labels: all the candidates, of which the first
    one is taken, or, with ``place_error``, what to propose; ``more_places`` says how to be precise when there are more.
    ``territory`` is the department or the region that was written instead of a commune.
    """

    criteria: Criteria
    place_text: str = ""
    place_error: str = ""
    choices: tuple[tuple[Place, str], ...] = ()
    more_places: str = ""
    territory: str = ""
    notes: tuple[str, ...] = ()
    understood: Understood | None = None


def parse(params: QueryDict) -> Search:
    """Read ``lieu rayon besoin besoin_texte secteur type q page``; what makes no sense is ignored and noted."""
    known = taxonomy.current()
    notes: list[str] = []
    needs = _known(params.getlist("besoin"), known.need_labels, "Un besoin", notes)[:MAX_NEEDS]
    sectors = _known([params.get("secteur", "").upper()], known.sector_labels, "Un secteur", notes)
    kinds = _known(params.getlist("type"), PUBLIC_KINDS, "Un type d’activateur", notes)
    understood = _understand(cleaned(params.get("besoin_texte", "")), needs)
    if understood and understood.applied:
        needs = [*needs, understood.applied]
    place_text = cleaned(params.get("lieu", ""))
    answer = answers.read(place_text) if place_text else answers.Answer("")
    criteria = Criteria(
        place=answer.found[0] if answer.found else None,
        radius_km=_radius(params.get("rayon", ""), notes),
        needs=tuple(needs),
        sector=sectors[0] if sectors else "",
        kinds=tuple(kinds),
        text=cleaned(params.get("q", "")),
        page=_page(params.get("page", "")),
    )
    return Search(
        criteria,
        place_text,
        place_error=_place_error(answer),
        choices=tuple(answers.told_apart(answer.found[: answers.OFFERED]) if answer.found else answer.proposals),
        more_places=answer.more,
        territory=answer.territory.name if answer.territory else "",
        notes=tuple(notes),
        understood=understood,
    )


def query_string(criteria: Criteria) -> str:
    """The canonical parameters of a search, without the leading « ? »; empty for the plain list."""
    pairs: list[tuple[str, str]] = []
    if criteria.place:
        pairs.append(("lieu", criteria.place.label))
    if criteria.radius_km != DEFAULT_RADIUS_KM:
        pairs.append(("rayon", str(criteria.radius_km or WHOLE_COUNTRY)))
    pairs += [("besoin", need) for need in criteria.needs]
    if criteria.sector:
        pairs.append(("secteur", criteria.sector))
    pairs += [("type", kind) for kind in criteria.kinds]
    if criteria.text:
        pairs.append(("q", criteria.text))
    if criteria.page > 1:
        pairs.append(("page", str(criteria.page)))
    return "&".join([f"{name}={_quoted(value)}" for name, value in pairs])


_quoted = lru_cache(maxsize=1024)(quote_plus)  # a page quotes the same place and need ten times


def url_for(criteria: Criteria, to: str = "directory:list", **changes: Any) -> str:
    """The address of a search, with some of its fields changed; a change other than of page leads to page 1."""
    if changes:
        criteria = replace(criteria, **{"page": 1, **changes})
    asked = query_string(criteria)
    return f"{url(to)}?{asked}" if asked else url(to)


def carried(criteria: Criteria) -> str:
    """The need and the place of a search, with « ? », for the pages it leads to: nobody types them twice."""
    asked = query_string(Criteria(place=criteria.place, needs=criteria.needs))
    return f"?{asked}" if asked else ""


def cleaned(text: str) -> str:
    """Typed text as one line of at most ``MAX_TEXT`` printable characters (no NUL, no control)."""
    line = "".join(sign if sign.isprintable() else " " for sign in text[:MAX_TEXT])
    return " ".join(line.split())


def _known(asked: Sequence[str], allowed: Iterable[str], what: str, notes: list[str]) -> list[str]:
    """The asked values that exist, once each, in the order asked; the others become one note."""
    allowed = set(allowed)
    values = list(dict.fromkeys(value for value in asked if value))
    found = [value for value in values if value in allowed]
    if len(found) < len(values):
        notes.append(f"{what} demandé dans l’adresse n’existe pas : nous n’en avons pas tenu compte.")
    return found


def _radius(text: str, notes: list[str]) -> int | None:
    if text == WHOLE_COUNTRY:
        return None
    for radius in RADII_KM:
        if text == str(radius):
            return radius
    if text:
        notes.append(f"La distance demandée n’existe pas : nous cherchons à {DEFAULT_RADIUS_KM} km.")
    return DEFAULT_RADIUS_KM


def _page(text: str) -> int:
    """A page number; beyond the last one, the search answers with the last one."""
    plain = text.isascii() and text.isdecimal()
    if not plain:
        return 1
    return max(1, int(text)) if len(text) <= MAX_PAGE_DIGITS else 10**MAX_PAGE_DIGITS - 1


def _place_error(answer: answers.Answer) -> str:
    """What to show beside the field when no place was understood."""
    if answer.found or not answer.text:
        return ""
    return answer.advice or (
        f"Nous ne connaissons pas de commune {quoted(answer.text)}. "
        "Écrivez le nom d’une commune ou un code postal, par exemple Vannes ou 56000."
    )


def _understand(text: str, ticked: Sequence[str]) -> Understood | None:
    """What a need told in free words means; the best expertise is taken when it is clearly the best.

    Words whose best expertise is already ticked have been understood: nothing is left to tell.
    """
    if not text:
        return None
    suggestions = taxonomy.suggest_needs(text, limit=3)
    if suggestions and suggestions[0].slug in ticked:
        return None
    slugs = [match.slug for match in suggestions if match.slug not in ticked]
    clear = taxonomy.is_clear(text, suggestions)
    take = clear and len(ticked) < MAX_NEEDS
    return Understood(text, slugs[0] if take else "", tuple(slugs[1:] if take else slugs))
