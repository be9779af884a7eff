"""The company directory that the demonstration asks, so that looking a SIRET up can be tried without the outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, JsonResponse
from django.views.decorators.http import require_safe

from activateurs.membership.organisations import demo_directory

if TYPE_CHECKING:
    from django.http import HttpRequest


@login_not_required
@require_safe
def search(request: HttpRequest) -> JsonResponse:
    """As the public one; on demonstrations only."""
    if not settings.DEMO:
        raise Http404
    return JsonResponse(demo_directory.answer(request.GET.get("q", "")))
