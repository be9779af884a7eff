"""Pictures and documents: two pages of the editor. What is right is kept, whatever is wrong beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from activateurs.foundation.web import throttling
from activateurs.membership.activators import steps
from activateurs.membership.files import actions
from activateurs.membership.files.forms import BrochuresForm, PicturesForm

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import Any

    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest
    from activateurs.membership.activators.models import Profile
    from activateurs.membership.activators.steps import Step
    from activateurs.membership.files.forms import Place, PlacesForm

    Keep = Callable[[SignedInRequest, Profile, Place, dict[str, Any], datetime], bool]

# Reading a picture costs about a second: far more than anybody needs, far less than it takes to slow the site.
SENDING = throttling.Scope("files.sending", limit=120, period=3600)


def pictures(request: SignedInRequest, profile: Profile, step: Step) -> HttpResponse:
    """The photo, the logo, photos of what was done."""
    return _page(request, profile, step, PicturesForm, _keep_picture)


def brochures(request: SignedInRequest, profile: Profile, step: Step) -> HttpResponse:
    """Documents to download."""
    return _page(request, profile, step, BrochuresForm, _keep_brochure)


def _page(request: SignedInRequest, profile: Profile, step: Step, of: type[PlacesForm], keep: Keep) -> HttpResponse:
    if request.method != "POST":
        return _shown(request, profile, step, of(profile=profile))
    now = timezone.now()
    throttling.require(SENDING, str(request.user.pk), at=now)
    form = of(request.POST, request.FILES, profile=profile)
    form.full_clean()
    kept = [
        keep(request, profile, place, form.cleaned_data[place.name], now)
        for place in form.places
        if form.is_right(place)
    ]
    if form.errors:
        if any(kept):
            messages.info(request, "Le reste de la page est enregistré.")
        return _shown(request, profile, step, form.after())
    return _onwards(request, profile, step, changed=any(kept))


def _shown(request: SignedInRequest, profile: Profile, step: Step, form: PlacesForm) -> HttpResponse:
    return render(request, f"files/{step.name}.html", steps.frame(profile, step) | {"form": form})


def _onwards(request: SignedInRequest, profile: Profile, step: Step, *, changed: bool) -> HttpResponse:
    """Where the button leads: the same page for more, the previous or the next one while joining, the profile."""
    wish, frame = request.POST.get("faire", ""), steps.frame(profile, step)
    if changed:
        shown = profile.is_published and profile.may.public  # type: ignore[attr-defined] # annotated by with_standing
        messages.success(
            request, "C’est enregistré, et visible dans l’annuaire dès maintenant." if shown else "C’est enregistré."
        )
    if wish == "ajouter":
        return redirect("activators:step", profile.slug, step.name)
    beside = frame["previous"] if wish == "revenir" else frame["following"] if frame["joining"] else None
    if beside:
        return redirect("activators:step", profile.slug, beside.name)
    return redirect("activators:overview", profile.slug)


def _keep_picture(
    request: SignedInRequest, profile: Profile, place: Place, given: dict[str, Any], now: datetime
) -> bool:
    """Do what is asked of a place; whether anything was. One that somebody emptied meanwhile stays empty."""
    by = request.user
    if given["remove"] and place.row:
        actions.remove_picture(profile=profile, pk=place.row.pk, by=by, at=now)
        return True
    if given["made"] and place.use:
        try:
            actions.add_picture(profile=profile, use=place.use, made=given["made"], alt=given["alt"], by=by, at=now)
        except actions.TooManyError:
            messages.warning(request, "Il n’y a plus de place pour une autre image\u00a0: retirez-en une d’abord.")
            return False
        return True
    if place.row and place.row.alt != given["alt"]:  # type: ignore[union-attr] # a picture, on this page
        try:
            actions.describe_picture(profile=profile, pk=place.row.pk, alt=given["alt"], by=by, at=now)
        except actions.GoneError:
            messages.warning(request, "Une image a été retirée entre-temps.")
            return False
        return True
    return False


def _keep_brochure(
    request: SignedInRequest, profile: Profile, place: Place, given: dict[str, Any], now: datetime
) -> bool:
    """The same for a document."""
    by = request.user
    if given["remove"] and place.row:
        actions.remove_brochure(profile=profile, pk=place.row.pk, by=by, at=now)
        return True
    if given["contents"]:
        try:
            actions.add_brochure(profile=profile, contents=given["contents"], title=given["title"], by=by, at=now)
        except actions.TooManyError:
            messages.warning(request, "Il n’y a plus de place pour un autre document\u00a0: retirez-en un d’abord.")
            return False
        return True
    if place.row and place.row.title != given["title"]:  # type: ignore[union-attr] # a document, on this page
        try:
            actions.entitle_brochure(profile=profile, pk=place.row.pk, title=given["title"], by=by, at=now)
        except actions.GoneError:
            messages.warning(request, "Un document a été retiré entre-temps.")
            return False
        return True
    return False
