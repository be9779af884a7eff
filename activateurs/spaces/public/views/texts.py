"""The charter and the terms of use, as they stand and as they stood: readable by anybody, for good (A6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from activateurs.membership.activators.kinds import Kind
from activateurs.membership.charter import policies
from activateurs.membership.charter.choices import Text
from activateurs.membership.charter.models import Article, Version

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

TEMPLATES = {Text.CHARTER: "public/charter.html", Text.TERMS: "public/terms.html"}


@dataclass(frozen=True, slots=True)
class Commitment:
    """What one kind commits itself to, besides what everybody does."""

    label: str
    articles: list[Article]


@login_not_required
@require_safe
def current(request: HttpRequest, text: Text) -> HttpResponse:
    """The version in force, then the former ones. Read at each visit: a new version shows at once everywhere."""
    versions = list(Version.objects.published().filter(text=text).newest_first())
    articles = list(versions[0].articles.order_by("position", "pk")) if versions else []
    context = {
        "text": text,
        "version": versions[0] if versions else None,
        "versions": versions,
        "promises": [article for article in articles if article.promise],
        "parts": policies.parts(articles),
        "commitments": commitments(articles),
    }
    return render(request, TEMPLATES[text], context)


@login_not_required
@require_safe
def version(request: HttpRequest, text: Text, number: int) -> HttpResponse:
    """One version, in force or not."""
    found, newest = _find(text, number)
    articles = list(found.articles.order_by("position", "pk"))
    context = {"text": text, "version": found, "newest": newest, "parts": policies.parts(articles)}
    return render(request, "public/text_version.html", context)


@login_not_required
@require_safe
def changes(request: HttpRequest, text: Text, number: int) -> HttpResponse:
    """What a version changed, word by word."""
    found, newest = _find(text, number)
    context = {"text": text, "version": found, "newest": newest, "differences": policies.changes_of(found)}
    return render(request, "public/text_changes.html", context)


def _find(text: Text, number: int) -> tuple[Version, Version]:
    """The version of that number and the one in force; a draft is for nobody here."""
    versions = {one.number: one for one in Version.objects.published().filter(text=text).order_by("number")}
    if number not in versions:
        raise Http404
    return versions[number], versions[max(versions)]


def commitments(articles: list[Article]) -> list[Commitment]:
    """By kind, the articles that do not bind everybody (A2.1: each kind has its own)."""
    own = [article for article in articles if article.kinds]
    return [Commitment(str(kind.label), policies.binding(own, kind=kind)) for kind in Kind] if own else []
