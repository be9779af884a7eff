"""A manager removes somebody, or changes what somebody may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from activateurs.membership.organisations import actions
from activateurs.membership.organisations.choices import Role

from . import scope

if TYPE_CHECKING:
    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest

TOO_LATE = "Rien n’a été changé : cette personne est partie, ou vous ne gérez plus cette structure."
LAST = "Vous êtes le seul gestionnaire. Nommez d’abord quelqu’un d’autre."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: SignedInRequest, structure_pk: int, membership_pk: int) -> HttpResponse:
    """Take somebody out of the structure, after a confirmation."""
    structure = scope.managed(request, structure_pk)
    membership = scope.member(structure, membership_pk)
    if membership.user_id == request.user.pk:
        return redirect("organisations:leave", structure.pk)
    if request.method == "POST":
        try:
            actions.remove(membership=membership, by=request.user, at=timezone.now())
            messages.success(request, "Cette personne n’a plus accès à votre structure. Elle en est prévenue.")
        except actions.NotAllowedError:
            messages.error(request, TOO_LATE)
        return redirect("organisations:structure", structure.pk)
    return render(request, "organisations/remove.html", {"structure": structure, "membership": membership})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change_role(request: SignedInRequest, structure_pk: int, membership_pk: int) -> HttpResponse:
    """Make a member manager, or a manager a member, after a confirmation."""
    structure = scope.managed(request, structure_pk)
    membership = scope.member(structure, membership_pk)
    role = Role.MEMBER if membership.is_manager else Role.MANAGER
    if request.method == "POST":
        try:
            # Sent twice, it must not come back to where it was: the form says which role.
            wanted = Role.MANAGER if request.POST.get("role") == Role.MANAGER else Role.MEMBER
            actions.change_role(membership=membership, role=wanted, by=request.user, at=timezone.now())
            messages.success(request, "Le rôle est changé. La personne en est prévenue.")
        except actions.LastManagerError:
            messages.error(request, LAST)
        except actions.NotAllowedError:
            messages.error(request, TOO_LATE)
        return redirect("organisations:structure", structure.pk)
    context = {"structure": structure, "membership": membership, "role": role}
    return render(request, "organisations/role.html", context)
