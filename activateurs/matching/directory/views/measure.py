"""Where pages say that they were shown (A5.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from activateurs.matching.directory import measuring

if TYPE_CHECKING:
    from django.http import HttpRequest


# Neither cookie nor form: the token that the page was given stands for it, and the browser says where it comes from.
@csrf_exempt
@require_POST
@login_not_required
def measure(request: HttpRequest) -> HttpResponse:
    """Note what was shown. The answer is empty and always the same: it tells nobody what counts."""
    slugs = request.POST.get("fiches", "").split()
    measuring.shown(request, slugs=slugs, token=request.POST.get("jeton", ""), at=timezone.now())
    return HttpResponse(status=204)
