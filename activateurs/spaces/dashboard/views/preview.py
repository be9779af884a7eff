"""A profile exactly as visitors see it, or will: the directory's own rendering, for who may write the profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from activateurs.matching.directory import showcase
from activateurs.matching.finder.projection import RELATED
from activateurs.membership.activators.models import Profile

if TYPE_CHECKING:
    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest


@never_cache
@require_safe
def preview(request: SignedInRequest, slug: str) -> HttpResponse:
    """The page of a profile, published or not; for an institutional one, what members see (A3.6)."""
    mine = Profile.objects.editable_by(request.user).with_standing().select_related(*RELATED)
    profile = get_object_or_404(mine, slug=slug)
    slots = showcase.preview(profile, on=timezone.localdate())
    return render(request, "dashboard/preview.html", {"profile": profile, "shown": slots["content"]})
