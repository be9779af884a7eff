"""Components: what they must carry for everybody to use them, and what they refuse."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.http import QueryDict
from django.template import Context, Template

from activateurs.foundation.ui.tags.navigation import page_numbers


def render(tags: str, **context: Any) -> str:
    return Template("{% load ui %}" + tags).render(Context(context))


@pytest.mark.parametrize(
    "tags",
    [
        '{% button "A" variant="primray" %}',
        '{% button "A" type="sumbit" %}',
        '{% button "A" icon="no-such-icon" %}',
        '{% button "A" onclick="x" %}',
        '{% link_button "A" "/" variant="danger" %}',
        '{% link "A" "/" size="xl" %}',
        '{% alert kind="fatal" %}x{% endalert %}',
        '{% alert level="h1" %}x{% endalert %}',
        '{% notice kind="error" %}x{% endnotice %}',
        '{% badge "A" kind="red" %}',
        '{% tile "A" "/" icon="nope" %}',
        '{% timeline wrong label="A" %}',
        '{% breadcrumb "A" "/a/" %}',
    ],
)
def test_what_does_not_exist_is_refused(tags: str) -> None:
    wrong = [{"title": "A", "state": "lost", "at": None, "text": ""}]
    with pytest.raises(ValueError):
        render(tags, wrong=wrong)


def test_text_is_escaped_everywhere() -> None:
    evil = "<script>alert(1)</script>"
    tags = (
        "{% button evil %}{% link_button evil '/' %}{% badge evil %}{% tile evil '/' text=evil %}"
        "{% alert title=evil %}{{ evil }}{% endalert %}{% accordion evil %}{{ evil }}{% endaccordion %}"
        "{% table evil headers rows %}{% breadcrumb evil %}{% combobox 'a' label=evil suggest_url='/' value=evil %}"
    )
    html = render(tags, evil=evil, headers=[evil], rows=[[evil]])
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") >= 11


def test_new_tab_is_told() -> None:
    html = render('{% link_button "Ailleurs" "https://example.org/" new_tab=True %}')
    assert "(nouvelle fenêtre)" in html
    assert 'rel="noopener external"' in html


def test_alert_is_announced_only_when_asked() -> None:
    assert "role=" not in render("{% alert %}x{% endalert %}")
    assert 'role="status"' in render("{% alert live=True %}x{% endalert %}")
    assert 'role="alert"' in render('{% alert kind="error" live=True %}x{% endalert %}')


def test_table_has_caption_and_headers() -> None:
    html = render('{% table "Délais" headers rows %}', headers=["Quoi", "Quand"], rows=[["A", "B"]])
    assert "<caption>Délais</caption>" in html
    assert html.count('scope="col"') == 2
    assert '<th scope="row">A</th><td>B</td>' in html


def test_timeline_takes_objects_and_marks_the_current_step() -> None:
    steps = [
        SimpleNamespace(title="Reçue", state="done", at=None, text=""),
        SimpleNamespace(title="Lue", state="current", at=None, text=""),
    ]
    html = render('{% timeline steps label="Histoire" %}', steps=steps)
    assert html.count("<li") == 2
    assert html.count('aria-current="step"') == 1


@pytest.mark.parametrize(
    ("number", "pages", "shown"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (1, 12, [1, 2, 3, None, 12]),
        (5, 12, [1, 2, 3, 4, 5, 6, 7, None, 12]),
        (6, 12, [1, None, 4, 5, 6, 7, 8, None, 12]),
        (12, 12, [1, None, 10, 11, 12]),
    ],
)
def test_page_numbers(number: int, pages: int, shown: list[int | None]) -> None:
    assert page_numbers(number, pages) == shown


def test_pagination_keeps_the_search_and_marks_the_current_page() -> None:
    query = QueryDict("lieu=Vannes&besoin=a&besoin=b&page=2")
    html = render("{% pagination 2 3 query=query %}", query=query)
    assert 'href="?lieu=Vannes&amp;besoin=a&amp;besoin=b"' in html
    assert 'href="?lieu=Vannes&amp;besoin=a&amp;besoin=b&amp;page=3"' in html
    assert html.count('aria-current="page"') == 1
    assert 'rel="next"' in html


def test_pagination_of_one_page_is_nothing() -> None:
    assert render("{% pagination 1 1 %}").strip() == ""


def test_breadcrumb_starts_at_home_and_ends_here() -> None:
    html = render('{% breadcrumb "Liste" "/activateurs/" "Camille" %}')
    assert html.index("Accueil") < html.index("Liste") < html.index("Camille")
    assert '<a class="fr-breadcrumb__link" aria-current="page">Camille</a>' in html


def test_combobox_without_script_is_a_plain_field() -> None:
    html = render('{% combobox "lieu" label="Où ?" suggest_url="/lieux/" error="Inconnu" hint="Commune" %}')
    assert 'type="text" id="id_lieu" name="lieu"' in html
    assert 'aria-describedby="id_lieu-hint id_lieu-error"' in html
    assert "role=" not in html


def test_picked_values_are_ticked_boxes() -> None:
    html = render(
        '{% combobox "t" label="Besoin" suggest_url="/b/" multiple="besoin" picked=picked %}', picked=[("a", "A")]
    )
    assert '<input type="checkbox" name="besoin" value="a" checked>' in html
