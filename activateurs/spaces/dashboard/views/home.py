"""The first page of the space: what to do next, then the profiles of the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from activateurs.foundation.ui import next_steps
from activateurs.membership.activators.models import Profile

if TYPE_CHECKING:
    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest


@never_cache
@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    """What waits for this person, the most pressing first."""
    today = timezone.localdate()
    mine = Profile.objects.of(request.user)
    context = {
        "steps": next_steps.of(request.user, on=today),
        "profiles": mine.select_related("structure").order_by("pk"),
        "published": set(mine.listed().values_list("pk", flat=True)),
        "today": today,
    }
    return render(request, "dashboard/home.html", context)
