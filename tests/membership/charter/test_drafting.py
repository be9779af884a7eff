"""Drafts of the next version: a copy of the last one, changed at will until it is published (A6)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from activateurs.membership.charter import actions, policies
from activateurs.membership.charter.choices import Text
from activateurs.membership.charter.models import Version
from tests.builders import make_texts, make_user
from tests.membership.charter.writing import make_draft, make_version

pytestmark = pytest.mark.django_db
WORDS = actions.Words(part="Neuf", clause="A9", heading="Neuf", body="Un article : neuf.", promise="", kinds=[])


@pytest.fixture
def draft():
    make_texts()
    return make_draft(Text.CHARTER)


def clauses(version):
    return [article.clause for article in version.articles.order_by("position", "pk")]


def test_starts_from_the_version_in_force(draft):
    assert (draft.number, draft.published_at) == (2, None)
    assert clauses(draft) == clauses(Version.objects.get(text=Text.CHARTER, number=1))
    assert policies.changes_of(draft) == []


def test_begun_twice_is_the_same(draft):
    again = actions.begin(text=Text.CHARTER, by=make_user(), at=timezone.now())
    assert again == draft
    assert clauses(again) == clauses(draft)


def test_article_is_added_where_one_says(draft):
    first = draft.articles.order_by("position")[0]
    actions.write(version=draft, article=None, words=WORDS, after=first)
    assert clauses(draft)[:3] == ["P1", "A9", "P2"]
    assert draft.articles.get(clause="A9").body == "Un article\u00a0: neuf."


def test_article_moves_to_the_front(draft):
    article = draft.articles.get(clause="A6")
    words = WORDS | {"clause": "A6"}
    actions.write(version=draft, article=article, words=words, after=None)
    assert clauses(draft)[:2] == ["A6", "P1"]
    assert len(set(draft.articles.values_list("position", flat=True))) == len(clauses(draft))


def test_two_articles_never_bear_one_mark(draft):
    with pytest.raises(actions.ClauseTakenError):
        actions.write(version=draft, article=None, words=WORDS | {"clause": "A1"}, after=None)


def test_article_is_removed(draft):
    actions.remove(article=draft.articles.get(clause="A1"))
    assert [(one.clause, one.state) for one in policies.changes_of(draft)] == [("A1", "removed")]


def test_abandoned_leaves_no_trace(draft):
    actions.abandon(version=draft)
    assert list(Version.objects.filter(text=Text.CHARTER).values_list("number", flat=True)) == [1]


def test_published_is_not_written_any_more(draft):
    article = draft.articles.get(clause="A1")
    make_version(Text.CHARTER, draft=draft)
    for attempt in (
        lambda: actions.write(version=draft, article=article, words=WORDS, after=None),
        lambda: actions.remove(article=article),
        lambda: actions.say_what_changes(version=draft, words="Rien."),
        lambda: actions.abandon(version=draft),
    ):
        with pytest.raises(actions.AlreadyPublishedError):
            attempt()


def test_empty_text_is_not_published(draft):
    draft.articles.all().delete()
    with pytest.raises(actions.EmptyTextError):
        actions.publish_version(
            version=draft,
            by=None,
            at=timezone.now(),
            what_changed="Tout.",
            accept_by=timezone.localdate() + timedelta(days=60),
        )
