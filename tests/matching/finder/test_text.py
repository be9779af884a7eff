"""Free text: accents, plurals, unfinished words and hostile signs, the same on both databases."""

from datetime import date

import pytest

from activateurs.matching.finder import index
from activateurs.matching.finder.search import Criteria
from activateurs.membership.activators import changes
from tests.builders import make_profile, make_structure

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def bakery():
    return make_profile(
        presentation="Réservations en ligne pour les boulangeries et les crêperies.",
        first_name="Gaëlle",
        last_name="Kervélec",
        structure=make_structure(name="L'Œuvre numérique"),
        expertises=["caisse"],
    ).pk


@pytest.fixture
def other():
    return make_profile(presentation="Comptabilité des associations.", expertises=["comptabilite"]).pk


def found(text, **criteria):
    index.reset()
    return [hit.profile_id for hit in index.search(Criteria(text=text, **criteria), on=TODAY).hits]


@pytest.mark.parametrize(
    "text",
    [
        "boulangerie",
        "BOULANGERIES",
        "creperies",
        "réserver",
        "reserv",
        "boul",
        "gaelle kervelec",
        "Kervélec Gaëlle",
        "oeuvre",
        "L'œuvre",
        "caisse",
        "pour les boulangeries",
        "crêperie - boulangerie",
    ],
)
def test_words_meet_whatever_their_form(bakery, other, text):
    assert found(text) == [bakery]


@pytest.mark.parametrize("text", ["boulangerie comptabilité", "zzz", "boul gaelle", "erie"])
def test_every_word_must_be_there_and_only_the_last_may_be_unfinished(bakery, other, text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "'",
        '"',
        "* OR 1",
        'boulangerie" OR "',
        "a:*b & !c",
        "NEAR(",
        "body:x",
        "\x00",
        "é" * 5000,
        "mot " * 500,
        "%s",
        "\\",
    ],
)
def test_hostile_text_is_only_words(bakery, other, text):
    assert isinstance(found(text), list)


def test_text_of_grammar_only_asks_nothing(bakery, other):
    assert sorted(found("de la pour")) == sorted([bakery, other])


def test_text_joins_the_other_criteria(bakery, other):
    assert found("boulangerie", needs=("caisse",)) == [bakery]
    assert found("boulangerie", needs=("comptabilite",)) == []


def test_changed_words_replace_the_old_ones(bakery):
    from activateurs.membership.activators.models import Profile

    Profile.objects.filter(pk=bakery).update(presentation="Poissonneries.")
    changes.announce([bakery])
    assert found("boulangerie") == []
    assert found("poissonnerie") == [bakery]


def test_text_costs_one_query_then_none(bakery, django_assert_num_queries):
    index.reset()
    index.search(Criteria(), on=TODAY)
    with django_assert_num_queries(1):
        index.search(Criteria(text="boulangerie"), on=TODAY)
    with django_assert_num_queries(0):
        index.search(Criteria(text="boulangerie"), on=TODAY)
