"""Sign-in by ProConnect: off to its page, and back."""

from __future__ import annotations

from dataclasses import asdict
from functools import wraps
from typing import TYPE_CHECKING

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from activateurs.foundation.accounts import actions, proconnect

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

ASKED, SIGNED_IN_BY = "proconnect_asked", "proconnect_id_token"
UNAVAILABLE = "ProConnect ne répond pas comme il faudrait. Réessayez, ou connectez-vous avec un code."
GIVEN_UP = "La connexion par ProConnect n’est pas allée au bout. Réessayez, ou connectez-vous avec un code."
UNPROVEN = (
    "ProConnect n’a pas vérifié votre adresse électronique. Connectez-vous avec un code : "
    "il prouve que l’adresse est à vous."
)


def when_on(view: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Absent unless the operator set ProConnect up."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not proconnect.is_on():
            raise Http404
        return view(request)

    return login_not_required(never_cache(guarded))


@when_on
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Remember what is asked, and send the browser there."""
    question = proconnect.Question.fresh()
    try:
        address = proconnect.authorization_url(question)
    except proconnect.ProConnectError:
        messages.error(request, UNAVAILABLE)
        return redirect("account_login")
    request.session[ASKED] = asdict(question) | {"next": get_next_redirect_url(request) or ""}
    return HttpResponseRedirect(address)


@when_on
@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest) -> HttpResponse:
    """What the browser brings back is sent on by a form: reading a page never signs anybody in."""
    brought = request.POST if request.method == "POST" else request.GET
    code, state = brought.get("code", ""), brought.get("state", "")
    asked = request.session.get(ASKED) or {}
    if not code or not asked or not constant_time_compare(state, asked["state"]):
        messages.error(request, GIVEN_UP)
        return redirect("account_login")
    if request.method != "POST":
        return render(request, "accounts/proconnect_back.html", {"code": code, "state": state})
    del request.session[ASKED]
    try:
        return _enter(request, code, asked)
    except proconnect.ProConnectError:
        messages.error(request, UNAVAILABLE)
    except actions.UnprovenAddressError:
        messages.error(request, UNPROVEN)
    return redirect("account_login")


def _enter(request: HttpRequest, code: str, asked: dict[str, str]) -> HttpResponse:
    redirect_url = asked.pop("next")
    person = proconnect.identity(code=code, question=proconnect.Question(**asked))
    user = actions.enter_by_proconnect(
        issuer=settings.PROCONNECT_ISSUER,
        subject=person.subject,
        address=person.address if person.address_is_verified else "",
        names=(person.first_name, person.last_name),
        at=timezone.now(),
    )
    record_authentication(request, user, "proconnect")
    login = Login(user=user, email=user.email, redirect_url=redirect_url or None)
    response: HttpResponse = perform_login(request, login)
    request.session[SIGNED_IN_BY] = person.id_token
    return response
