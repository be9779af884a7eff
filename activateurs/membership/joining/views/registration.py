"""The guided registration: one page after the other, each kept, back and forth at will."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from activateurs.membership.activators.models import Profile
from activateurs.membership.joining import actions, finding, road
from activateurs.membership.joining.choices import REFUSABLE
from activateurs.membership.joining.handling import HANDLERS, skipped
from activateurs.membership.joining.models import Registration

if TYPE_CHECKING:
    from uuid import UUID

    from activateurs.foundation.accounts.requests import SignedInRequest
    from activateurs.membership.joining.forms import PageForm

TOO_LATE = "Cette inscription est déjà envoyée ou terminée : suivez-la depuis votre profil."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: SignedInRequest) -> HttpResponse:
    """What to know before one starts, what was begun; POST starts, or takes up what was begun."""
    mine = Registration.objects.visible_to(request.user)
    slug = request.POST.get("fiche") or request.GET.get("fiche", "")
    listing = Profile.objects.listed().filter(user=None, slug=slug).first() if slug.isprintable() and slug else None
    if request.method == "POST":
        found = actions.begin(user=request.user, at=timezone.now(), claims=listing)
        return redirect("joining:page", found.key, road.reached(found).name)
    context = {
        "listing": listing,
        "unfinished": mine.unfinished().select_related("structure").first(),
        "profiles": Profile.objects.of(request.user).with_standing().select_related("structure").order_by("pk"),
        "grounds": [ground.label for ground in REFUSABLE],
    }
    return render(request, "joining/start.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page_of(request: SignedInRequest, registration_key: UUID, page: str) -> HttpResponse:
    """One page: what was typed is kept first, then looked at."""
    registration, current = _mine(request, registration_key), road.find(page)
    if current is None:
        raise Http404
    if not road.is_open(registration, current) or skipped(current, registration):
        return redirect("joining:page", registration_key, road.reached(registration).name)
    handler = HANDLERS[current]
    if request.method != "POST":
        pending = registration.typed.get(current.name)
        form = handler.form(registration=registration, initial=handler.initial(registration) | (pending or {}))
        return _page(request, registration, current, form)
    try:
        return _posted(request, registration, current)
    except actions.ClosedRegistrationError:
        messages.error(request, TOO_LATE)
        return redirect("activators:mine")


@never_cache
@require_POST
def drop(request: SignedInRequest, registration_key: UUID) -> HttpResponse:
    """Give up a registration that has no profile yet."""
    try:
        actions.drop(registration=_mine(request, registration_key), at=timezone.now())
        messages.success(request, "Votre inscription est abandonnée.")
    except actions.ClosedRegistrationError:
        messages.error(request, TOO_LATE)
    return redirect("joining:start")


def _posted(request: SignedInRequest, registration: Registration, current: road.Page) -> HttpResponse:
    handler, now = HANDLERS[current], timezone.now()
    form = handler.form(request.POST, registration=registration)
    typed = {field: request.POST.get(field, "")[:2000] for field in form.fields}
    actions.keep_typed(registration=registration, page=current.name, typed=typed, at=now)
    wish = request.POST.get("faire", "")
    if wish == "brouillon":
        return JsonResponse({"heure": f"{timezone.localtime(now):%H:%M}"})
    registration.refresh_from_db()
    if wish == "revenir":
        return _lead_back(registration, current)
    if form.is_valid() and handler.apply(registration, form, now):
        registration.refresh_from_db()
        return _lead_on(registration, current)
    if not form.errors:
        return redirect("joining:page", registration.key, current.name)
    registration.refresh_from_db()
    return _page(request, registration, current, form)


def _lead_on(registration: Registration, current: road.Page) -> HttpResponse:
    following = road.after(current)
    while following and skipped(following, registration):
        following = road.after(following)
    if following:
        return redirect("joining:page", registration.key, following.name)
    assert registration.profile is not None, "the last page makes the profile"
    return redirect("joining:editor", registration.profile.slug)


def _lead_back(registration: Registration, current: road.Page) -> HttpResponse:
    previous = road.before(current)
    while previous and skipped(previous, registration):
        previous = road.before(previous)
    return redirect("joining:page", registration.key, previous.name) if previous else redirect("joining:start")


def _page(request: SignedInRequest, registration: Registration, current: road.Page, form: PageForm) -> HttpResponse:
    following = road.after(current)
    while following and following.number == current.number:
        following = road.after(following)
    context = {
        "registration": registration,
        "page": current,
        "total": road.total(registration),
        "following": following.title if following else "Votre profil",
        "form": form,
        "facts": finding.told(registration.facts),
        **HANDLERS[current].context(registration),
    }
    return render(request, f"joining/{current.name}.html", context)


def _mine(request: SignedInRequest, key: UUID) -> Registration:
    """Somebody else's registration does not exist."""
    mine = Registration.objects.visible_to(request.user).select_related(
        "structure", "family", "profile", "claims__structure", "user"
    )
    return get_object_or_404(mine, key=key, dropped_at__isnull=True)
