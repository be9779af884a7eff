"""The list of activators, nearest first (A3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape, format_html
from django.views.decorators.http import require_safe

from activateurs.foundation.ui import frame
from activateurs.matching.directory import listing, words
from activateurs.matching.directory.query import parse, url_for

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString
    from django_htmx.middleware import HtmxDetails

    from activateurs.matching.directory.query import Search
    from activateurs.matching.finder.search import Results

    class HtmxRequest(HttpRequest):
        """A request that passed the HTMX middleware."""

        htmx: HtmxDetails


@require_safe
@login_not_required
def activators(request: HtmxRequest) -> HttpResponse:
    """The whole page, or for HTMX its changing part with the canonical address to show."""
    search = parse(request.GET)
    results, html = listing.answer(search, on=timezone.localdate())
    if request.htmx and not request.htmx.history_restore_request:
        titled = format_html("<title>{} – {}</title>", words.title(search.criteria, results), settings.PROGRAMME_NAME)
        response = HttpResponse(titled + html)
        response["HX-Push-Url"] = url_for(search.criteria)
    else:
        response = frame.render(
            request,
            "directory/list.html",
            {**_about(search, results), "content": html},
            section=reverse("directory:list"),
        )
    response["Vary"] = "HX-Request"
    return response


def _about(search: Search, results: Results) -> dict[str, SafeString]:
    """What browsers and search engines are told of the page."""
    criteria = search.criteria
    kept = listing.indexable(criteria) and results.total and not search.understood
    return {
        "title": escape(words.title(criteria, results)),
        "description": escape(words.description(criteria)),
        "robots": escape("index, follow" if kept else "noindex, follow"),
        "canonical": format_html('<link rel="canonical" href="{}">', listing.canonical(criteria)),
    }
