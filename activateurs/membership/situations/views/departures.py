"""Saying that somebody leaves, giving it up, and answering whoever asks to take over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from activateurs.membership.situations import departures, policies
from activateurs.membership.situations.actions import departures as actions
from activateurs.membership.situations.forms import DepartureForm
from activateurs.membership.situations.models import Departure, HandOver

if TYPE_CHECKING:
    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest
    from activateurs.membership.activators.models import Profile

TOO_LATE = "C’est trop tard : ce départ a déjà eu lieu, ou a été annulé entre-temps."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SignedInRequest, slug: str) -> HttpResponse:
    """Announce a departure: one's own, or as manager of the structure or member of the team."""
    profile = _profile(request, slug)
    planned = Departure.objects.planned().filter(profile=profile).first()
    if planned is not None:
        return _planned(request, planned)
    today, own = timezone.localdate(), profile.user_id == request.user.pk
    form = DepartureForm(
        request.POST if request.method == "POST" else None,
        initial={"on": today, "successor": ""},
        profile=profile,
        today=today,
        own=own,
    )
    if request.method == "POST" and form.is_valid():
        return _recorded(request, profile, form)
    context = {"profile": profile, "form": form, "own": own, "under_way": departures.under_way(profile)}
    return render(request, "situations/departure.html", context)


@never_cache
@require_POST
def cancel(request: SignedInRequest, slug: str) -> HttpResponse:
    """The person stays."""
    profile = _profile(request, slug)
    planned = get_object_or_404(Departure.objects.planned(), profile=profile)
    try:
        actions.cancel(departure=planned, by=request.user, at=timezone.now())
        messages.success(request, "Le départ est annulé : rien ne change.")
    except actions.TooLateError:
        messages.error(request, TOO_LATE)
    return redirect("dashboard:home")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: SignedInRequest, hand_over_pk: int) -> HttpResponse:
    """A colleague leaves and asks this person to take over: accept or refuse."""
    mine = HandOver.objects.asked_of(request.user).select_related("departure__profile__structure")
    asked = get_object_or_404(mine, pk=hand_over_pk)
    if request.method != "POST":
        under_way = departures.under_way(asked.departure.profile)
        return render(request, "situations/hand_over.html", {"asked": asked, "under_way": under_way})
    try:
        if request.POST.get("answer") == "accept":
            actions.accept(hand_over=asked, at=timezone.now())
            messages.success(request, "Merci. Les demandes vous seront confiées, et les entreprises prévenues.")
        else:
            actions.refuse(hand_over=asked, by=request.user, at=timezone.now())
            messages.success(request, "C’est noté : vous ne reprenez pas ces demandes.")
    except actions.TooLateError:
        messages.error(request, "Vous avez déjà répondu, ou cette proposition n’a plus lieu d’être.")
    return redirect("dashboard:home")


def _profile(request: SignedInRequest, slug: str) -> Profile:
    """Somebody else's does not exist."""
    return get_object_or_404(policies.departing_under(request.user).select_related("structure", "user"), slug=slug)


def _planned(request: SignedInRequest, departure: Departure) -> HttpResponse:
    """What is announced already."""
    if request.method == "POST":
        messages.info(request, "Ce départ est déjà annoncé.")
        return redirect("situations:departure", departure.profile.slug)
    asked = HandOver.objects.open().filter(departure=departure).select_related("successor__structure").first()
    context = {"profile": departure.profile, "departure": departure, "asked": asked}
    return render(request, "situations/departure_planned.html", context)


def _recorded(request: SignedInRequest, profile: Profile, form: DepartureForm) -> HttpResponse:
    """Announced, or done at once when it is today."""
    try:
        departure = actions.record(profile=profile, plan=form.plan(), by=request.user, at=timezone.now())
    except actions.AlreadyLeavingError:
        messages.info(request, "Ce départ est déjà annoncé.")
        return redirect("dashboard:home")
    if departure.on > form.today:
        messages.success(request, "Le départ est annoncé. Vous pouvez l’annuler jusqu’à ce jour.")
        return redirect("situations:departure", profile.slug)
    messages.success(request, "C’est fait : la fiche n’est plus visible.")
    return redirect("dashboard:home")
