"""One page of the editor: shown, saved, kept as a draft while one types, never overwritten unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from activateurs.membership.activators import actions, steps
from activateurs.membership.activators.contents import digest
from activateurs.membership.activators.stamps import Stamp
from activateurs.membership.activators.step_forms import TYPED_ROWS
from activateurs.membership.activators.writing import STAMP, WISH, Writing, as_typed, typed

from .own import own_profile

if TYPE_CHECKING:
    from collections.abc import Callable

    from activateurs.foundation.accounts.requests import SignedInRequest
    from activateurs.membership.activators.step_forms import StepForm

    Answer = Callable[[SignedInRequest, Writing, Stamp], HttpResponse]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: SignedInRequest, slug: str, name: str) -> HttpResponse:
    """A page of the editor; what its buttons ask is in ``faire``."""
    profile = own_profile(request, slug)
    found = steps.find(name, profile.kind)
    if found is None:
        raise Http404
    if found.view:
        return found.view(request, profile, found)
    writing = Writing.begin(request.user, profile, found, today=timezone.localdate())
    if request.method != "POST":
        return _page(request, writing, writing.shown_form(), writing.stamp(), draft=writing.draft)
    stamp = Stamp.read(request.POST.get(STAMP, ""))
    return _WISHES.get(request.POST.get(WISH, ""), _save)(request, writing, stamp)


def _save(request: SignedInRequest, writing: Writing, stamp: Stamp) -> HttpResponse:
    """« Enregistrer » or « Continuer »."""
    form = writing.typed_form(request.POST)
    if writing.is_overtaken(stamp, typed(request.POST)):
        return _both_texts(request, writing, stamp)
    if not form.is_valid():
        draft = _keep(request, writing, stamp)
        return _page(request, writing, form, Stamp(stamp.digest, draft.revision, stamp.page))
    try:
        actions.save_step(
            profile=writing.profile,
            step=writing.step,
            values=form.values(),
            by=writing.user,
            at=timezone.now(),
            expected=stamp.digest,
            page=stamp.page,
        )
    except actions.ChangedMeanwhileError:
        return _both_texts(request, writing, stamp)
    return _saved(request, writing, form)


def _saved(request: SignedInRequest, writing: Writing, form: StepForm) -> HttpResponse:
    """On to the next page while one joins; back to the profile when it is live. Warnings follow."""
    context = steps.frame(writing.profile, writing.step)
    for sentence in dict.fromkeys(sentence for _, sentence in writing.warnings(form)):
        messages.warning(request, sentence)
    if not context["joining"]:
        shown = writing.profile.is_published and writing.profile.may.public  # type: ignore[attr-defined] # annotated
        messages.success(
            request, "C’est enregistré, et visible dans l’annuaire dès maintenant." if shown else "C’est enregistré."
        )
    return redirect(steps.address_after(writing.profile, writing.step))


def _autosave(request: SignedInRequest, writing: Writing, stamp: Stamp) -> HttpResponse:
    """What the page's own script sends while one types; there is no draft of what is saved already."""
    if writing.draft is None and writing.typed_form(request.POST).words() == writing.saved_form().words():
        return JsonResponse({"heure": f"{timezone.localtime():%H:%M}"})
    try:
        draft = _keep(request, writing, stamp)
    except actions.ChangedMeanwhileError:
        return JsonResponse({"conflit": True}, status=409)
    return JsonResponse({"heure": f"{timezone.localtime(draft.at):%H:%M}"})


def _add_row(request: SignedInRequest, writing: Writing, stamp: Stamp) -> HttpResponse:
    """« Ajouter »: the same page, with all that was typed, and room for more."""
    data = as_typed(typed(request.POST))
    if writing.is_overtaken(stamp, typed(data)):
        return _both_texts(request, writing, stamp)
    if writing.step.form:
        writing.step.form.add(data)
    _keep(request, writing, stamp, typed(data))
    return redirect(f"{request.path}#ajout")


def _go_back(request: SignedInRequest, writing: Writing, stamp: Stamp) -> HttpResponse:
    """« Revenir »: what was typed is kept, right or wrong."""
    if writing.is_overtaken(stamp, typed(request.POST)):
        return _both_texts(request, writing, stamp)
    if writing.typed_form(request.POST).words() != writing.saved_form().words():
        _keep(request, writing, stamp)
    previous = steps.frame(writing.profile, writing.step)["previous"]
    if previous is None:
        return redirect("activators:overview", writing.profile.slug)
    return redirect("activators:step", writing.profile.slug, previous.name)


def _give_up(request: SignedInRequest, writing: Writing, stamp: Stamp) -> HttpResponse:  # noqa: ARG001 - an answer
    """« Abandonner »: back to what the profile says."""
    actions.drop_draft(profile=writing.profile, step=writing.step, by=writing.user)
    return redirect(request.path)


_WISHES: dict[str, Answer] = {
    "brouillon": _autosave,
    "ajouter": _add_row,
    "revenir": _go_back,
    "abandonner": _give_up,
}


def _keep(request: SignedInRequest, writing: Writing, stamp: Stamp, data: dict[str, list[str]] | None = None) -> Any:
    """The draft of what was typed; raises ``ChangedMeanwhileError``."""
    return actions.keep_draft(
        profile=writing.profile,
        step=writing.step,
        data=typed(request.POST) if data is None else data,
        by=writing.user,
        at=timezone.now(),
        stamp=stamp,
    )


def _both_texts(request: SignedInRequest, writing: Writing, stamp: Stamp) -> HttpResponse:
    """Somebody, perhaps oneself on another page, wrote meanwhile: both texts are shown, one chooses."""
    mine = writing.typed_form(request.POST)
    in_draft = writing.is_overtaken(stamp, typed(request.POST))
    theirs = (writing.shown_form() if in_draft else writing.saved_form()).words()
    words = mine.words()
    last = writing.profile.changes.filter(step=writing.step.name).select_related("by").order_by("-at", "-pk").first()
    conflict = {
        "rows": [(label, theirs.get(label, ""), words.get(label, "")) for label in {**theirs, **words}
                 if theirs.get(label, "") != words.get(label, "")],
        "in_draft": in_draft,
        "at": writing.draft.at if in_draft and writing.draft else last.at if last else None,
        "by": "" if in_draft or not last or last.by_id == writing.user.pk else last.by,
    }  # fmt: skip
    revision = writing.draft.revision if writing.draft else 0
    now = Stamp(digest(writing.state), revision, stamp.page)
    return _page(request, writing, mine, now, conflict=conflict, status=409)


def _page(
    request: SignedInRequest, writing: Writing, form: StepForm, stamp: Stamp, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The page of the step."""
    context = steps.frame(writing.profile, writing.step) | {
        "form": form,
        "stamp": stamp,
        "typed_rows": TYPED_ROWS,
        "warnings": writing.warnings(form),
        **more,
    }
    return render(request, writing.step.template, context, status=status)
