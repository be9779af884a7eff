"""Saying whether one takes requests, and answering whoever asks to be replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from activateurs.membership.situations import policies
from activateurs.membership.situations.actions import availability as actions
from activateurs.membership.situations.forms import ELSEWHERE, AvailabilityForm
from activateurs.membership.situations.models import Delegation

if TYPE_CHECKING:
    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest
    from activateurs.membership.activators.models import Profile


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SignedInRequest, slug: str) -> HttpResponse:
    """Open, limited, absent or closed."""
    profile = get_object_or_404(policies.kept_by(request.user).select_related("structure"), slug=slug)
    standing = Delegation.objects.open().filter(profile=profile).select_related("delegate__structure").first()
    form = AvailabilityForm(
        request.POST if request.method == "POST" else None,
        initial=_present(profile, standing),
        profile=profile,
        today=timezone.localdate(),
    )
    if request.method == "POST" and form.is_valid():
        actions.set_availability(profile=profile, offer=form.offer(), by=request.user, at=timezone.now())
        messages.success(request, "C’est enregistré : les visiteurs le voient déjà.")
        return redirect("situations:availability", slug)
    context = {"profile": profile, "form": form, "standing": standing, "today": timezone.localdate()}
    return render(request, "situations/availability.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def delegation(request: SignedInRequest, delegation_pk: int) -> HttpResponse:
    """Somebody absent asks this person to answer meanwhile: accept, refuse, stop."""
    mine = Delegation.objects.asked_of(request.user).select_related("profile__structure", "delegate__structure")
    asked = get_object_or_404(mine, pk=delegation_pk)
    if request.method == "POST":
        try:
            if request.POST.get("answer") == "accept":
                actions.accept_delegation(delegation=asked, at=timezone.now())
                messages.success(request, "Merci. Les entreprises pourront vous écrire pendant cette absence.")
            else:
                actions.refuse_delegation(delegation=asked, by=request.user, at=timezone.now())
                messages.success(request, "C’est noté : vous ne serez pas proposé.")
        except actions.NoLongerAskedError:
            messages.error(request, "Cette demande a déjà reçu une réponse, ou n’a plus lieu d’être.")
        return redirect("dashboard:home")
    return render(request, "situations/delegation.html", {"delegation": asked})


def _present(profile: Profile, standing: Delegation | None) -> dict[str, object]:
    """What the form shows before anything is typed."""
    delegate = standing.delegate if standing else None
    near = delegate is not None and delegate.structure_id == profile.structure_id
    return {
        "availability": profile.availability,
        "requests_per_month": profile.requests_per_month,
        "available_from": profile.available_from,
        "colleague": "" if delegate is None else delegate.slug if near else ELSEWHERE,
        "address": "" if delegate is None or near else delegate.slug,
    }
