"""The first page of the space: what to do next, the figures of the week, the profiles of the person."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from activateurs.foundation.ui import next_steps
from activateurs.membership.activators.models import Profile
from activateurs.oversight.statistics.figures import recent

if TYPE_CHECKING:
    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest

# With today, seven days.
WEEK = timedelta(days=6)


@never_cache
@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    """What waits for this person, the most pressing first."""
    today = timezone.localdate()
    mine = Profile.objects.of(request.user)
    published = set(mine.listed().values_list("pk", flat=True))
    context = {
        "steps": next_steps.of(request.user, on=today),
        "week": recent(sorted(published), since=today - WEEK) if published else {},
        "profiles": mine.select_related("structure").order_by("pk"),
        "published": published,
        "today": today,
    }
    return render(request, "dashboard/home.html", context)
