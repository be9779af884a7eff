"""What a submitted place means: communes told apart, territories recognised, close names proposed."""

import pytest

from activateurs.foundation.geo import answers, lookup
from tests.builders import communes_named, make_communes

pytestmark = pytest.mark.django_db


def labels(choices):
    return [label for _, label in choices]


@pytest.mark.parametrize(
    "typed", ["56", "Morbihan", "le morbihan", "MORBIHAN (56)", "56 morbihan", "département du Morbihan", "dept 56"]
)
def test_a_department_is_recognised_and_its_main_communes_proposed(reference_data, typed):
    answer = answers.read(typed)
    assert answer.found == ()
    assert "est un département\u00a0: choisissez une commune, par exemple Lorient, Vannes ou " in answer.advice
    assert labels(answer.proposals)[:2] == ["Lorient (56100)", "Vannes (56000)"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("56", "Morbihan (56) est un département"),
        ("2a", "Corse-du-Sud (2A) est un département"),
        ("bretagne", "Bretagne est une région"),
        ("Ile de France", "Île-de-France est une région"),
        ("région Île-de-France", "Île-de-France est une région"),
        ("IDF", "Île-de-France est une région"),
        ("PACA", "Provence-Alpes-Côte d'Azur est une région"),
        ("Corse", "Corse est une région"),
        ("réunion", "La Réunion est un département"),
        ("Terres australes et antarctiques francaises", "françaises est une collectivité d’outre-mer"),
    ],
)
def test_territories_are_called_what_they_are(reference_data, typed, said):
    assert said in answers.read(typed).advice


def test_districts_are_no_main_communes(reference_data):
    assert labels(answers.read("Ile-de-France").proposals) == ["Paris", "Saint-Denis (93200)"]
    assert labels(answers.read("75").proposals) == ["Paris"]


def test_a_village_named_as_its_far_larger_region_is_proposed_and_not_taken(reference_data):
    make_communes(["36024", "90019"])
    answer = answers.read("Bretagne")
    assert answer.found == ()
    assert labels(answer.proposals)[0] == "Rennes (35000)"
    assert labels(answer.proposals)[-2:] == ["Bretagne (90130, Territoire de Belfort)", "Bretagne (36110, Indre)"]
    assert "Bretagne (36110, Indre)" in answer.advice
    assert [place.insee_code for place in answers.read("Bretagne (36110)").found] == ["36024"]


@pytest.mark.parametrize("typed", ["Paris", "Saint-Martin", "Vienne"])
def test_a_town_of_the_size_of_its_territory_is_taken(reference_data, typed):
    make_communes(["38544", "86194"])
    assert answers.read(typed).found[0].name == typed


@pytest.mark.parametrize(
    "typed", ["", "Paris 11", "44 Morbihan", "Morbihan 35", "99", "Vannes (56000)", "le", "7", "²"]
)
def test_what_is_no_territory_is_not_taken_for_one(reference_data, typed):
    assert answers.read(typed).territory is None


def test_namesakes_are_told_apart_by_their_department_and_each_label_resolves(reference_data):
    choices = answers.told_apart(answers.read("st martin").found)
    assert "Saint-Martin (65360, Hautes-Pyrénées)" in labels(choices)
    for place, label in choices:
        assert lookup.resolve(label) == [place]


@pytest.mark.parametrize(
    "typed", ["Saint-Martin, Hautes-Pyrénées", "saint martin (hautes pyrenees)", "st-martin (65)", "Saint-Martin 65"]
)
def test_the_department_can_be_typed(reference_data, typed):
    assert [place.insee_code for place in lookup.resolve(typed)] == ["65392"]


def test_places_of_different_names_keep_their_short_label(reference_data):
    places = [lookup.by_insee("56260"), lookup.by_insee("56121")]
    assert labels(answers.told_apart(places)) == ["Vannes (56000)", "Lorient (56100)"]


def test_more_than_can_be_offered_asks_to_be_precise():
    make_communes(communes_named("Sainte-Colombe"))
    assert answers.read("Sainte-Colombe").more == "précisez le code postal"
    assert answers.read("Sainte-Colombe (69560)").more == ""


def test_a_misspelt_name_proposes_before_what_it_is_a_part_of(reference_data):
    answer = answers.read("vanes")
    assert (answer.found, answer.advice) == ((), "")
    assert labels(answer.proposals) == ["Vannes (56000)"]
    assert labels(answers.read("saint-mal").proposals)[0] == "Saint-Malo (35400)"


def test_main_communes_are_suggested_for_a_territory(reference_data):
    assert [place.name for place in lookup.find("morbihan", limit=2)] == ["Lorient", "Vannes"]
