"""Who changed what, when, from what to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from activateurs.membership.activators import steps

from .own import own_profile

if TYPE_CHECKING:
    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest

PER_PAGE = 20


@never_cache
@require_safe
def history(request: SignedInRequest, slug: str) -> HttpResponse:
    """The changes of a profile, the latest first, in words."""
    profile = own_profile(request, slug)
    changes = profile.changes.select_related("by").order_by("-at", "-pk")
    page = Paginator(changes, PER_PAGE).get_page(request.GET.get("page"))
    labels = {step.name: step.label for step in steps.of_kind(profile.kind)}
    lines = [
        (change, labels.get(change.step, change.step),
         [(label, change.before.get(label, ""), text) for label, text in change.after.items()])
        for change in page
    ]  # fmt: skip
    return render(request, "activators/history.html", {"profile": profile, "page": page, "lines": lines})
