"""Taking one's data along, and leaving the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from activateurs.foundation.accounts import personal_data
from activateurs.membership.activators.models import Profile
from activateurs.membership.organisations.models import Membership
from activateurs.membership.situations import departures, policies
from activateurs.membership.situations.actions import leaving as actions
from activateurs.membership.situations.models import PersonalExport

if TYPE_CHECKING:
    from uuid import UUID

    from activateurs.foundation.accounts.models import User
    from activateurs.foundation.accounts.requests import SignedInRequest


class FarewellForm(forms.Form):
    """A box, so that nobody leaves by a slip of the finger."""

    sure = forms.BooleanField(
        label="J’ai compris : mon compte se ferme aujourd’hui, et mes données seront effacées.",
        error_messages={"required": "Cochez cette case pour quitter le programme."},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_data(request: SignedInRequest) -> HttpResponse:
    """What is held, and a copy of it."""
    if request.method == "POST":
        actions.ask_export(person=request.user, at=timezone.now())
        messages.success(request, "Votre copie se prépare. Un courriel vous dira quand elle est prête.")
        return redirect("situations:my_data")
    exports = PersonalExport.objects.of(request.user).order_by("-asked_at", "-pk")
    context = {"exports": exports, "parts": personal_data.parts(), "days": settings.EXPORT_KEEP_DAYS}
    return render(request, "situations/my_data.html", context)


@never_cache
@require_safe
def download(request: SignedInRequest, export_id: UUID) -> HttpResponse:
    """One's own copy, as long as it is kept; anybody else's does not exist."""
    mine = PersonalExport.objects.filter(person=request.user, expires_at__gt=timezone.now())
    found = mine.filter(public_id=export_id).first()
    if found is None or found.made_at is None:
        raise Http404
    response = HttpResponse(bytes(found.content), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="mes-donnees-{found.made_at:%Y-%m-%d}.zip"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def farewell(request: SignedInRequest) -> HttpResponse:
    """What happens when one leaves, then leaving."""
    form = FarewellForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = actions.say_farewell(person=request.user, at=timezone.now())
        logout(request)
        return render(request, "situations/farewell_said.html", {"said": said})
    context = _consequences(request.user) | {"form": form, "parts": personal_data.parts()}
    return render(request, "situations/farewell.html", context)


def _consequences(person: User) -> dict[str, object]:
    """Whose work stops, and who would be left without a manager."""
    profiles = list(Profile.objects.of(person).select_related("structure").order_by("pk"))
    managed = Membership.objects.managers().of(person).select_related("structure").order_by("pk")
    return {
        "profiles": profiles,
        "under_way": sum(departures.under_way(profile) for profile in profiles),
        "left_alone": [one.structure for one in managed if not policies.managers_beside(person, one.structure)],
        "erase_days": settings.LEAVING_ERASE_DAYS,
        "published": any(policies.is_published(profile) for profile in profiles),
    }
