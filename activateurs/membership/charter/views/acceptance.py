"""Read the texts as they bind one's kind, and accept them: a page of the editor (A6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from activateurs.membership.activators import steps
from activateurs.membership.charter import actions, policies
from activateurs.membership.charter.forms import OVERTAKEN, AcceptForm
from activateurs.membership.charter.models import Acceptance, Article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.forms import BoundField
    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest
    from activateurs.membership.activators.models import Profile
    from activateurs.membership.activators.steps import Step
    from activateurs.membership.charter.models import Version


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as this person sees it: what binds its kind, when it was accepted, whether it knew a former version."""

    version: Version
    parts: list[tuple[str, list[Article]]]
    accepted_at: datetime | None
    knew: int  # number of the last version accepted before; 0 for none
    box: BoundField | None


def page(request: SignedInRequest, profile: Profile, step: Step) -> HttpResponse:
    """Show both texts; on POST, accept those that are outstanding."""
    today = timezone.localdate()
    outstanding = policies.outstanding(profile, on=today)
    mine = policies.may_accept(profile, by=request.user.pk)
    form = AcceptForm(request.POST if request.method == "POST" else None, versions=outstanding if mine else [])
    if request.method == "POST" and mine and form.is_valid():
        return _accept(request, profile, step, outstanding)
    context = steps.frame(profile, step) | {
        "form": form,
        "mine": mine,
        "outstanding": outstanding,
        "readings": _readings(profile, form),
        "today": today,
    }
    return render(request, "charter/accept.html", context)


def _accept(request: SignedInRequest, profile: Profile, step: Step, versions: Sequence[Version]) -> HttpResponse:
    try:
        obstacles = actions.accept(versions=versions, profile=profile, by=request.user, at=timezone.now())
    except actions.NotInForceError:
        messages.warning(request, OVERTAKEN)
        return redirect("activators:step", profile.slug, step.name)
    for words in obstacles:
        messages.warning(request, words)
    frame = steps.frame(profile, step)
    if frame["joining"] and frame["following"]:
        return redirect("activators:step", profile.slug, frame["following"].name)
    if frame["joining"]:
        return redirect(steps.after_all(), profile.slug)
    messages.success(request, "C’est accepté. Nous en gardons la date et la version.")
    return redirect("activators:overview", profile.slug)


def _readings(profile: Profile, form: AcceptForm) -> list[Reading]:
    """Both texts in force, in four queries whatever their history."""
    versions = policies.in_force()
    articles: dict[int, list[Article]] = {version.pk: [] for version in versions}
    for article in Article.objects.filter(version__in=versions).order_by("position", "pk"):
        articles[article.version_id].append(article)
    given: dict[Any, datetime] = {}
    for row in Acceptance.objects.filter(profile=profile, user=profile.user_id).select_related("version"):
        given[row.version.text, row.version.number] = row.at
    boxes = form.boxes()
    return [
        Reading(
            version,
            policies.parts(policies.binding(articles[version.pk], kind=profile.kind)),
            given.get((version.text, version.number)),
            max((number for text, number in given if text == version.text and number < version.number), default=0),
            boxes.get(version.pk),
        )
        for version in versions
    ]
