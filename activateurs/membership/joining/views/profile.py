"""A profile before the programme: send it, follow it, appeal, ask for a structural change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activateurs.membership.activators import steps
from activateurs.membership.activators.models import Profile
from activateurs.membership.charter.policies import outstanding
from activateurs.membership.joining import actions, checks, policies, structural
from activateurs.membership.joining.choices import RULES, Outcome
from activateurs.membership.joining.forms import AppealForm, ChangeForm
from activateurs.membership.joining.models import Decision, Submission

if TYPE_CHECKING:
    from activateurs.foundation.accounts.requests import SignedInRequest

SENT = "Votre profil est envoyé. Vous recevrez la décision par courriel."


@never_cache
def editor(request: SignedInRequest, slug: str) -> HttpResponse:
    """On to the first page of the editor that is not filled."""
    profile = _own(request, slug)
    done = steps.filled(profile)
    pages = steps.of_kind(profile.kind)
    first = next((step for step in pages if step.name not in done), None)
    return redirect("activators:step", slug, first.name) if first else redirect("joining:state", slug)


@never_cache
@require_safe
def state(request: SignedInRequest, slug: str) -> HttpResponse:
    """Where a profile stands: what is missing, sent on, promised for, decided with its reasons."""
    profile, now = _own(request, slug), timezone.now()
    submissions = list(profile.submissions.select_related("decision__appeal__answer").order_by("-sent_at", "-pk")[:20])
    last = submissions[0] if submissions else None
    decision = getattr(last, "decision", None)
    published = profile.is_published
    missing = [] if published else steps.missing(profile)
    unsigned = [] if published else outstanding(profile, on=timezone.localdate(now))
    context = {
        "profile": profile,
        "submission": last,
        "decision": decision,
        "rule": RULES[decision.ground] if decision else "",
        "may_appeal": decision is not None and policies.may_appeal(request.user, decision, at=now),
        "appeal_until": timezone.localdate(policies.appeal_ends_at(decision)) if decision else None,
        "late": last is not None and policies.is_late(last, at=now),
        "missing": missing,
        "unsigned": unsigned,
        "may_send": not published and not missing and not unsigned and (last is None or last.closed_at is not None),
        "wanted": structural.rows(last.before, last.after) if last else [],
        "told": checks.told_to_person(last.checks) if last else [],
        "sends": policies.may_send(request.user, profile),
    }
    return render(request, "joining/state.html", context)


@never_cache
@require_POST
def send(request: SignedInRequest, slug: str) -> HttpResponse:
    """Send it to the programme; twice makes one."""
    profile = _own(request, slug)
    try:
        actions.send(profile=profile, by=request.user, at=timezone.now())
        messages.success(request, SENT)
    except actions.IncompleteError as error:
        messages.error(request, f"Il manque encore\u00a0: {', '.join(error.labels)}.")
    except actions.CharterNotAcceptedError:
        messages.error(request, "Acceptez d’abord la charte et les conditions.")
    except actions.NothingToSendError:
        messages.info(request, "Ce profil est déjà publié : ce que vous changez est visible tout de suite.")
    except actions.NotYoursError:
        messages.error(request, "Seule la personne du profil peut l’envoyer.")
    return redirect("joining:state", slug)


@never_cache
@require_POST
def take_back(request: SignedInRequest, slug: str) -> HttpResponse:
    """Take back what waits, to write on."""
    waiting = get_object_or_404(Submission.objects.waiting(), profile=_own(request, slug))
    try:
        actions.take_back(submission=waiting, by=request.user, at=timezone.now())
        messages.success(request, "Votre envoi est repris : il n’attend plus de décision.")
    except actions.JoiningError:
        messages.error(request, "Trop tard : une décision vient d’être prise.")
    return redirect("joining:state", slug)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: SignedInRequest, slug: str) -> HttpResponse:
    """Ask that another person looks again at a refusal."""
    decided = Decision.objects.filter(submission__profile=_own(request, slug), outcome=Outcome.REFUSED)
    decision = decided.select_related("submission__profile__structure", "appeal").order_by("-at", "-pk").first()
    if decision is None or not policies.may_appeal(request.user, decision, at=timezone.now()):
        raise Http404
    form = AppealForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.appeal(decision=decision, words=form.cleaned_data["words"], by=request.user, at=timezone.now())
        messages.success(request, "Votre recours est envoyé. Une autre personne de l’équipe le lira.")
        return redirect("joining:state", slug)
    context = {
        "profile": decision.submission.profile,
        "decision": decision,
        "form": form,
        "rule": RULES[decision.ground],
    }
    return render(request, "joining/appeal.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, slug: str) -> HttpResponse:
    """Ask to change the structure's name or SIRET, the kind or the family of a live profile."""
    profile = _own(request, slug)
    if not profile.is_published or not policies.may_send(request.user, profile):
        raise Http404
    present = structural.standing_of(profile)
    initial = {"structure": present.structure, "siret": present.siret, "family": profile.family_id}
    form = ChangeForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            wanted = structural.wanted(**form.cleaned_data)
            actions.ask_change(profile=profile, wanted=wanted, by=request.user, at=timezone.now())
            messages.success(request, "Votre demande est envoyée. Votre profil reste en ligne comme il est.")
            return redirect("joining:state", slug)
        except actions.NothingToSendError:
            form.add_error(None, "Rien n’a été changé : corrigez au moins une réponse.")
    return render(request, "joining/change.html", {"profile": profile, "form": form})


def _own(request: SignedInRequest, slug: str) -> Any:
    """Somebody else's profile does not exist; with where it stands."""
    mine = Profile.objects.editable_by(request.user).with_standing().select_related("structure", "family", "user")
    return get_object_or_404(mine, slug=slug)
