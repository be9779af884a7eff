"""Suggestions for the comboboxes: places and needs, as one types."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from activateurs.foundation.geo import lookup
from activateurs.foundation.web.throttling import Scope, hit, network_of
from activateurs.matching.directory import words
from activateurs.matching.directory.query import cleaned
from activateurs.matching.finder import taxonomy

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    _Answering = Callable[[HttpRequest, str], JsonResponse]

SUGGESTED = 8
# A network that asks more gets no suggestion for a minute; the fields go on working without.
ASKED_PER_MINUTE = Scope("suggestions", 3000, 60)


def _kept(*, seconds: int) -> Callable[[_Answering], Callable[[HttpRequest], JsonResponse]]:
    """Calls the view with what is being typed; caches keep its answer, not the one of a network that asks too much.

    That one is empty for everybody: kept by a cache that many share, it would empty the suggestions of them all.
    """

    def keeping(view: _Answering) -> Callable[[HttpRequest], JsonResponse]:
        @wraps(view)
        def kept(request: HttpRequest) -> JsonResponse:
            busy = hit(ASKED_PER_MINUTE, network_of(request), at=timezone.now()).exceeded
            response = view(request, "" if busy else cleaned(request.GET.get("q", "")))
            response["Cache-Control"] = "no-store" if busy else f"public, max-age={seconds}"
            return response

        return kept

    return keeping


@require_safe
@login_not_required
@_kept(seconds=3600)
def places(_request: HttpRequest, asked: str) -> JsonResponse:
    """Communes whose name or postal code starts as ``q``; the department tells namesakes apart."""
    found = lookup.find(asked, SUGGESTED) if asked else []
    return _suggestions([(place.label, place.label, words.department_name(place.department)) for place in found])


@require_safe
@login_not_required
@_kept(seconds=600)
def needs(_request: HttpRequest, asked: str) -> JsonResponse:
    """Needs that answer free words, best first; the words of a shop owner, then the name of the expertise."""
    known = words.needs_by_slug()
    found = [known[match.slug] for match in taxonomy.suggest_needs(asked, limit=SUGGESTED)] if asked else []
    return _suggestions([(need.need, need.need, need.label) for need in found])


def _suggestions(rows: list[tuple[str, str, str]]) -> JsonResponse:
    """The form that the combobox reads."""
    return JsonResponse([{"value": value, "label": label, "hint": hint} for value, label, hint in rows], safe=False)
