"""Charts: bars within their frame, marks where they belong, words for who does not see them."""

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from activateurs.foundation.ui.charts import HEIGHT, WIDTH, Bar, draw

ANY = st.lists(
    st.builds(Bar, st.just("5 oct."), st.integers(0, 10**7), st.none() | st.floats(0, 10**7)), min_size=1, max_size=53
)


def rendered(*bars: Bar, reference: str = "médiane") -> str:
    template = Template('{% load ui %}{% bar_chart "Vues" bars unit="fois" reference=reference %}')
    return template.render(Context({"bars": bars, "reference": reference}))


@given(ANY)
def test_everything_stays_in_the_frame(bars: list[Bar]) -> None:
    drawn = draw(bars)
    for bar in drawn["bars"]:
        assert 0 <= bar.x <= bar.x + bar.width <= WIDTH
        assert 0 <= bar.y <= bar.y + bar.height <= HEIGHT
        assert bar.mark is None or 0 <= bar.mark <= HEIGHT
    assert 2 <= len(drawn["lines"]) <= 4


@given(ANY)
def test_a_higher_value_is_drawn_higher(bars: list[Bar]) -> None:
    drawn = draw(bars)["bars"]
    by_value = sorted(zip(bars, drawn, strict=True), key=lambda pair: pair[0].value)
    heights = [one.height for _, one in by_value]
    assert heights == sorted(heights)


@pytest.mark.parametrize(("highest", "values"), [(0, [0, 1]), (31, [0, 20, 40]), (900, [0, 500, 1000])])
def test_lines_are_at_round_values(highest: int, values: list[int]) -> None:
    assert [value for value, _ in draw([Bar("a", highest)])["lines"]] == values


def test_the_last_label_is_always_written() -> None:
    labels = [bar.label for bar in draw([Bar(str(index), 1) for index in range(13)])["bars"]]
    assert labels[-1] == "12"
    assert len([label for label in labels if label]) <= 5


def test_words_say_what_the_picture_shows() -> None:
    html = rendered(Bar("5 oct.", 12, 9.5), Bar("12 oct.", 31), Bar("19 oct.", 8))
    assert 'aria-label="Vues : 8 fois pour 19 oct., au plus 31 pour 12 oct.' in html
    assert html.count("site-chart__mark") == 1
    assert "Trait : la médiane" in html
    assert "style=" not in html
    # Decimals as SVG wants them, in a site that writes them with a comma.
    assert 'd="M61.1 ' in html


def test_without_comparison_nothing_is_said_of_it() -> None:
    assert "médiane" not in rendered(Bar("5 oct.", 12))
