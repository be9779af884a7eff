"""Requests to belong that wait for staff, their documents, and the people of a structure."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_safe

from activateurs.foundation.accounts.choices import Role as ProgrammeRole
from activateurs.membership.organisations import actions, labels, lookalikes, policies
from activateurs.membership.organisations.choices import Role
from activateurs.membership.organisations.models import BelongingRequest, Document, Membership, Structure
from activateurs.spaces.backoffice.access import role_required

from .forms import RefuseForm

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse, HttpResponseBase

    from activateurs.foundation.accounts.requests import SignedInRequest

PER_PAGE = 50
TOO_LATE = "Cette demande a déjà une réponse, ou la personne l’a abandonnée."
# Whatever the file hides, a browser that opens it anyway runs nothing of it.
SANDBOX: dict[str, str | list[str]] = {"default-src": [CSP.NONE], "sandbox": ""}

for_team = role_required(ProgrammeRole.MODERATOR, ProgrammeRole.ADMINISTRATOR)


@for_team
@require_safe
def requests(request: SignedInRequest) -> HttpResponse:
    """Those that wait, the oldest first."""
    waiting = BelongingRequest.objects.for_staff().select_related("structure", "user")
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "backoffice/structures/requests.html", {"page": page})


@for_team
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: SignedInRequest, belonging_id: UUID) -> HttpResponse:
    """One request beside what is known: accept, or refuse with words."""
    asking = get_object_or_404(BelongingRequest.objects.select_related("structure", "user"), public_id=belonging_id)
    accepts = request.POST.get("answer") == "accept"
    form = RefuseForm(request.POST if request.method == "POST" and not accepts else None)
    if request.method == "POST" and (accepts or form.is_valid()):
        _decide(request, asking, "" if accepts else form.cleaned_data["words"])
        return redirect("backoffice:belongings")
    context = _known(asking.structure) | {
        "asking": asking,
        "form": form,
        "documents": asking.documents.filter(erased_at__isnull=True).order_by("pk"),
        "own_site": policies.declared_its_own_site(asking.user, asking.structure),
        "decidable": asking.is_open and policies.decides_as(request.user, asking) is not None,
    }
    return render(request, "backoffice/structures/decide.html", context)


def _decide(request: SignedInRequest, asking: BelongingRequest, refusal: str) -> None:
    try:
        if refusal:
            actions.refuse(request=asking, by=request.user, words=refusal, at=timezone.now())
            messages.success(request, "Votre refus est envoyé, avec vos mots et le moyen de le contester.")
        else:
            actions.approve(request=asking, by=request.user, at=timezone.now())
            messages.success(request, "Le rattachement est accepté. La personne en est prévenue.")
    except (actions.AlreadyDecidedError, actions.AlreadyThereError):
        messages.error(request, TOO_LATE)
    except actions.NotAllowedError:
        messages.error(request, "Vous ne pouvez pas décider de votre propre rattachement.")


@for_team
@require_safe
@csp_override(SANDBOX)
def document(request: SignedInRequest, document_id: UUID) -> HttpResponseBase:  # noqa: ARG001 - a view
    """A document, to be downloaded; never shown by this site, gone once it was decided."""
    kept = get_object_or_404(Document, public_id=document_id, erased_at__isnull=True, request__decided_at__isnull=True)
    response = FileResponse(
        kept.file.open("rb"),
        as_attachment=True,
        filename=f"document-{kept.public_id.hex[:8]}{Path(str(kept.file)).suffix}",
        content_type=kept.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


@for_team
@require_safe
def structure(request: SignedInRequest, structure_pk: int) -> HttpResponse:
    """What is known of a structure, from whom, and its people since the first day."""
    one = get_object_or_404(Structure, pk=structure_pk)
    context = _known(one) | {
        "sheets": one.sheets.select_related("by").order_by("-at", "-pk")[:20],
        "former": Membership.objects.filter(structure=one, until__isnull=False)
        .select_related("user", "ended_by")
        .order_by("-until", "-pk")[:50],
    }
    return render(request, "backoffice/structures/structure.html", context)


@for_team
def person(request: SignedInRequest, structure_pk: int, membership_pk: int) -> HttpResponse:
    """Name a manager, or take somebody out, where the structure cannot."""
    present = Membership.objects.current().filter(structure=structure_pk).select_related("structure", "user")
    membership = get_object_or_404(present, pk=membership_pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        if request.POST.get("answer") == "remove":
            actions.remove(membership=membership, by=request.user, at=timezone.now())
            messages.success(request, "Cette personne n’a plus accès à la structure. Elle en est prévenue.")
        else:
            role = Role.MANAGER if request.POST.get("answer") == "manager" else Role.MEMBER
            actions.change_role(membership=membership, role=role, by=request.user, at=timezone.now())
            messages.success(request, "Le rôle est changé. La personne en est prévenue.")
    except actions.LastManagerError:
        messages.error(request, "Personne d’autre ne gère cette structure : nommez d’abord un autre gestionnaire.")
    except actions.NotAllowedError:
        messages.error(request, "Rien n’a été changé.")
    return redirect("backoffice:structure", structure_pk)


def _known(one: Structure) -> dict[str, object]:
    """What both pages show of a structure."""
    return {
        "structure": one,
        "facts": labels.facts(one),
        "flags": lookalikes.flags(one),
        "ceased": one.has_ceased(on=timezone.localdate()),
        "domains": one.domains.filter(until__isnull=True).select_related("by").order_by("name"),
        "people": Membership.objects.current()
        .filter(structure=one)
        .select_related("user", "approved_by")
        .order_by("role", "since", "pk"),
    }
