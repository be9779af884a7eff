"""What changes of situation ask of the programme's team, because nobody of a structure can settle it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from activateurs.foundation.accounts.choices import Role
from activateurs.membership.situations.models import Notice

from .access import role_required

if TYPE_CHECKING:
    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest

PER_PAGE = 50


@role_required(Role.MODERATOR, Role.ADMINISTRATOR)
@require_safe
def situations(request: SignedInRequest) -> HttpResponse:
    """What waits, the oldest first."""
    waiting = Notice.objects.open().select_related("profile__structure")
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "backoffice/situations.html", {"page": page})


@role_required(Role.MODERATOR, Role.ADMINISTRATOR)
@require_POST
def situation_handled(request: SignedInRequest, notice_pk: int) -> HttpResponse:
    """Somebody has settled it."""
    notice = get_object_or_404(Notice, pk=notice_pk)
    if notice.handle(by=request.user, at=timezone.now()):
        messages.success(request, "C’est noté comme traité.")
    else:
        messages.info(request, "Quelqu’un l’avait déjà noté comme traité.")
    return redirect("backoffice:situations")
