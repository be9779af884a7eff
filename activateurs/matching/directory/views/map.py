"""The map of activators and what it fetches: points, cards, figures by department (A2.4, A3.4)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape, format_html
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from activateurs.foundation.ui import frame
from activateurs.matching.directory import atlas, listing, map_page, words
from activateurs.matching.directory.query import parse, url_for

if TYPE_CHECKING:
    from django.http import HttpRequest

    from .listing import HtmxRequest


@require_safe
@login_not_required
def activators_map(request: HtmxRequest) -> HttpResponse:
    """The same search as the list, on a map beside its results; for HTMX, its changing part."""
    search = parse(request.GET)
    html = map_page.answer(search, on=timezone.localdate())
    title = map_page.title(search.criteria)
    if request.htmx and not request.htmx.history_restore_request:
        titled = format_html("<title>{} – {}</title>", title, settings.PROGRAMME_NAME)
        response = HttpResponse(titled + html)
        response["HX-Push-Url"] = url_for(search.criteria, to="directory:map")
    else:
        slots = {
            "title": escape(title),
            "description": escape(words.description(search.criteria)),
            # The list says the same in words: search engines keep that one.
            "robots": escape("noindex, follow"),
            "canonical": format_html('<link rel="canonical" href="{}">', listing.canonical(search.criteria)),
            "content": html,
        }
        response = frame.render(request, "directory/map.html", slots, section=reverse("directory:map"))
    response["Vary"] = "HX-Request"
    return response


@require_safe
@login_not_required
@never_cache
def points(request: HttpRequest) -> HttpResponse:
    """Markers within ``cadre`` at ``zoom``, as compact JSON."""
    bounds = atlas.read_bounds(request.GET.get("cadre", ""))
    zoom = atlas.read_zoom(request.GET.get("zoom", ""))
    found = atlas.groups(parse(request.GET).criteria, bounds, zoom)
    text = json.dumps({"groupes": found}, separators=(",", ":"))
    return HttpResponse(text, content_type="application/json")


@require_safe
@login_not_required
@never_cache
def cards(request: HttpRequest) -> HttpResponse:
    """The cards of the activators who stand at ``point`` (latitude,longitude), as the list shows them."""
    point = atlas.read_point(request.GET.get("point", ""))
    if point is None:
        return HttpResponseBadRequest("point=latitude,longitude")
    return HttpResponse(map_page.cards_at(parse(request.GET).criteria, point, on=timezone.localdate()))


@require_safe
@login_not_required
def departments(request: HttpRequest) -> HttpResponse:
    """How many stand in each department: a picture, and the same as a table."""
    search = parse(request.GET)
    return render(request, "directory/departments.html", map_page.figures(search.criteria))


@require_safe
@login_not_required
@never_cache
def departments_picture(request: HttpRequest) -> HttpResponse:
    """The picture alone."""
    return HttpResponse(map_page.picture_of(parse(request.GET).criteria), content_type="image/svg+xml")
