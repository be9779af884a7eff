"""« Sécurité »: how one signs in, and where one is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from activateurs.foundation.accounts import actions, second_factor
from activateurs.foundation.accounts.models import OpenSession

if TYPE_CHECKING:
    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest


@never_cache
@require_safe
def overview(request: SignedInRequest) -> HttpResponse:
    """Passkeys, application, recovery codes, open sessions; what whoever holds a role still has to do."""
    factors = Authenticator.objects.filter(user=request.user).order_by("created_at", "pk")
    by_kind: dict[str, list[Authenticator]] = {}
    for factor in factors:
        by_kind.setdefault(factor.type, []).append(factor)
    recovery = by_kind.get(Authenticator.Type.RECOVERY_CODES, [])
    context = {
        "passkeys": [(one, one.wrap().name) for one in by_kind.get(Authenticator.Type.WEBAUTHN, [])],
        "app": next(iter(by_kind.get(Authenticator.Type.TOTP, [])), None),
        "recovery_left": len(recovery[0].wrap().get_unused_codes()) if recovery else 0,
        "to_set_up": request.user.is_staff and not second_factor.has_one(request.user),
        "sessions": OpenSession.objects.alive(user=request.user, at=timezone.now()).order_by("-seen_at", "-pk"),
        "this_one": request.session.session_key,
    }
    return render(request, "accounts/security.html", context)


@require_POST
def close_session(request: SignedInRequest, pk: int) -> HttpResponse:
    """Sign out one of one's own browsers, this one excepted."""
    others = OpenSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key)
    if actions.close_sessions(sessions=others.filter(pk=pk)):
        messages.success(request, "Cet appareil est déconnecté.")
    return redirect("mfa_index")


@require_POST
def close_others(request: SignedInRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    others = OpenSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key)
    actions.close_sessions(sessions=others)
    messages.success(request, "Vos autres appareils sont déconnectés.")
    return redirect("mfa_index")
