"""Anybody reads the charter and the terms: as they stand, as they stood, and what changed (A6)."""

import re
from datetime import timedelta

import pytest
from django.urls import resolve
from django.utils import timezone

from activateurs.membership.activators.kinds import Kind
from activateurs.membership.charter.choices import Text
from activateurs.membership.charter.models import Article, Version
from tests.builders import make_texts
from tests.membership.charter.writing import make_draft, make_version

pytestmark = pytest.mark.django_db
PAGES = {Text.CHARTER: "/charte/", Text.TERMS: "/conditions-d-utilisation/"}


@pytest.fixture(autouse=True)
def texts(db):
    make_texts(at=timezone.now() - timedelta(days=40))


def second(text, **changes):
    """A version 2 whose second article differs."""
    draft = make_draft(text)
    draft.articles.filter(position=2).update(**(changes or {"body": "On répond en deux jours."}))
    return make_version(text, draft=draft, what_changed="Un délai plus court.")


@pytest.mark.parametrize("page", PAGES.values())
class TestInForce:
    def test_is_whole_and_dated(self, client, page):
        html = client.get(page).content.decode()
        assert html.count("<h1") == 1
        assert "Version 1, publiée le" in html
        text = next(text for text, path in PAGES.items() if path == page)
        for heading in Article.objects.filter(version__text=text).values_list("heading", flat=True):
            assert heading in html

    def test_no_link_of_ours_is_dead(self, client, page):
        html = client.get(page).content.decode()
        for link in sorted(set(re.findall(r'href="(/[^"#?]*)', html))):
            if not link.startswith("/static/"):
                resolve(link)
        anchors = set(re.findall(r'href="#([^"]+)"', html))
        assert anchors <= set(re.findall(r'id="([^"]+)"', html))

    def test_shows_at_once_what_is_published(self, client, page):
        text = next(text for text, path in PAGES.items() if path == page)
        client.get(page)
        second(text)
        html = client.get(page).content.decode()
        assert "On répond en deux jours." in html
        assert f'href="{page}versions/1/"' in html
        assert f'href="{page}versions/2/changements/"' in html

    def test_costs_two_queries_whatever_its_history(self, client, page, django_assert_num_queries):
        text = next(text for text, path in PAGES.items() if path == page)
        for _ in range(3):
            make_version(text)
        with django_assert_num_queries(2):
            client.get(page)

    def test_is_said_to_be_missing_before_it_is_loaded(self, client, page):
        Version.objects.all().delete()
        assert "pas encore publié" in client.get(page).content.decode()


def test_charter_begins_with_what_is_owed_to_a_business(client):
    html = client.get("/charte/").content.decode()
    assert "Faire un premier diagnostic gratuit, quelle que soit la suite." in html
    assert 'href="#A4.4"' in html


def test_charter_tells_whom_each_article_binds(client):
    html = client.get("/charte/").content.decode()
    article = html[html.index('id="A4.10"') :]
    assert "Concerne&nbsp;: conseiller, conseiller financement, offreur de solutions." in article[:400]


def test_charter_tells_what_each_kind_commits_itself_to(client):
    html = client.get("/charte/").content.decode()
    told = html[html.index('id="types"') :]
    own = {kind: told[told.index(f">{kind.label}</h3>") :].split("</details>")[0] for kind in Kind}
    assert 'href="#A4.4"' in own[Kind.CHAMPION]
    assert 'href="#A4.10"' not in own[Kind.CHAMPION]
    assert 'href="#A3.6"' in own[Kind.INSTITUTION]
    assert "#A4" not in own[Kind.INSTITUTION]


class TestFormerVersion:
    def test_stays_readable_and_says_that_it_is_over(self, client):
        second(Text.CHARTER)
        html = client.get("/charte/versions/1/").content.decode()
        assert "n’est plus en vigueur" in html
        assert "On répond en deux jours." not in html
        assert 'content="noindex' in html
        assert "n’est plus en vigueur" not in client.get("/charte/versions/2/").content.decode()

    @pytest.mark.parametrize("address", ["versions/2/", "versions/3/changements/", "versions/0/"])
    def test_draft_or_unknown_number_does_not_exist(self, client, address):
        make_draft(Text.CHARTER)
        assert client.get(f"/charte/{address}").status_code == 404


class TestChanges:
    def test_are_told_in_brief_then_word_by_word(self, client):
        before = Version.objects.get(text=Text.CHARTER).articles.order_by("position")[1].body
        second(Text.CHARTER, body=before.replace("Vous y tenez", "Vous y gardez"))
        html = client.get("/charte/versions/2/changements/").content.decode()
        assert "Un délai plus court." in html
        assert re.search(r"<ins>.{0,60}gardez", html)
        assert re.search(r"<del>.{0,60}tenez", html)
        assert html.count('class="charter-difference"') == 1

    def test_say_whom_an_article_binds_now(self, client):
        second(Text.CHARTER, kinds=["offreur"])
        html = client.get("/charte/versions/2/changements/").content.decode()
        assert (
            "Concernait&nbsp;: tous les types d’activateurs. Concerne maintenant&nbsp;: offreur de solutions." in html
        )

    def test_of_the_first_version_are_none(self, client):
        assert "C’est la première version." in client.get("/charte/versions/1/changements/").content.decode()
