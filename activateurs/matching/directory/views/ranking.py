"""How activators come to be listed and in which order (law.md, 11 and 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@login_not_required
def ranking(request: HttpRequest) -> HttpResponse:
    """A plain text that every list leads to."""
    return render(request, "directory/ranking.html")
