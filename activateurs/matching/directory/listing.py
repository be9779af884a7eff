"""The list: the search, its results and its counts, as one piece of HTML.

The page and what HTMX asks are the same piece, so that they cannot drift apart.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template import engines
from django.utils.safestring import mark_safe

from activateurs.matching.finder import index, taxonomy
from activateurs.matching.finder.search import PAGE_SIZE, RADII_KM

from . import cards, filters, words
from .help import ways_out, wider
from .query import DEFAULT_RADIUS_KM, WHOLE_COUNTRY, Search, url_for

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.utils.safestring import SafeString

    from activateurs.matching.finder.search import Criteria, Results

    from .query import Address


def answer(
    search: Search, *, on: date, to: str = "directory:list", more: Mapping[str, Any] | None = None
) -> tuple[Results, SafeString]:
    """Search and render: the results and the HTML of ``#annuaire``. At most one query, for the cards.

    ``to`` is the page that shows it: its form and its links lead there. ``more`` is what that page adds.
    """
    results = index.search(search.criteria, on=on)
    criteria = replace(search.criteria, page=results.page)
    address = partial(url_for, to=to)
    shown = cards.rendered(results.hits, criteria, on=on)
    context = {
        "search": search,
        "criteria": criteria,
        "results": results,
        "cards": shown.html,
        "measured": shown.measured,
        "shown_pages": pages_shown(results.page, results.pages),
        "h1": words.main_heading(criteria),
        "heading": words.heading(criteria, results.total),
        "spread": words.spread(criteria, results),
        "wider": wider(criteria, results, address) if results.total else None,
        "ways_out": [] if results.total else ways_out(criteria, results, address, on=on),
        "filters": filters.rendered(criteria, results.facets, taxonomy.current()),
        "radii": _radii(criteria, results),
        **_links(search, criteria, address),
        "to": to,
        "map_data": None,
        **(more or {}),
    }
    html = engines["jinja2"].get_template("directory/listing.html").render(context)
    return results, mark_safe(html)  # noqa: S308 - Jinja2 escapes


def indexable(criteria: Criteria) -> bool:
    """Whether search engines may keep this list: a place, a need, or both; other mixes would be endless."""
    return not (
        criteria.text
        or criteria.sector
        or criteria.kinds
        or len(criteria.needs) > 1
        or criteria.radius_km != DEFAULT_RADIUS_KM
    )


def canonical(criteria: Criteria) -> str:
    """The one address under which search engines know this list."""
    return settings.SITE_URL + url_for(criteria)


def _radii(criteria: Criteria, results: Results) -> list[tuple[str, str, int | None, bool]]:
    """Radii to choose from: value, label, how many results it gives if there is a place, whether it is chosen."""
    choices = [(str(radius), f"{radius} km", radius) for radius in RADII_KM]
    choices.append((WHOLE_COUNTRY, "Toute la France", 0))
    counts = results.facets.radii
    return [
        (value, label, counts.get(radius) if criteria.place else None, radius == (criteria.radius_km or 0))
        for value, label, radius in choices
    ]


def _links(search: Search, criteria: Criteria, address: Address) -> dict[str, Any]:
    """Addresses of close searches: other places and needs, criteria taken back, other pages, the map and the list."""
    known = words.needs_by_slug()
    understood = search.understood
    instead = tuple(need for need in criteria.needs if not understood or need != understood.applied)
    removable = [
        (known[need].label, address(criteria, needs=tuple(other for other in criteria.needs if other != need)))
        for need in criteria.needs
    ]
    return {
        "needs": known,
        "removable": removable,
        "other_needs": [
            (known[need].need, address(criteria, needs=(*instead, need)))
            for need in (understood.others if understood else ())
        ],
        "place_choices": [(label, address(criteria, place=place)) for place, label in search.choices],
        "page_size": PAGE_SIZE,
        "map_url": url_for(criteria, to="directory:map"),
        "list_url": url_for(criteria),
        "address": lambda page: address(criteria, page=page),
    }


def pages_shown(page: int, count: int) -> list[int | None]:
    """Pages to link to: the first, the last and those around; ``None`` where some are left out."""
    kept = sorted({1, count, *(number for number in range(page - 1, page + 2) if 1 <= number <= count)})
    shown: list[int | None] = []
    for number in kept:
        if shown and shown[-1] is not None and number - shown[-1] > 1:
            shown.append(None)
        shown.append(number)
    return shown
