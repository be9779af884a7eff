"""Who holds which role, and the decision to entrust one or to take it back (docs/adr/0014-roles.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from activateurs.foundation.accounts import actions
from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.accounts.models import RoleGrant
from activateurs.foundation.geo.models import Region

from .access import role_required
from .forms import GrantForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest

administrators_only = role_required(Role.ADMINISTRATOR)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def roles(request: SignedInRequest) -> HttpResponse:
    """Those who hold a role, and a form to entrust one."""
    form = GrantForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        region = form.cleaned_data["region"].code if form.cleaned_data["region"] else ""
        actions.entrust(
            user=form.cleaned_data["email"],
            role=Role(form.cleaned_data["role"]),
            region=region,
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, "Le rôle est confié. La personne en est prévenue par courriel.")
        return redirect("backoffice:roles")
    grants = RoleGrant.objects.open().select_related("user", "granted_by").order_by("user__email", "role", "pk")
    names = dict(Region.objects.values_list("code", "name"))
    rows = [(grant, names.get(grant.region_code, ""), grant.user_id != request.user.pk) for grant in grants]
    return render(request, "backoffice/roles.html", {"form": form, "rows": rows})


@administrators_only
@require_POST
def take_back(request: SignedInRequest, grant_pk: int) -> HttpResponse:
    """End a role; one's own is ended by another administrator, so that one is always left."""
    grant = get_object_or_404(RoleGrant.objects.open().exclude(user=request.user), pk=grant_pk)
    actions.take_back(grant=grant, by=request.user, at=timezone.now())
    messages.success(request, "Le rôle est retiré : ce qu’il ouvrait est fermé.")
    return redirect("backoffice:roles")
