import pytest

from activateurs.foundation.geo import lookup
from tests import builders

pytestmark = pytest.mark.django_db


def codes(places):
    return [place.insee_code for place in places]


@pytest.mark.parametrize(
    ("typed", "insee_code"),
    [
        ("Vannes", "56260"),
        ("  vannes ", "56260"),
        ("VANNES CEDEX 9", "56260"),
        ("56000", "56260"),
        ("Vannes (56000)", "56260"),
        ("56000 Vannes", "56260"),
        ("56017 VANNES CEDEX", "56260"),
        ("Vanes (56000)", "56260"),
        ("saint-malo", "35288"),
        ("Saint Malo", "35288"),
        ("ST MALO", "35288"),
        ("st-malo (35400)", "35288"),
        ("havre", "76351"),
        ("Le Havre", "76351"),
        ("HAVRE (LE)", "76351"),
        ("oeuilly", "02565"),
        ("ŒUILLY", "02565"),
        ("st martin de re", "17369"),
        ("Paris", "75056"),
        ("75000", "75056"),
        ("Paris 11", "75111"),
        ("paris 11ème", "75111"),
        ("Paris 11e arrondissement", "75111"),
        ("75011", "75111"),
        ("75011 Paris", "75111"),
        ("PARIS 01", "75101"),
        ("75116", "75116"),
        ("Lyon 3e", "69383"),
        ("Marseille 1er", "13201"),
        ("saint-denis 93", "93066"),
        ("Saint-Denis (974)", "97411"),
        ("20000", "2A004"),
        ("20700 AJACCIO CEDEX", "2A004"),
        ("2a004", "2A004"),
        ("35238", "35238"),
        ("98415", "98415"),
    ],
)
def test_what_people_type_finds_the_place(reference_data, typed, insee_code):
    assert codes(lookup.resolve(typed)) == [insee_code]


def test_every_label_resolves_to_its_own_place(reference_data):
    for commune in builders.Commune.objects.all():
        place = lookup.by_insee(commune.insee_code)
        assert codes(lookup.resolve(place.label)) == [commune.insee_code]


@pytest.mark.parametrize("typed", ["", "  ", "-", "zzz", "99999", "Vanes", "'; drop table", "x" * 5000, "\x00", "²³"])
def test_nonsense_is_unknown(reference_data, typed):
    assert lookup.resolve(typed) == []


def test_several_places_are_all_offered_most_populated_first(reference_data):
    assert codes(lookup.resolve("st martin")) == ["97801", "65392", "32389", "67426", "54480"]
    assert codes(lookup.resolve("Saint-Denis")) == ["97411", "93066"]


def test_a_postal_code_comes_before_an_insee_code(reference_data):
    # 56260 is the postal code of Larmor-Plage and the INSEE code of Vannes.
    assert codes(lookup.resolve("56260")) == ["56107"]
    assert codes(lookup.find("56260")) == ["56107", "56260"]
    assert lookup.by_insee("56260").name == "Vannes"


def test_the_postal_code_asked_for_is_kept(reference_data):
    assert lookup.resolve("13001 marseille")[0].label == "Marseille 1er arrondissement (13001)"
    assert lookup.resolve("20090")[0].label == "Ajaccio (20090)"
    assert lookup.by_insee("75056").label == "Paris"


def test_a_place_without_a_known_position_says_so(reference_data):
    place = lookup.by_insee("98415")
    assert not place.located
    assert (place.latitude, place.postal_code) == (None, "")
    assert lookup.by_insee("56260").located


def test_a_place_knows_its_department_and_region(reference_data):
    place = lookup.by_insee("2A004")
    assert (place.department, place.region) == ("2A", "94")


def test_suggestions_put_the_exact_name_first_then_the_most_populated(reference_data):
    assert codes(lookup.find("paris"))[:2] == ["75056", "75116"]
    assert codes(lookup.find("s")) == ["67482", "97411", "93066", "97416", "44184", "35288", "22278", "97801"]
    assert codes(lookup.find("st ma", limit=3)) == ["35288", "97801", "17369"]


@pytest.mark.parametrize("typed", ["malo", "denis"])
def test_suggestions_look_at_every_word(reference_data, typed):
    assert codes(lookup.find(typed))


def test_suggestions_accept_words_in_any_order(reference_data):
    assert codes(lookup.find("martin ré")) == ["17369"]


def test_suggestions_by_the_first_digits(reference_data):
    assert codes(lookup.find("561"))[0] == "56121"
    assert codes(lookup.find("974"))[0] == "97411"
    assert lookup.find("9") == []


@pytest.mark.parametrize("typed", ["", "zzz", "x" * 5000, "99999", "-"])
def test_suggestions_of_nonsense_are_empty(reference_data, typed):
    assert lookup.find(typed) == []


def test_lookups_read_the_database_once(reference_data, django_assert_num_queries):
    lookup.forget()
    with django_assert_num_queries(2):
        lookup.preload()
    with django_assert_num_queries(0):
        lookup.find("van")
        lookup.resolve("Vannes (56000)")
        lookup.by_insee("56260")


def test_an_empty_table_is_not_remembered():
    assert lookup.find("vannes") == []
    builders.make_communes(["56260"])
    assert codes(lookup.find("vannes")) == ["56260"]
