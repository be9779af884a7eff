"""Confirming that a profile is true: by the link of a mail, or from the space. A page shows, a click acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from activateurs.membership.situations import links, policies
from activateurs.membership.situations.actions import freshness as actions
from activateurs.membership.situations.choices import Way

from .personal import personal_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from activateurs.foundation.accounts.models import User
    from activateurs.foundation.accounts.requests import SignedInRequest
    from activateurs.membership.activators.models import Profile


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Without signing in: the link proves who one is, for this and nothing else."""
    check = links.check_of(token)
    profile, person = check.profile, check.profile.user
    assert person is not None, "check_of asked for it"
    if request.method == "POST":
        return _confirmed(request, profile, person, Way.MAIL)
    return render(request, "situations/confirm.html", _context(profile) | {"by_link": True})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def in_space(request: SignedInRequest, slug: str) -> HttpResponse:
    """From the space."""
    mine = policies.kept_by(request.user).select_related("structure", "family")
    profile = get_object_or_404(mine, slug=slug)
    if request.method != "POST":
        return render(request, "situations/confirm_in_space.html", _context(profile))
    obstacles = actions.confirm(profile=profile, by=request.user, at=timezone.now(), way=Way.SPACE)
    for obstacle in obstacles:
        messages.warning(request, f"Votre fiche n’est pas encore montrée. {obstacle}")
    if not obstacles:
        messages.success(request, "Merci. Les entreprises voient que votre fiche est à jour.")
    return redirect("dashboard:home")


def _confirmed(request: HttpRequest, profile: Profile, person: User, way: Way) -> HttpResponse:
    """Once confirmed: shown again, or what is in the way."""
    obstacles = actions.confirm(profile=profile, by=person, at=timezone.now(), way=way)
    shown = profile.may.public and policies.is_published(profile)
    context = {"profile": profile, "obstacles": obstacles, "shown": shown}
    return render(request, "situations/confirmed.html", context)


def _context(profile: Profile) -> dict[str, object]:
    """What visitors read, to be looked at before saying that it is true."""
    return {
        "profile": profile,
        "expertises": profile.expertises.order_by("position", "pk"),
        "today": timezone.localdate(),
        "out": policies.is_out_for_silence(profile),
    }
