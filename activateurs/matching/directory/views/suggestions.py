"""Suggestions for the comboboxes: places and needs, as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from activateurs.foundation.geo import lookup
from activateurs.foundation.web.throttling import Scope, hit, network_of
from activateurs.matching.directory import words
from activateurs.matching.directory.query import cleaned
from activateurs.matching.finder import taxonomy

if TYPE_CHECKING:
    from django.http import HttpRequest

SUGGESTED = 8
# A network that asks more gets no suggestion for a minute; the fields go on working without.
ASKED_PER_MINUTE = Scope("suggestions", 3000, 60)


@require_safe
@login_not_required
@cache_control(public=True, max_age=3600)
def places(request: HttpRequest) -> JsonResponse:
    """Communes whose name or postal code starts as ``q``; the department tells namesakes apart."""
    asked = _asked(request)
    found = lookup.find(asked, SUGGESTED) if asked else []
    return _suggestions([(place.label, place.label, words.department_name(place.department)) for place in found])


@require_safe
@login_not_required
@cache_control(public=True, max_age=600)
def needs(request: HttpRequest) -> JsonResponse:
    """Needs that answer free words, best first; the words of a shop owner, then the name of the expertise."""
    known = words.needs_by_slug()
    asked = _asked(request)
    found = [known[match.slug] for match in taxonomy.suggest_needs(asked, limit=SUGGESTED)] if asked else []
    return _suggestions([(need.need, need.need, need.label) for need in found])


def _asked(request: HttpRequest) -> str:
    """What is being typed; empty when this network asks too much."""
    busy = hit(ASKED_PER_MINUTE, network_of(request), at=timezone.now()).exceeded
    return "" if busy else cleaned(request.GET.get("q", ""))


def _suggestions(rows: list[tuple[str, str, str]]) -> JsonResponse:
    """The form that the combobox reads."""
    return JsonResponse([{"value": value, "label": label, "hint": hint} for value, label, hint in rows], safe=False)
