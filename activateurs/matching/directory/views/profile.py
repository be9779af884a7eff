"""The public page of an activator, and the counting of those who leave it for the activator's own site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from activateurs.foundation.journal.choices import Event
from activateurs.foundation.ui import frame
from activateurs.matching.directory import measuring, showcase
from activateurs.matching.directory.query import carried, parse

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
@login_not_required
def profile(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of a listed profile; 410 for one that was listed once, 404 for anything else (A3.6)."""
    asked = carried(parse(request.GET).criteria) if request.GET else ""
    measured = measuring.token(Event.VIEW, [slug])
    slots = showcase.page(slug, on=timezone.localdate(), asked=asked, measured=measured)
    if slots is None:
        if not showcase.was_listed(slug):
            raise Http404
        return HttpResponse(render_to_string("directory/gone.html", {}, request), status=410)
    return frame.render(request, "directory/profile.html", slots, section=reverse("directory:profile", args=["-"]))


# No cookie and no form stand behind this counter: it is what the page's own script sends when a link is followed.
@csrf_exempt
@require_POST
@login_not_required
def outbound(request: HttpRequest, slug: str) -> HttpResponse:
    """Count one departure to the activator's own site (A3.7, A5.2): a daily figure, nothing about who left."""
    profile_id = showcase.leading_elsewhere(slug)
    if profile_id is None:
        raise Http404
    measuring.left_for(request, profile_id, at=timezone.now())
    return HttpResponse(status=204)
