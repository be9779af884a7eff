"""The texts of the programme: what is in force, the draft, its articles, its preview, its publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Count, Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.accounts.policies import has_role
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Profile
from activateurs.membership.charter import actions, policies
from activateurs.membership.charter.choices import Text, text_of
from activateurs.membership.charter.models import Acceptance, Article, Version
from activateurs.spaces.backoffice.access import role_required

from .forms import ArticleForm, ChangesForm, PublishForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse, HttpResponseBase

    from activateurs.foundation.accounts.requests import SignedInRequest

    View = Callable[..., HttpResponseBase]

PUBLISHED_MEANWHILE = "Ce brouillon vient d’être publié ou abandonné par une autre personne."
DEFAULT_DEADLINE = timedelta(days=30)


def _unless_published(view: View) -> View:
    """Somebody published or abandoned the draft between the page and its button: say so."""

    @wraps(view)
    def guarded(request: SignedInRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except actions.AlreadyPublishedError:
            messages.error(request, PUBLISHED_MEANWHILE)
            return redirect("backoffice:texts")

    return guarded


def writers(view: View) -> View:
    """Those who draft."""
    return role_required(Role.EDITOR, Role.STEERING)(_unless_published(view))


def publishers(view: View) -> View:
    """Those who decide."""
    return role_required(Role.STEERING)(_unless_published(view))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a text stands."""

    text: Text
    version: Version | None
    draft: Version | None
    accepted: int
    members: int


@writers
@require_safe
def texts(request: SignedInRequest) -> HttpResponse:
    """Both texts: in force, being written, accepted by how many."""
    drafts = {draft.text: draft for draft in Version.objects.drafts().order_by("pk")}
    versions = {version.text: version for version in policies.in_force()}
    standings = [_standing(text, versions.get(text), drafts.get(text)) for text in Text]
    context = {"standings": standings, "may_publish": has_role(request.user, Role.STEERING)}
    return render(request, "backoffice/texts/list.html", context)


@writers
@require_POST
def begin(request: SignedInRequest, text: str) -> HttpResponse:
    """Start from the version in force."""
    actions.begin(text=_text(text), by=request.user, at=timezone.now())
    return redirect("backoffice:draft", text)


@writers
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: SignedInRequest, text: str) -> HttpResponse:
    """Its articles, and what members will be told."""
    version = _draft(text)
    form = ChangesForm(
        request.POST if request.method == "POST" else None, initial={"what_changed": version.what_changed}
    )
    if request.method == "POST" and form.is_valid():
        actions.say_what_changes(version=version, words=form.cleaned_data["what_changed"])
        messages.success(request, "C’est enregistré dans le brouillon.")
        return redirect("backoffice:draft", text)
    context = {
        "version": version,
        "form": form,
        "parts": policies.parts(_articles(version)),
        "changed": {one.clause: one.state for one in policies.changes_of(version)},
        "may_publish": has_role(request.user, Role.STEERING),
    }
    return render(request, "backoffice/texts/draft.html", context)


@writers
@require_http_methods(["GET", "HEAD", "POST"])
def article(request: SignedInRequest, text: str, article_pk: int | None = None) -> HttpResponse:
    """Write one article, or a new one."""
    version = _draft(text)
    found = _articles(version)
    written = next((one for one in found if one.pk == article_pk), None)
    if article_pk is not None and written is None:
        raise Http404
    others = [one for one in found if one.pk != article_pk]
    form = ArticleForm(request.POST if request.method == "POST" else None, article=written, others=others)
    if request.method == "POST" and form.is_valid():
        actions.write(version=version, article=written, words=form.words(), after=form.after_article())
        messages.success(request, "L’article est enregistré dans le brouillon.")
        return redirect("backoffice:draft", text)
    return render(request, "backoffice/texts/article.html", {"version": version, "article": written, "form": form})


@writers
@require_POST
def remove(request: SignedInRequest, text: str, article_pk: int) -> HttpResponse:
    """Take an article out of the draft."""
    actions.remove(
        article=get_object_or_404(Article.objects.select_related("version"), version=_draft(text), pk=article_pk)
    )
    messages.success(request, "L’article est retiré du brouillon.")
    return redirect("backoffice:draft", text)


@writers
@require_safe
def preview(request: SignedInRequest, text: str) -> HttpResponse:
    """The draft as a kind will read it, and what it changes."""
    version = _draft(text)
    wanted = request.GET.get("type", "")
    kind = wanted if wanted in Kind.values else ""
    found = _articles(version)
    context = {
        "version": version,
        "kinds": [(one.value, one.label) for one in Kind],
        "kind": kind,
        "parts": policies.parts(policies.binding(found, kind=kind) if kind else found),
        "differences": policies.changes_of(version),
    }
    return render(request, "backoffice/texts/preview.html", context)


@writers
@require_POST
def abandon(request: SignedInRequest, text: str) -> HttpResponse:
    """Throw the draft away."""
    actions.abandon(version=_draft(text))
    messages.success(request, "Le brouillon est abandonné. La version en vigueur n’a pas changé.")
    return redirect("backoffice:texts")


@publishers
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: SignedInRequest, text: str) -> HttpResponse:
    """For good: members are told at once."""
    version, today = _draft(text), timezone.localdate()
    form = PublishForm(
        request.POST if request.method == "POST" else None,
        earliest=actions.earliest_deadline(today),
        initial={"what_changed": version.what_changed, "accept_by": today + DEFAULT_DEADLINE},
    )
    if request.method == "POST" and form.is_valid():
        return _publish(request, version, form)
    context = {"version": version, "form": form, "differences": policies.changes_of(version)}
    return render(request, "backoffice/texts/publish.html", context)


def _publish(request: SignedInRequest, version: Version, form: PublishForm) -> HttpResponse:
    given = form.cleaned_data
    try:
        actions.publish_version(
            version=version,
            by=request.user,
            at=timezone.now(),
            what_changed=given["what_changed"],
            accept_by=given["accept_by"],
        )
        messages.success(request, "La nouvelle version est en vigueur. Les membres vont recevoir un message.")
    except actions.EmptyTextError:
        messages.error(request, "Ce brouillon n’a aucun article.")
    return redirect("backoffice:texts")


def _text(slug: str) -> Text:
    try:
        return text_of(slug)
    except KeyError:
        raise Http404 from None


def _draft(slug: str) -> Version:
    return get_object_or_404(Version.objects.drafts().select_related("drafted_by"), text=_text(slug))


def _articles(version: Version) -> list[Article]:
    return list(version.articles.order_by("position", "pk"))


def _standing(text: Text, version: Version | None, written: Version | None) -> Standing:
    """Members are the published profiles that have a person: those who are asked."""
    accepted = Acceptance.objects.filter(version=version, profile=OuterRef("pk"), user=OuterRef("user"))
    members = Profile.objects.published().filter(user__isnull=False).annotate(has_accepted=Exists(accepted))
    counts = members.aggregate(all=Count("pk"), yes=Count("pk", filter=Q(has_accepted=True)))
    return Standing(text, version, written, accepted=counts["yes"], members=counts["all"])
