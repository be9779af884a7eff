"""A manager invites; whoever was invited answers by the link of the mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from activateurs.membership.organisations import actions, links
from activateurs.membership.organisations.choices import Role
from activateurs.membership.organisations.forms import InviteForm
from activateurs.membership.organisations.models import Invitation

from . import scope

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest

THERE = "Cette personne fait déjà partie de la structure."
TOO_MANY = "Beaucoup d’invitations sont parties aujourd’hui. Réessayez demain."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: SignedInRequest, structure_pk: int) -> HttpResponse:
    """Send an invitation; the page says the same whether or not the address has an account."""
    structure = scope.managed(request, structure_pk)
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        email, role = form.cleaned_data["email"], Role(form.cleaned_data["role"])
        try:
            actions.invite(structure=structure, email=email, role=role, by=request.user, at=timezone.now())
            messages.success(request, f"L’invitation est envoyée à {email}.")
            return redirect("organisations:structure", structure.pk)
        except actions.AlreadyThereError:
            form.add_error("email", THERE)
        except actions.TooManyInvitationsError:
            form.add_error(None, TOO_MANY)
    return render(request, "organisations/invite.html", {"structure": structure, "form": form})


@never_cache
def revoke(request: SignedInRequest, structure_pk: int, invitation_id: UUID) -> HttpResponse:
    """Make the link of an invitation useless."""
    structure = scope.managed(request, structure_pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    invitation = get_object_or_404(Invitation.objects.filter(structure=structure), public_id=invitation_id)
    try:
        actions.revoke_invitation(invitation=invitation, by=request.user, at=timezone.now())
        messages.success(request, "L’invitation est annulée : son lien ne marche plus.")
    except (actions.UselessInvitationError, actions.NotAllowedError):
        messages.error(request, "Cette invitation a déjà été acceptée ou annulée.")
    return redirect("organisations:structure", structure.pk)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Shows the invitation to whoever has the link; POST accepts it, signed in with the invited address."""
    try:
        invitation = links.invitation_of(token)
    except links.LinkError:
        return _page(request, {"why": "unknown"}, status=404)
    if request.method == "POST" and request.user.is_authenticated:
        return _accept(request, invitation)  # type: ignore[arg-type] # signed in: the line above
    if request.method == "POST":
        return redirect_to_login(request.path)
    if not invitation.is_pending(at=timezone.now()):
        return _page(request, {"why": "useless", "invitation": invitation}, status=410)
    mine = request.user.is_authenticated and request.user.email.lower() == invitation.email
    return _page(request, {"invitation": invitation, "mine": mine, "path": request.path})


def _accept(request: SignedInRequest, invitation: Invitation) -> HttpResponse:
    try:
        actions.accept_invitation(invitation=invitation, by=request.user, at=timezone.now())
    except actions.NotForYouError:
        return _page(request, {"invitation": invitation, "mine": False, "path": request.path}, status=403)
    except actions.UselessInvitationError:
        return _page(request, {"why": "useless", "invitation": invitation}, status=410)
    messages.success(request, f"Vous faites maintenant partie de {invitation.structure.name}.")
    return redirect("organisations:structure", invitation.structure_id)


def _page(request: HttpRequest, context: dict[str, object], *, status: int = 200) -> HttpResponse:
    """Not indexed, not kept, and its address told to no other site."""
    response = render(request, "organisations/invitation.html", context, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "same-origin"
    return response
