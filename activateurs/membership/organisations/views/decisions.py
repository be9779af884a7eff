"""A manager answers somebody who says that it works in the structure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from activateurs.membership.organisations import actions
from activateurs.membership.organisations.forms import RefuseForm
from activateurs.membership.organisations.models import BelongingRequest

from . import scope

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest

TOO_LATE = "Cette demande a déjà une réponse, ou la personne l’a abandonnée."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: SignedInRequest, structure_pk: int, belonging_id: UUID) -> HttpResponse:
    """Accept with one click, refuse with a reason."""
    structure = scope.managed(request, structure_pk)
    asked = BelongingRequest.objects.filter(structure=structure, asked_managers_at__isnull=False)
    asking = get_object_or_404(
        asked.exclude(user=request.user).select_related("user", "structure"), public_id=belonging_id
    )
    if not asking.is_open:
        messages.info(request, TOO_LATE)
        return redirect("organisations:structure", structure.pk)
    accepts = request.POST.get("answer") == "accept"
    form = RefuseForm(request.POST if request.method == "POST" and not accepts else None)
    if request.method == "POST" and (accepts or form.is_valid()):
        _decide(request, asking, "" if accepts else form.cleaned_data["words"])
        return redirect("organisations:structure", structure.pk)
    return render(request, "organisations/decide.html", {"structure": structure, "asking": asking, "form": form})


def _decide(request: SignedInRequest, asking: BelongingRequest, refusal: str) -> None:
    try:
        if refusal:
            actions.refuse(request=asking, by=request.user, words=refusal, at=timezone.now())
            messages.success(request, "Votre refus est envoyé à la personne, avec vos mots.")
        else:
            actions.approve(request=asking, by=request.user, at=timezone.now())
            messages.success(request, "Cette personne fait maintenant partie de votre structure. Elle en est prévenue.")
    except (actions.AlreadyDecidedError, actions.AlreadyThereError, actions.NotAllowedError):
        messages.error(request, TOO_LATE)
