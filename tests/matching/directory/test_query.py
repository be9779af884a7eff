"""The address of a search: whatever it says, it is answered; what we write is read back the same."""

import string

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activateurs.matching.directory.query import MAX_NEEDS, MAX_TEXT, Search, cleaned, parse, query_string, url_for
from activateurs.matching.finder.search import RADII_KM, Criteria
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def words():
    builders.make_taxonomy()
    builders.make_communes(["56260", "35238", "75056"])


def read(text: str) -> Search:
    return parse(QueryDict(text))


def test_everything_that_may_be_asked() -> None:
    search = read(
        "lieu=Vannes&rayon=50&besoin=vente-en-ligne&besoin=paiement&secteur=c&type=conseiller&q=fromage&page=3"
    )
    criteria = search.criteria
    assert criteria.place
    assert criteria.place.insee_code == "56260"
    assert criteria.radius_km == 50
    assert criteria.needs == ("vente-en-ligne", "paiement")
    assert (criteria.sector, criteria.kinds, criteria.text, criteria.page) == ("C", ("conseiller",), "fromage", 3)
    assert search.notes == ()


def test_nothing_asked_is_the_plain_list() -> None:
    assert read("").criteria == Criteria()
    assert url_for(Criteria()) == "/activateurs/"


def test_the_whole_country() -> None:
    assert read("rayon=france").criteria.radius_km is None


@pytest.mark.parametrize(
    ("text", "page"),
    [("page=-1", 1), ("page=abc", 1), ("page=0", 1), ("page=1000000000", 999_999), ("page=²", 1), ("page=7", 7)],
)
def test_pages(text: str, page: int) -> None:
    assert read(text).criteria.page == page


@pytest.mark.parametrize("text", ["besoin=licorne", "secteur=ZZ", "type=institutionnel", "type=inconnu", "rayon=7"])
def test_what_does_not_exist_is_ignored_and_said(text: str) -> None:
    search = read(text)
    assert search.criteria == Criteria()
    assert len(search.notes) == 1


def test_an_institutional_kind_is_no_more_known_than_an_invented_one() -> None:
    assert read("type=institutionnel").notes == read("type=inconnu").notes


def test_an_unknown_place_has_its_error_and_finds_the_whole_list() -> None:
    search = read("lieu=Atlantide")
    assert search.criteria.place is None
    assert "Atlantide" in search.place_error


def test_the_same_need_many_times_is_once() -> None:
    assert read("&".join(["besoin=paiement"] * 90)).criteria.needs == ("paiement",)


def test_a_thousand_parameters_are_refused_politely(client) -> None:
    assert client.get("/activateurs/?" + "&".join(["besoin=paiement"] * 1001)).status_code == 400


def test_needs_are_bounded() -> None:
    every = builders.Expertise.objects.values_list("slug", flat=True).order_by("slug")
    assert len(read("&".join(f"besoin={slug}" for slug in every)).criteria.needs) == MAX_NEEDS


def test_long_and_unprintable_texts_are_cut_and_cleaned() -> None:
    assert cleaned("a\x00b\n\tc") == "a b c"
    assert len(cleaned("x" * 10_000)) == MAX_TEXT


def test_the_canonical_address_leaves_out_what_is_usual() -> None:
    criteria = read("lieu=56000&rayon=25&page=1").criteria
    assert query_string(criteria) == "lieu=Vannes+%2856000%29"


def test_a_change_leads_back_to_the_first_page() -> None:
    assert url_for(Criteria(text="a", page=4), text="b") == "/activateurs/?q=b"
    assert url_for(Criteria(text="a", page=4), page=5) == "/activateurs/?q=a&page=5"


WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60)
VALUES = st.one_of(
    WORDS,
    st.sampled_from(["Vannes", "56000", "france", "25", "paiement", "C", "conseiller", "-1", "\x00", "x" * 9000]),
)
NAMES = st.sampled_from(["lieu", "rayon", "besoin", "secteur", "type", "q", "page", "autre"])


@given(pairs=st.lists(st.tuples(NAMES, VALUES), max_size=20))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_asked_reads_back_the_same_once_canonical(pairs: list[tuple[str, str]]) -> None:
    params = QueryDict(mutable=True)
    for name, value in pairs:
        params.appendlist(name, value)
    criteria = parse(params).criteria
    assert criteria.radius_km in (*RADII_KM, None)
    assert set(query_string(criteria)) <= set(string.printable)
    assert parse(QueryDict(query_string(criteria))).criteria == criteria
