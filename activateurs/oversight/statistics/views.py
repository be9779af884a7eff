"""What an activator reads of how its profiles are seen (A5.2): its own only, for anybody else they do not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from activateurs.membership.activators.models import Profile

from .choices import Unit
from .export import rows, written
from .figures import report
from .page import context
from .periods import KEPT

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from activateurs.foundation.accounts.models import User
    from activateurs.foundation.accounts.requests import SignedInRequest


@never_cache
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """The first profile of the person; a word when there is none."""
    profiles = list(_own(request.user))
    return _page(request, profiles, profiles[0] if profiles else None)


@never_cache
@require_safe
def one(request: SignedInRequest, slug: str) -> HttpResponse:
    """One of several."""
    profile = get_object_or_404(_own(request.user), slug=slug)
    return _page(request, list(_own(request.user)), profile)


@never_cache
@require_safe
def download(request: SignedInRequest, slug: str) -> HttpResponse:
    """The same figures, a year of them, for a spreadsheet."""
    profile = get_object_or_404(_own(request.user), slug=slug)
    unit = _unit(request)
    found = report(profile, unit, periods=KEPT[unit], on=timezone.localdate())
    response = HttpResponse(written(rows(profile.full_name, found)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="statistiques-{profile.slug}-{unit.value}.csv"'
    return response


def _page(request: SignedInRequest, profiles: list[Profile], profile: Profile | None) -> HttpResponse:
    unit = _unit(request)
    found: dict[str, Any] = context(profile, unit, on=timezone.localdate()) if profile else {}
    about = {"profiles": profiles, "profile": profile, "unit": unit, "units": list(Unit)}
    return render(request, "statistics/figures.html", about | found)


def _own(user: User) -> QuerySet[Profile]:
    return Profile.objects.of(user).select_related("structure__commune__department__region").order_by("pk")


def _unit(request: SignedInRequest) -> Unit:
    asked = request.GET.get("par", "")
    return Unit(asked) if asked in Unit.values else Unit.WEEK
