"""The requests of an activator, and its answers (A4.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, F, IntegerField, Value, When
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from activateurs.matching.requests import actions, policies
from activateurs.matching.requests.choices import REACHED_STATES, REACHED_STATES_WORDS, State
from activateurs.matching.requests.models import ContactRequest
from activateurs.membership.activators.models import Profile
from activateurs.spaces.dashboard.forms import AcceptForm, DeclineForm

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest

PER_PAGE = 20
TOO_LATE = "Cette demande a déjà une réponse, ou l’entreprise l’a retirée."


@never_cache
@require_safe
def listing(request: SignedInRequest) -> HttpResponse:
    """The requests of one's profiles, those that wait for an answer first, the most urgent on top."""
    mine = ContactRequest.objects.visible_to(request.user).with_standing()
    wanted = request.GET.get("etat", "")
    shown = mine.in_state(wanted) if wanted in REACHED_STATES else mine
    waiting = Case(When(state_now=State.HANDED_OVER, then=Value(0)), default=Value(1), output_field=IntegerField())
    urgent = Case(When(state_now=State.HANDED_OVER, then=F("due_now")))
    page = Paginator(shown.order_by(waiting, urgent, "-created_at", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    for contact in page:
        contact.state_words = State(contact.state_now).label  # type: ignore[attr-defined]
    context = {
        "page": page,
        "wanted": wanted if wanted in REACHED_STATES else "",
        "states": [(state.value, words) for state, words in REACHED_STATES_WORDS.items()],
        "has_profile": Profile.objects.of(request.user).exists(),
        "today": timezone.localdate(),
    }
    return render(request, "dashboard/requests.html", context)


@never_cache
@require_safe
def one(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One request; what the business confided only while it is open (A4.9)."""
    contact = _mine(request, public_id)
    stage, holding = contact.stage, contact.holding
    context = {
        "contact": contact,
        "stage": stage,
        "holding": holding,
        "readable": policies.may_read_contents(request.user, holding=holding, state=stage.state),
        "answerable": policies.may_answer(request.user, holding=holding, state=stage.state),
        "corrections": contact.corrections.order_by("-at"),
        "today": timezone.localdate(),
    }
    return render(request, "dashboard/request.html", context)


@never_cache
def accept(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Say when one will call."""
    contact = _mine(request, public_id)
    form = AcceptForm(request.POST if request.method == "POST" else None, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            actions.accept(request=contact, by=request.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, "Votre réponse est envoyée à l’entreprise. Ses coordonnées sont ci-dessous.")
        except actions.RequestError:
            messages.error(request, TOO_LATE)
        return redirect("dashboard:request", public_id)
    return render(request, "dashboard/accept.html", {"contact": contact, "form": form})


@never_cache
def decline(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Say why one cannot help."""
    contact = _mine(request, public_id)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decline(request=contact, by=request.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, "Votre réponse est envoyée à l’entreprise.")
        except actions.RequestError:
            messages.error(request, TOO_LATE)
        return redirect("dashboard:request", public_id)
    return render(request, "dashboard/decline.html", {"contact": contact, "form": form})


def _mine(request: SignedInRequest, public_id: UUID) -> ContactRequest:
    """Somebody else's request does not exist, for this person."""
    return get_object_or_404(ContactRequest.objects.visible_to(request.user), public_id=public_id)
