"""The map page: the list's own form and results, with the map between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template import engines
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from activateurs.foundation.geo import lookup
from activateurs.foundation.geo.distance import distance_km
from activateurs.foundation.ui.jinja import number
from activateurs.matching.finder import cards as finder_cards
from activateurs.matching.finder.search import Hit, Presence

from . import atlas, cards, listing, words
from .basemap import files, picture
from .query import query_string, url_for

if TYPE_CHECKING:
    from datetime import date

    from activateurs.matching.finder.search import Criteria

    from .query import Search

CARDS_SHOWN = 20
CREDIT = "Contours : IGN, Admin Express · Villes : Insee"
LIST_RADIUS_KM = 5


def title(criteria: Criteria) -> str:
    """« Carte des activateurs autour de Vannes »."""
    return f"Carte des activateurs {words.subject(criteria)}".strip()


def answer(search: Search, *, on: date) -> SafeString:
    """The HTML of ``#annuaire``: the form, the map, the results."""
    _, html = listing.answer(search, on=on, to="directory:map", more=_about_map(search.criteria))
    return html


def cards_at(criteria: Criteria, point: tuple[float, float], *, on: date) -> SafeString:
    """The first cards at a point, and where to see the others. One query."""
    total, ids = atlas.at(criteria, *point)
    found = finder_cards.fetch(ids[:CARDS_SHOWN], on=on)
    place = criteria.place
    distance = None
    if place and place.latitude is not None and place.longitude is not None:
        distance = round(distance_km(place.latitude, place.longitude, *point), 1)
    there = [found[profile_id] for profile_id in ids if profile_id in found]
    hits = [Hit(card.profile_id, distance, Presence.LISTED, card.revision) for card in there]
    shown = cards.rendered(hits, criteria, on=on)
    context = {
        "cards": shown.html,
        "measured": shown.measured,
        "others": total - len(there),
        "list_url": _list_around(criteria, there[0] if there else None),
    }
    html = engines["jinja2"].get_template("directory/map_cards.html").render(context)
    return mark_safe(html)  # noqa: S308 - Jinja2 escapes


def figures(criteria: Criteria) -> dict[str, Any]:
    """The table of departments with somebody, most first, and the address of the picture."""
    counted = {one.code: one for one in atlas.by_department(criteria)}
    rows = sorted((one for one in counted.values() if one.count), key=lambda one: (-one.count, one.name))
    total = sum(one.count for one in rows)
    return {
        "subject": words.subject(criteria),
        "count": number(total),
        "several": total > 1,
        "headers": ("Département", "Activateurs sur la carte"),
        "rows": [(f"{one.name} ({one.code})", number(one.count)) for one in rows],
        "picture_url": url_for(criteria, to="directory:departments-picture"),
        "map_url": url_for(criteria, to="directory:map"),
        "list_url": url_for(criteria),
    }


def picture_of(criteria: Criteria) -> SafeString:
    """France by department, darker where there are more, as SVG."""
    context = {
        "shapes": atlas.by_department(criteria),
        "labels": picture.LABELS,
        "width": picture.WIDTH,
        "height": picture.HEIGHT,
        "classes": list(enumerate(atlas.class_labels())),
    }
    html = engines["jinja2"].get_template("directory/departments.svg").render(context)
    return mark_safe(html)  # noqa: S308 - Jinja2 escapes


def _about_map(criteria: Criteria) -> dict[str, Any]:
    """What the template of the map and static/js/map.js need to know."""
    place = criteria.place
    first_page = replace(criteria, page=1)
    return {
        "h1": title(replace(criteria, needs=(), text="")),
        "map_data": {
            "outlines": static(f"map/{files.OUTLINES}"),
            "towns": static(f"map/{files.TOWNS}"),
            "villages": static(f"map/{files.SMALL_TOWNS}"),
            "points": reverse("directory:map-points"),
            "cards": reverse("directory:map-cards"),
            "tiles": settings.MAP_TILES_URL,
            "tiles-credit": settings.MAP_TILES_ATTRIBUTION,
            "credit": CREDIT,
        },
        "map_regions": [(name, atlas.written(bounds)) for name, bounds in atlas.REGIONS],
        "map_query": query_string(first_page),
        "map_view": atlas.view(place, criteria.radius_km),
        "map_place": f"[{place.latitude},{place.longitude}]" if place and place.located else "",
        "map_radius": criteria.radius_km or "" if place and place.located else "",
        "shown_on_map": atlas.total(criteria),
        "departments_url": url_for(first_page, to="directory:departments"),
        "picture_url": url_for(first_page, to="directory:departments-picture"),
    }


def _list_around(criteria: Criteria, card: finder_cards.Card | None) -> str:
    """The list around the commune of a card, the other criteria unchanged."""
    named = lookup.resolve(f"{card.commune} ({card.postal_code})") if card else []
    return url_for(criteria, place=named[0], radius_km=LIST_RADIUS_KM) if named else url_for(criteria)
