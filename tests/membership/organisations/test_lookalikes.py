"""Names and domains that look like somebody else's are told to staff."""

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from activateurs.membership.organisations import spelling
from activateurs.membership.organisations.lookalikes import MOST, Look, domain_look, flags
from activateurs.membership.organisations.models import Domain
from tests.builders import make_structure

KNOWN = "Atelier Bleu Numérique"


@pytest.mark.parametrize(
    ("name", "look"),
    [
        ("Atelier Bleu Numérique", Look.SAME_NAME),
        ("SARL ATELIER BLEU NUMERIQUE", Look.SAME_NAME),
        ("L’atelier bleu du numérique", Look.SAME_NAME),
        ("Аtelier Bleu Numérique", Look.FOREIGN_SIGNS),  # a Cyrillic capital A
        ("Atelier Вleu Numérique", Look.FOREIGN_SIGNS),  # a Cyrillic capital Ve
        ("Atelier B1eu Numérique", Look.SAME_NAME),
        ("Atelier Bleu Nurnérique", Look.SAME_NAME),  # r and n for m
        ("Ate1ier B1eu Numer1que", Look.SAME_NAME),
        ("Atelier Bleue Numérique", Look.NEAR_NAME),
        ("Atlier Bleu Numérique", Look.NEAR_NAME),
        ("Ateleir Bleu Numérique", Look.NEAR_NAME),
        ("𝐀telier Bleu Numérique", Look.SAME_NAME),  # a mathematical letter
    ],
)
@pytest.mark.django_db
def test_a_name_that_looks_like_another_is_flagged(name, look):
    known = make_structure(KNOWN)
    found = flags(make_structure(name))
    assert found[0].look == look
    assert known.pk in [flag.other.pk for flag in found if flag.other]


@pytest.mark.parametrize(
    "name",
    ["Atelier Rouge Numérique", "Boulangerie du Port", "Bleu", "Café Œuvre", "Numérique", "Ñandú Conseil", "Łódź Web"],
)
@pytest.mark.django_db
def test_another_name_is_not(name):
    make_structure(KNOWN)
    assert flags(make_structure(name)) == []


@pytest.mark.parametrize(
    ("domain", "look"),
    [
        ("atelier-bleu.fr", Look.SAME_DOMAIN),
        ("atelier-bleu.com", Look.OTHER_ENDING),
        ("atelierbleu.fr", Look.ADDED_WORD),
        ("ate-lier-bleu.fr", Look.ADDED_WORD),
        ("atelier-bleu-officiel.fr", Look.ADDED_WORD),
        ("groupe-atelier-bleu.com", Look.ADDED_WORD),
        ("atelier-b1eu.fr", Look.SAME_LOOK_DOMAIN),
        ("atelier-blue.fr", Look.NEAR_DOMAIN),
        ("ateliers-bleu.fr", Look.NEAR_DOMAIN),
        ("atelier-bleu-vannes.fr", None),
        ("boulangerie.fr", None),
        ("bleu.fr", None),
    ],
)
def test_domains_that_look_alike(domain, look):
    assert domain_look(domain, "atelier-bleu.fr") == look


def test_punycode_is_read():
    cyrillic = "аtelier-bleu"  # begins with a Cyrillic letter
    assert domain_look(f"{cyrillic}.fr".encode("idna").decode(), "atelier-bleu.fr") == Look.SAME_LOOK_DOMAIN
    assert domain_look("atelier-bléu.fr".encode("idna").decode(), "atelier-bleu.fr") == Look.SAME_LOOK_DOMAIN


@pytest.mark.django_db
def test_domains_of_sites_and_proven_ones_count():
    by_site = make_structure("Un", website="https://www.atelier-bleu.fr")
    proven = make_structure("Deux")
    Domain.objects.create(structure=proven, name="atelier-blev.fr", since=timezone.now())
    found = flags(make_structure("Trois", website="https://atelier-b1eu.fr/accueil"))
    assert {(flag.look, flag.other.pk) for flag in found} == {
        (Look.SAME_LOOK_DOMAIN, by_site.pk),
        (Look.NEAR_DOMAIN, proven.pk),
    }
    assert "atelier-b1eu.fr et atelier-bleu.fr" in str(found[0])


@pytest.mark.django_db
def test_shared_hosts_are_nobodys_domain():
    make_structure("Un", website="https://www.facebook.com/atelier")
    assert flags(make_structure("Deux", website="https://www.facebook.com/boulangerie")) == []


@pytest.mark.django_db
def test_ten_flags_at_most_in_three_queries(django_assert_num_queries):
    for _ in range(20):
        make_structure(KNOWN)
    one = make_structure(KNOWN)
    with django_assert_num_queries(3):
        assert len(flags(one)) == MOST


@pytest.mark.django_db
def test_establishments_of_one_company_are_not_impostors():
    make_structure(KNOWN, siret="73282932000074", website="https://www.atelier-bleu.fr")
    assert flags(make_structure(KNOWN, siret="73282932000082", website="https://www.atelier-bleu.fr")) == []


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("", "abc", 3), ("abc", "abc", 0), ("abcd", "abdc", 1), ("ab", "b", 1)],
)
def test_distance(one, other, slips):
    assert spelling.distance(one, other, most=5) == slips


@given(st.text(max_size=12), st.text(max_size=12))
def test_distance_is_symmetrical_and_bounded(one, other):
    there, back = (spelling.distance(*pair, most=3) for pair in ((one, other), (other, one)))
    assert there == back <= 4
    assert (there == 0) == (one == other)


@given(st.text(max_size=40))
def test_any_text_has_a_skeleton(text):
    assert spelling.skeleton(text) is not None
    assert spelling.label_skeleton(text) is not None
    assert spelling.has_foreign_signs(text) in (True, False)
