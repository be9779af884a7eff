"""Misspelt names of communes: what people meant is offered, and nonsense costs nothing."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activateurs.foundation.geo import lookup
from activateurs.foundation.geo.spelling import Spelling, slips_between, sound

WORDS = st.text(alphabet="abc", max_size=7)


def slow_slips(one: str, other: str) -> int:
    """The definition, without any short cut."""
    if not one or not other:
        return len(one) + len(other)
    best = min(
        slow_slips(one[1:], other) + 1,
        slow_slips(one, other[1:]) + 1,
        slow_slips(one[1:], other[1:]) + (one[0] != other[0]),
    )
    swapped = len(one) > 1 and len(other) > 1 and one[0] == other[1] and one[1] == other[0]
    return min(best, slow_slips(one[2:], other[2:]) + 1) if swapped else best


@given(one=WORDS, other=WORDS, most=st.integers(0, 2))
def test_slips_are_counted_as_they_are_defined(one, other, most):
    assert slips_between(one, other, most) == min(slow_slips(one, other), most + 1)


@given(name=st.text(alphabet="abcdhinost", min_size=6, max_size=20), data=st.data())
def test_a_name_with_two_wrong_letters_is_always_found(name, data):
    typed = list(name)
    for _ in range(2):
        typed[data.draw(st.integers(0, len(typed) - 1))] = data.draw(st.sampled_from("abcxyz"))
    assert Spelling(f"quimper\n{name}\nploermel\n").near("".join(typed), 3)[:1] == [1]


@pytest.mark.parametrize(
    ("one", "other"), [("filadelfie", "philadelphie"), ("dyjon", "dijon"), ("bordo", "bordeaux"), ("lanion", "lannion")]
)
def test_what_sounds_the_same_is_the_same(one, other):
    assert sound(one) == sound(other)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("vanes", "Vannes"),
        ("vannse", "Vannes"),
        ("brets", "Brest"),
        ("saintbrieuc", "Saint-Brieuc"),
        ("saint brieux", "Saint-Brieuc"),
        ("st malau", "Saint-Malo"),
        ("pontivi", "Pontivy"),
        ("lorian", "Lorient"),
        ("lorrient", "Lorient"),
        ("kimper", "Quimper"),
        ("strassbourg", "Strasbourg"),
        ("bordo", "Bordeaux"),
        ("tou louse", "Toulouse"),
        ("fortdefrance", "Fort-de-France"),
        ("lehavre", "Le Havre"),
        ("plöermell", "Ploërmel"),
    ],
)
def test_a_misspelt_name_is_suggested_and_never_taken(reference_data, typed, name):
    assert lookup.find(typed)[0].name == name
    assert lookup.resolve(typed) == []


@pytest.mark.django_db
def test_fewest_slips_come_first_then_the_most_populated(reference_data):
    assert [place.name for place in lookup.find("saimt-denis")] == ["Saint-Denis", "Saint-Denis"]
    assert [place.department for place in lookup.find("saimt-denis")] == ["974", "93"]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["zzz", "vn", "xyzxyz", "nullepartville"])
def test_what_resembles_nothing_suggests_nothing(reference_data, typed):
    assert lookup.find(typed) == []


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["x" * 200, "saint" * 40, "eain" * 50, "s t " * 50, "é" * 200, "a1" * 100])
def test_a_hostile_text_is_answered_at_once(reference_data, typed):
    lookup.preload()
    start = time.perf_counter()
    assert lookup.find(typed) == []
    assert time.perf_counter() - start < 0.1
