"""What is looked at around a place, on blocks of many words of rows: the other tests hold one word only."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from activateurs.foundation.geo.places import Place
from activateurs.matching.finder import sphere, window
from activateurs.matching.finder.search import RADII_KM, Criteria
from activateurs.matching.finder.window import Window

from .test_oracle import ASKED, KINDS, assert_same, build

PLACES = ((47.6559, -2.7603), (48.1, -1.7), (48.3, 0.0), (90.0, 0.0), (0.0, 179.99))


@pytest.fixture(autouse=True)
def every_path(monkeypatch):
    """A threshold so low that words are chosen even in small blocks."""
    monkeypatch.setattr(window, "_FEW_WORDS", 0)


def invented(count, seed):
    """Profiles of the west of France, in heaps of uneven sizes, some without position."""
    rng = np.random.default_rng(seed)
    heaps = rng.uniform((46.5, -4.0), (49.0, 1.0), (40, 2))
    chosen = heaps[np.minimum(rng.geometric(0.1, count), 40) - 1] + rng.normal(0, 0.05, (count, 2))
    areas = rng.choice(["", "", "", "F", "D56", "R53", "C56260", "D56 R53"], count)
    for number, (latitude, longitude) in enumerate(chosen.round(3).tolist(), 1):
        nowhere = rng.random() < 0.05
        yield (
            number,
            str(rng.choice(KINDS)),
            None if nowhere else latitude,
            None if nowhere else longitude,
            bool(rng.random() < 0.2),
            True,
            " ".join(need for need in ASKED if rng.random() < 0.4),
            "" if rng.random() < 0.5 else "C",
            str(areas[number - 1]),
        )


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 3000),
    st.integers(0, 1000),
    st.sampled_from(PLACES),
    st.sampled_from([1.0, 5.0, 25.0, 100.0, 900.0]),
)
def test_a_window_holds_each_word_near_once(count, seed, point, km):
    block = build(list(invented(count, seed))).local[0]
    seen = Window(block, point, km)
    words = np.arange(block.points.shape[1])[seen.words]
    assert (np.diff(words) > 0).all()
    near = sphere.squared_chords(block.table.xyz, *point) <= sphere.squared_chord(km)
    assert seen.picked(seen.within(km)).rows.tolist() == np.flatnonzero(near).tolist()


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([700, 2500]),
    st.integers(0, 1000),
    st.sampled_from(PLACES[:3]),
    st.sampled_from([*RADII_KM, 30, None]),
    st.sampled_from(["", "C"]),
    st.lists(st.sampled_from(ASKED), max_size=2, unique=True).map(tuple),
    st.sampled_from([1, 3, 20]),
)
def test_answers_as_the_oracle_on_many_words(  # noqa: PLR0917 - each part of a question
    count, seed, point, radius_km, sector, needs, page
):
    rows = list(invented(count, seed))
    place = Place("56260", "Vannes", "56000", "56", "53", *point)
    criteria = Criteria(place=place, radius_km=radius_km, sector=sector, needs=needs, page=page)
    assert_same(build(rows), rows, criteria, date(2026, 11, 23))
    assert_same(build(rows), rows, Criteria(sector=sector, needs=needs, page=page), date(2026, 11, 23))
