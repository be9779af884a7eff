"""Write to an activator (A2.4), then prove one's address."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from activateurs.foundation.web import throttling
from activateurs.matching.finder.wording import availability_words
from activateurs.matching.requests import actions, links
from activateurs.matching.requests.choices import State
from activateurs.matching.requests.forms import ContactForm
from activateurs.matching.requests.seal import Seal
from activateurs.membership.activators.models import Expertise, Profile
from activateurs.membership.situations import policies

from .private import private_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, QueryDict

# Past it, a network waits a little longer between opening the form and sending it; it is never refused.
FORMS_OF_A_NETWORK = throttling.Scope("requests.form", limit=60, period=3600)
TOO_MANY_ADDRESSES = (
    "Cette demande a déjà changé d’adresse plusieurs fois. Ouvrez une nouvelle demande pour en donner une autre."
)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """The contact form; shown again with everything kept until it can be taken."""
    listed = Profile.objects.listed().select_related("structure").prefetch_related("expertises")
    profile = get_object_or_404(listed, slug=slug)
    now = timezone.now()
    if not profile.takes_requests(on=timezone.localdate(now)):
        return _not_taking(request, profile)
    if request.method == "POST":
        seal = Seal.read(request.POST.get("sceau", ""), slug, at=now)
        sent_here = throttling.hit(FORMS_OF_A_NETWORK, throttling.network_of(request), at=now)
        form = ContactForm(request.POST, profile=profile, seal=seal, at=now, busy=sent_here.exceeded)
        if form.is_valid():
            try:
                sent = actions.submit(profile=profile, wish=form.wish(), form_key=seal.key, at=now)
                return redirect("requests:sent", links.token(sent, links.SENT))
            except actions.TooManyMailsError:
                form.add_error("email", TOO_MANY_ADDRESSES)
            except actions.NotTakingRequestsError:
                return _not_taking(request, Profile.objects.get(pk=profile.pk))
    else:
        seal = Seal.fresh(slug, at=now)
        form = ContactForm(profile=profile, seal=seal, at=now, initial=_from_search(request.GET))
    return render(request, "requests/new.html", {"profile": profile, "form": form} | _delays())


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def sent(request: HttpRequest, token: str) -> HttpResponse:
    """What to do now: open the mail that proves the address. POST sends it once more."""
    contact = links.request_of(token, links.SENT)
    if contact.stage.state != State.AWAITING_PROOF:
        return render(request, "requests/proof_done.html", {"contact": contact})
    if request.method == "POST":
        try:
            actions.remind_proof(request=contact, at=timezone.now())
            messages.success(request, "Le message vient d’être envoyé de nouveau.")
        except actions.RequestError:
            messages.error(request, "Le message est déjà parti plusieurs fois. Regardez dans les indésirables.")
        return redirect("requests:sent", token)
    return render(request, "requests/sent.html", {"contact": contact, "token": token} | _delays())


@private_page
@require_http_methods(["GET", "HEAD"])
def proof(request: HttpRequest, token: str) -> HttpResponse:
    """Shows the button that proves the address: machines that open links in mails do not press it."""
    contact = _to_prove(token)
    state = contact.stage.state
    if state == State.EXPIRED:
        raise links.LinkExpiredError
    if state != State.AWAITING_PROOF:
        return render(request, "requests/proof_done.html", {"contact": contact})
    return render(request, "requests/proof.html", {"contact": contact, "token": token} | _delays())


@private_page
@require_POST
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The address is proven: the request is handed over, once."""
    contact = _to_prove(token)
    try:
        actions.prove(request=contact, at=timezone.now())
    except actions.ExpiredError as error:
        raise links.LinkExpiredError from error
    except actions.NotTakingRequestsError:
        return _not_taking(request, Profile.objects.get(pk=contact.addressed_to_id))
    return redirect("requests:tracking", links.token(contact, links.TRACKING))


def _not_taking(request: HttpRequest, profile: Profile) -> HttpResponse:
    """Why nobody can write now, until when, and who answers meanwhile: the visitor chooses (A3.8)."""
    today = timezone.localdate()
    said = profile.may.contactable and profile.user_id is not None
    context = {
        "profile": profile,
        "words": availability_words(profile.availability, profile.back_on, on=today) if said else "",
        "delegate": policies.delegate_of(profile, on=today) if said else None,
        "asked": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "requests/not_taking.html", context)


def _to_prove(token: str) -> Any:
    return links.request_of(token, links.PROOF, max_age=timedelta(days=settings.UNPROVEN_REQUEST_DAYS))


def _delays() -> dict[str, int]:
    return {"working_days": settings.ANSWER_WORKING_DAYS, "proof_days": settings.UNPROVEN_REQUEST_DAYS}


def _from_search(query: QueryDict) -> dict[str, Any]:
    """What the search already told: need, in words or by expertise, and place."""
    # PostgreSQL takes no NUL, even to look for it.
    slugs = [slug for slug in query.getlist("besoin")[:10] if slug.isprintable()]
    words = query.get("besoin_texte", "").strip()
    if slugs and not words:
        needs = Expertise.objects.filter(slug__in=slugs).order_by("position", "pk")
        words = " ; ".join(needs.values_list("need", flat=True))
    return {"need": words[:300], "expertises": slugs, "lieu": query.get("lieu", "")[:120]}
