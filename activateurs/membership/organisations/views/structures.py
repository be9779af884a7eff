"""One's structures, and the people of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from activateurs.membership.organisations import actions, labels, links, policies
from activateurs.membership.organisations.models import BelongingRequest, Invitation, Membership

from . import scope

if TYPE_CHECKING:
    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest


@never_cache
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """One's structures, requests that wait, and invitations to answer."""
    present = Count("structure__memberships", filter=Q(structure__memberships__until__isnull=True))
    memberships = Membership.objects.current().of(request.user).select_related("structure").annotate(people=present)
    invitations = Invitation.objects.pending(at=timezone.now()).to(request.user.email).select_related("structure")
    context = {
        "memberships": memberships.order_by("structure__name", "pk"),
        "requests": BelongingRequest.objects.open().of(request.user).select_related("structure").order_by("pk"),
        "invitations": [(one, links.token(one)) for one in invitations.order_by("pk")],
    }
    return render(request, "organisations/mine.html", context)


@never_cache
@require_safe
def one(request: SignedInRequest, structure_pk: int) -> HttpResponse:
    """What is known of the structure, its people; to its managers, who asks to join and who is invited."""
    structure = scope.of_mine(request, structure_pk)
    people = Membership.objects.current().filter(structure=structure).select_related("user")
    manages = policies.manages(request.user, structure)
    context: dict[str, object] = {
        "structure": structure,
        "facts": labels.facts(structure),
        "manages": manages,
        "people": people.order_by("role", "since", "pk"),
    }
    if manages:
        asking = BelongingRequest.objects.to_decide_by(request.user).filter(structure=structure)
        invited = Invitation.objects.undecided().filter(structure=structure)
        context |= {
            "requests": asking.select_related("user").order_by("asked_managers_at", "pk"),
            "invitations": invited.order_by("-created_at", "-pk"),
            "now": timezone.now(),
        }
    return render(request, "organisations/structure.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: SignedInRequest, structure_pk: int) -> HttpResponse:
    """Leave the structure, after a confirmation that says what follows."""
    structure = scope.of_mine(request, structure_pk)
    membership = get_object_or_404(Membership.objects.current().of(request.user), structure=structure)
    if request.method == "POST":
        actions.leave(membership=membership, at=timezone.now())
        messages.success(request, f"Vous ne faites plus partie de {structure.name}.")
        return redirect("organisations:mine")
    others = Membership.objects.managers().filter(structure=structure).exclude(pk=membership.pk)
    last = membership.is_manager and not others.exists()
    return render(request, "organisations/leave.html", {"structure": structure, "last_manager": last})
