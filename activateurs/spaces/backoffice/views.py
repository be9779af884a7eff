"""Where staff starts, and the outbox: what did not arrive and why, never the words (A4.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.accounts.policies import roles_of
from activateurs.foundation.geo.models import Region
from activateurs.foundation.notifications import actions
from activateurs.foundation.notifications.choices import MessageState
from activateurs.foundation.notifications.models import Message
from activateurs.foundation.notifications.notifications import registered
from activateurs.foundation.ui import shell

from .access import role_required, staff_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest

PER_PAGE = 50
# Whoever answers for the site's good running.
mails_only = role_required(Role.ADMINISTRATOR, Role.STEERING)


@staff_only
@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    """Where staff starts: the roles one holds, the pages they open."""
    regions = dict(Region.objects.values_list("code", "name"))
    roles = sorted((role.label, regions.get(code, code)) for role, code in roles_of(request.user))
    pages = [entry for entry in shell.entries_for(request.user, "staff") if entry.path != request.path]
    return render(request, "backoffice/home.html", {"roles": roles, "pages": pages})


@mails_only
@require_safe
def mails(request: SignedInRequest) -> HttpResponse:
    """How many messages stand where, and those that wait for a person's decision."""
    counts = dict(Message.objects.values_list("state").annotate(number=Count("pk")).order_by())
    # The words are not even read from the database.
    waiting = Message.objects.for_staff().defer("subject", "text", "html").prefetch_related("steps")
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    purposes = {one.name: one.purpose for one in registered()}
    for message in page:
        message.purpose = purposes.get(message.name, message.name)  # type: ignore[attr-defined] # for the template
        message.last_step = max(message.steps.all(), key=lambda step: step.pk)  # type: ignore[attr-defined] # for the template
    rows = [(state.label, counts.get(state.value, 0)) for state in MessageState]
    context = {"headers": ("État", "Nombre"), "counts": rows, "page": page}
    return render(request, "backoffice/mails.html", context)


@mails_only
@require_POST
def send_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """Try a failed or uncertain message once more: a person's explicit decision."""
    message = get_object_or_404(Message, pk=pk)
    try:
        actions.send_again(message=message, by=request.user, at=timezone.now())
        messages.success(request, "Le courrier repart.")
    except actions.NothingToSendAgainError:
        messages.error(request, "Ce courrier n’attend plus de décision : il est parti ou reparti entre-temps.")
    return redirect("backoffice:mails")
