"""The business's own page: where its request stands, correct it, withdraw it, change the link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from activateurs.foundation.web import throttling
from activateurs.matching.requests import actions, links, policies
from activateurs.matching.requests.choices import State
from activateurs.matching.requests.forms import AddressForm, WordsForm
from activateurs.matching.requests.history import moments

from .private import private_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from activateurs.matching.requests.models import ContactRequest

# Past it the answer is the same, and no more mail leaves: the former ones are in the box.
LINKS_OF_AN_ADDRESS = throttling.Scope("requests.links", limit=3, period=3600)
TOO_LATE = "Votre demande est close : elle ne peut plus être changée."


@private_page
@require_http_methods(["GET", "HEAD"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """Where the request stands and what happened."""
    contact = links.request_of(token, links.TRACKING)
    stage = contact.stage
    holding = contact.holdings.select_related("profile__structure").order_by("-since", "-pk").first()
    context = {
        "contact": contact,
        "token": token,
        "stage": stage,
        "holding": holding,
        # Its activator left and nobody took it over.
        "alone": holding is not None and holding.until is not None and policies.may_change(stage.state),
        "holder": holding.profile if holding else contact.addressed_to,
        "may_change": policies.may_change(stage.state),
        "late": holding is not None
        and policies.is_late(state=stage.state, answer_due_on=holding.answer_due_on, on=timezone.localdate()),
        "accepted": stage.state == State.ACCEPTED,
        "moments": moments(contact),
    }
    return render(request, "requests/tracking.html", context)


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Take the request back, after a confirmation."""
    contact = _open(token)
    if contact is None:
        messages.error(request, TOO_LATE)
        return redirect("requests:tracking", token)
    if request.method == "POST":
        try:
            actions.withdraw(request=contact, at=timezone.now())
            messages.success(request, "Votre demande est retirée. L’activateur en est prévenu.")
        except actions.ClosedError:
            messages.error(request, TOO_LATE)
        return redirect("requests:tracking", token)
    return render(request, "requests/withdraw.html", {"contact": contact, "token": token})


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, token: str) -> HttpResponse:
    """Mend what was written; the activator is told."""
    contact = _open(token)
    if contact is None:
        messages.error(request, TOO_LATE)
        return redirect("requests:tracking", token)
    initial = {name: getattr(contact, name) for name in WordsForm.base_fields}
    form = WordsForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            changed = actions.correct(request=contact, changes=form.cleaned_data, at=timezone.now())
            messages.success(request, "Votre demande est corrigée." if changed else "Rien n’a été changé.")
        except actions.ClosedError:
            messages.error(request, TOO_LATE)
        return redirect("requests:tracking", token)
    return render(request, "requests/correct.html", {"contact": contact, "token": token, "form": form})


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def renew_link(request: HttpRequest, token: str) -> HttpResponse:
    """Make the present link useless; a new one goes to the proven address."""
    contact = links.request_of(token, links.TRACKING)
    if request.method == "POST":
        actions.renew_link(request=contact, at=timezone.now())
        return render(request, "requests/link_renewed.html")
    return render(request, "requests/renew_link.html", {"contact": contact, "token": token})


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def lost_link(request: HttpRequest) -> HttpResponse:
    """Send the links of an address to it; the answer tells nobody whether it has any."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        email, now = form.cleaned_data["email"], timezone.now()
        if not throttling.hit(LINKS_OF_AN_ADDRESS, email, at=now).exceeded:
            actions.send_links(email=email.lower(), at=now)
        return render(request, "requests/links_sent.html", {"email": email})
    return render(request, "requests/lost_link.html", {"form": form})


def _open(token: str) -> ContactRequest | None:
    contact = links.request_of(token, links.TRACKING)
    return contact if policies.may_change(contact.stage.state) else None
