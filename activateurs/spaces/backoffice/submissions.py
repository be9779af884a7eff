"""What waits for a decision of the programme: profiles, structural changes, appeals, each with its checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.workdays import working_days_between
from activateurs.matching.directory import showcase
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Publication
from activateurs.membership.joining import actions, policies
from activateurs.membership.joining.choices import RULES, Cause
from activateurs.membership.joining.models import Appeal, Submission, Verdict
from activateurs.membership.joining.structural import rows
from activateurs.membership.organisations.models import BelongingRequest, Membership

from .access import role_required
from .forms import AppealAnswerForm, DecisionForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest

PER_PAGE = 20
TOLD = (
    "profile__user", "profile__structure__commune", "profile__family", "profile__registration", "decision__by",
    "claims__structure",
)  # fmt: skip
moderators = role_required(Role.MODERATOR)
OURS = "C’est votre profil, ou celui d’une personne de votre structure : quelqu’un d’autre décide."
TAKEN = "Quelqu’un d’autre a décidé entre-temps. Voici sa décision : la vôtre n’a pas été prise."
CHANGED = "La personne a changé son profil depuis que vous l’avez ouvert. Relisez-le, puis décidez."


@moderators
@require_safe
def queue(request: SignedInRequest) -> HttpResponse:
    """What waits, oldest first, with its age and the promised date; counts and filters."""
    today = timezone.localdate()
    waiting = Submission.objects.waiting()
    counts = waiting.aggregate(
        everything=Count("pk"),
        new=Count("pk", filter=Q(cause=Cause.NEW)),
        structural=Count("pk", filter=Q(cause=Cause.STRUCTURAL)),
        late=Count("pk", filter=Q(due_on__lt=today)),
    )
    cause, chosen = request.GET.get("motif", ""), request.GET.get("type", "")
    shown = waiting.filter(cause=cause) if cause in Cause.values else waiting
    shown = shown.filter(profile__kind=chosen) if chosen in Kind.values else shown
    shown = shown.filter(due_on__lt=today) if request.GET.get("retard") else shown
    ordered = shown.select_related("profile__structure", "profile__family").order_by("sent_at", "pk")
    page = Paginator(ordered, PER_PAGE).get_page(request.GET.get("page"))
    for one in page:
        one.age = working_days_between(timezone.localdate(one.sent_at), today)  # type: ignore[attr-defined] # for the template
        one.late = one.is_late(on=today)  # type: ignore[attr-defined] # likewise
    context = {
        "page": page,
        "counts": counts,
        "appeals": Appeal.objects.filter(answer__isnull=True)
        .select_related("decision__submission__profile__structure")
        .order_by("at", "pk")[:PER_PAGE],
        "kinds": Kind.choices,
        "wanted": {"motif": cause, "type": chosen, "retard": bool(request.GET.get("retard"))},
    }
    return render(request, "backoffice/submissions.html", context)


@moderators
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: SignedInRequest, submission_pk: int) -> HttpResponse:
    """The profile as visitors will see it beside what the machine found; POST decides."""
    submission = _submission(submission_pk)
    decided = getattr(submission, "decision", None)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and decided is not None:
        messages.error(request, TAKEN)
        return redirect("backoffice:submission", submission_pk)
    if request.method == "POST" and form.is_valid():
        return _decide(request, submission, form)
    return render(request, "backoffice/submission.html", _context(request, submission) | {"form": form})


@moderators
@require_POST
def check_again(request: SignedInRequest, submission_pk: int) -> HttpResponse:
    """Do the checks anew: something was proven or corrected meanwhile."""
    actions.check_again(submission=_submission(submission_pk), at=timezone.now())
    messages.success(request, "Les vérifications sont refaites.")
    return redirect("backoffice:submission", submission_pk)


@moderators
@require_http_methods(["GET", "HEAD", "POST"])
def appealed(request: SignedInRequest, appeal_pk: int) -> HttpResponse:
    """An appeal, with the decision that it is about; another person than the first answers."""
    found = Appeal.objects.select_related("decision__submission__profile", "decision__by", "answer")
    appeal = get_object_or_404(found, pk=appeal_pk)
    form = AppealAnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_appeal(appeal=appeal, by=request.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, "Votre réponse est envoyée.")
        except actions.NotAllowedError:
            messages.error(request, "Une autre personne que celle qui a décidé doit répondre.")
        except actions.AlreadyDecidedError:
            messages.error(request, "Quelqu’un d’autre a répondu entre-temps.")
        return redirect("backoffice:appeal", appeal_pk)
    submission = _submission(appeal.decision.submission_id)
    context = _context(request, submission) | {
        "appeal": appeal,
        "form": form,
        "may_answer": policies.may_answer_appeal(request.user, appeal.decision),
    }
    return render(request, "backoffice/appeal.html", context)


def _decide(request: SignedInRequest, submission: Submission, form: DecisionForm) -> HttpResponse:
    verdict = Verdict(**form.cleaned_data)
    try:
        actions.decide(
            submission=submission,
            verdict=verdict,
            by=request.user,
            at=timezone.now(),
            seen=request.POST.get("version", ""),
        )
        messages.success(request, "Votre décision est prise, et la personne prévenue par courriel.")
        return redirect("backoffice:submissions")
    except actions.NotAllowedError:
        messages.error(request, OURS)
    except actions.AlreadyDecidedError:
        messages.error(request, TAKEN)
    except actions.ChangedMeanwhileError:
        form.add_error(None, CHANGED)
        return render(request, "backoffice/submission.html", _context(request, submission) | {"form": form})
    return redirect("backoffice:submission", submission.pk)


def _submission(pk: int) -> Submission:
    shown_now = Publication.objects.filter(profile=OuterRef("profile"), ended_at__isnull=True)
    return get_object_or_404(Submission.objects.select_related(*TOLD).annotate(published=Exists(shown_now)), pk=pk)


def _context(request: SignedInRequest, submission: Submission) -> dict[str, Any]:
    profile, today = submission.profile, timezone.localdate()
    structure, user = profile.structure, profile.user
    registration = getattr(profile, "registration", None)
    told = registration.facts if registration else {}
    decision = getattr(submission, "decision", None)
    belonging = BelongingRequest.objects.filter(structure=structure, user=user).order_by("-created_at", "-pk").first()
    return {
        "submission": submission,
        "profile": profile,
        "decision": decision,
        "rule": RULES[decision.ground] if decision else "",
        "shown": showcase.preview(profile, on=today)["content"],
        "published": submission.published,  # type: ignore[attr-defined] # annotated
        "website": structure.website or told.get("website", ""),
        "notices": structure.legal_notice_url or told.get("legal_notice_url", ""),
        "version": actions.fingerprint(submission),
        "late": submission.is_late(on=today),
        "wanted": rows(submission.before, submission.after),
        "membership": Membership.objects.current().filter(structure=structure, user=user).first(),
        "belonging": belonging,
        "may_decide": policies.may_decide(request.user, submission),
    }
