"""Writing the next version of a text, which nobody but staff sees until it is published."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from django.db import transaction

from activateurs.membership.charter.models import Article, Version
from activateurs.membership.charter.prose import typeset

from .errors import AlreadyPublishedError, ClauseTakenError

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User
    from activateurs.membership.charter.choices import Text


class Words(TypedDict):
    """What is typed of an article; the fields of ``Article``."""

    part: str
    clause: str
    heading: str
    body: str
    promise: str
    kinds: list[str]


@transaction.atomic
def begin(*, text: Text, by: User, at: datetime) -> Version:
    """A draft that starts as a copy of the last version; the one there is, if somebody began it already."""
    versions = Version.objects.select_for_update().filter(text=text)
    draft = versions.drafts().first()
    if draft is not None:
        return draft
    last = versions.newest_first().first()
    draft = Version.objects.create(text=text, number=last.number + 1 if last else 1, drafted_at=at, drafted_by=by)
    articles = list(last.articles.order_by("position", "pk")) if last else []
    for article in articles:
        article.pk, article.version = None, draft
    Article.objects.bulk_create(articles)
    return draft


@transaction.atomic
def write(*, version: Version, article: Article | None, words: Words, after: Article | None) -> Article:
    """Change an article of a draft, or add one, behind another (``None``: first).

    Raises:
        AlreadyPublishedError: the draft was published meanwhile.
        ClauseTakenError: two articles would bear the same mark.
    """
    draft = _open(version)
    others = [one for one in draft.articles.order_by("position", "pk") if article is None or one.pk != article.pk]
    if any(one.clause == words["clause"] for one in others):
        raise ClauseTakenError
    written = article or Article(version=draft, position=0)
    written.part, written.clause, written.kinds = words["part"], words["clause"], words["kinds"]
    written.heading, written.promise = typeset(words["heading"]), typeset(words["promise"])
    written.body = typeset(words["body"])
    written.save()
    place = next((index for index, one in enumerate(others, 1) if after is not None and one.pk == after.pk), 0)
    _put_in_order([*others[:place], written, *others[place:]])
    return written


@transaction.atomic
def remove(*, article: Article) -> None:
    """Take an article out of a draft. Raises ``AlreadyPublishedError``."""
    _open(article.version)
    article.delete()


@transaction.atomic
def say_what_changes(*, version: Version, words: str) -> None:
    """What members will be told. Raises ``AlreadyPublishedError``."""
    draft = _open(version)
    draft.what_changed = typeset(words.strip())
    draft.save(update_fields=("what_changed",))


@transaction.atomic
def abandon(*, version: Version) -> None:
    """Throw a draft away. Raises ``AlreadyPublishedError``."""
    _open(version).delete()


def _open(version: Version) -> Version:
    """The draft, locked."""
    draft = Version.objects.select_for_update().drafts().filter(pk=version.pk).first()
    if draft is None:
        raise AlreadyPublishedError
    return draft


def _put_in_order(articles: list[Article]) -> None:
    for position, article in enumerate(articles, 1):
        article.position = position
    Article.objects.bulk_update(articles, ["position"])
