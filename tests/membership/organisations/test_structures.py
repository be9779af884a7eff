"""Finding a structure or creating it: numbers checked offline, likely duplicates, two people at once (A2.3)."""

from contextlib import suppress

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from activateurs.membership.organisations import actions, identifiers
from activateurs.membership.organisations.models import Draft, Structure
from activateurs.membership.organisations.names import same_name
from activateurs.spaces.demo.people import siret
from tests.builders import make_structure, make_user
from tests.threads import together

NOW = timezone.now()
SIRET, OTHER = siret(1), siret(2)


class TestSiret:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("356 000 000 00048", "35600000000048"),  # La Poste, its head office
            ("35600000049837", "35600000049837"),  # La Poste, a post office: digits sum to a multiple of five
            ("732 829 320 00074", "73282932000074"),
            ("732.829.320-00074", "73282932000074"),
            ("732\u00a0829\u202f320 00074", "73282932000074"),
        ],
    )
    def test_right_ones_in_any_spacing(self, text, number):
        assert identifiers.read_siret(text) == number

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("73282932000075", "erreur"),
            ("35600000049838", "erreur"),
            ("732829320", "SIREN"),
            ("7328293200007", "14 chiffres"),
            ("7328293200007A", "erreur"),
            ("٧٣٢٨٢٩٣٢٠٠٠٠٧٤", "."),  # digits of another alphabet
        ],
    )
    def test_wrong_ones_are_told_why(self, text, words):
        with pytest.raises(identifiers.IdentifierError, match=words):
            identifiers.read_siret(text)

    @given(st.text(max_size=20))
    def test_any_text_is_read_or_refused(self, text):
        with suppress(identifiers.IdentifierError):
            assert len(identifiers.read_siret(text)) == 14


@pytest.mark.parametrize(("text", "number"), [("w561234567", "W561234567"), ("W 2A 1234567", None)])
def test_rna(text, number):
    if number:
        assert identifiers.read_rna(text) == number
    else:
        with pytest.raises(identifiers.IdentifierError):
            identifiers.read_rna(text)


@pytest.mark.parametrize("text", ["561234567", "W56123456", "W5612345678", "X561234567", "Ｗ561234567"])
def test_wrong_rna(text):
    with pytest.raises(identifiers.IdentifierError, match="W561234567"):
        identifiers.read_rna(text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("SARL L’Atelier Bleu", "atelier bleu", True),
        ("Association Les Ateliers du Numérique", "ateliers numerique", True),
        ("Café-théâtre", "CAFE THEATRE", True),
        ("SAS", "SARL", False),
        ("Atelier Bleu", "Atelier Rouge", False),
        ("!!!", "???", False),
    ],
)
def test_names_that_people_take_for_one_another(one, other, same):
    assert same_name(one, other) is same


def find(name="Atelier Bleu", *, by=None, distinct=False, **fields):
    draft = Draft(name=name, **fields)
    return actions.find_or_create_structure(draft=draft, by=by or make_user(), at=NOW, distinct=distinct)


@pytest.mark.django_db
class TestFinding:
    def test_the_same_number_is_the_same_structure_and_keeps_its_facts(self):
        first = find("Atelier Bleu", siret=SIRET, website="https://atelier-bleu.fr").structure
        found = find("Imposteur", siret=SIRET[:9] + " " + SIRET[9:], website="https://imposteur.fr")
        first.refresh_from_db()
        assert (found.structure, found.created) == (first, False)
        assert (first.name, first.website) == ("Atelier Bleu", "https://atelier-bleu.fr")

    def test_an_association_has_its_rna_number(self):
        found = find("Les Amis du Port", rna="W561234567")
        assert (found.created, found.structure.rna) == (True, "W561234567")
        assert find("Autre nom", rna="w 561 234 567").structure == found.structure

    def test_a_founder_has_neither(self):
        found = find("Mon projet", postal_code="56000")
        assert (found.created, found.structure.is_identified) == (True, False)

    def test_what_is_wrong_is_told_field_by_field(self):
        with pytest.raises(actions.InvalidDraftError) as caught:
            find(" ", siret="123", rna="W1", website="pas un site", legal_notice_url="ftp://exemple.fr")
        assert set(caught.value.errors) == {"name", "siret", "rna", "website", "legal_notice_url"}
        assert not Structure.objects.exists()

    @pytest.mark.parametrize("website", ["javascript:alert(1)", "data:text/html,x", "//exemple.fr", "https://x"])
    def test_a_site_is_an_address_of_the_web(self, website):
        with pytest.raises(actions.InvalidDraftError):
            find(website=website)

    def test_a_site_may_be_typed_without_https(self):
        assert find(website="www.atelier-bleu.fr").structure.website == "https://www.atelier-bleu.fr"


@pytest.mark.django_db
class TestLikelyDuplicates:
    def test_same_name_and_postal_code_are_asked_about(self):
        listing = make_structure("L’Atelier bleu", open_data_id="123")
        with pytest.raises(actions.LikelyDuplicateError) as caught:
            find("SARL ATELIER BLEU", siret=SIRET, postal_code=listing.postal_code)
        assert caught.value.structures == [listing]

    def test_the_person_may_say_that_it_is_another(self):
        listing = make_structure("Atelier Bleu")
        assert find(postal_code=listing.postal_code, distinct=True).created

    def test_another_number_or_another_town_is_another_structure(self):
        known = make_structure("Atelier Bleu", siret=OTHER)
        assert find(siret=SIRET, postal_code=known.postal_code).created
        assert find(postal_code="35000").created

    def test_an_imported_one_takes_its_number_once_its_people_told_it(self):
        listing, user = make_structure("Atelier Bleu", open_data_id="123"), make_user()
        actions.identify(structure=listing, siret=SIRET, by=user, at=NOW)
        assert find(siret=SIRET).structure == listing
        assert listing.sheets.get().by == user

    def test_a_number_that_another_has_is_refused(self):
        make_structure(siret=SIRET)
        listing = make_structure(open_data_id="123")
        with pytest.raises(actions.InvalidDraftError):
            actions.identify(structure=listing, siret=SIRET, by=make_user(), at=NOW)
        with pytest.raises(actions.InvalidDraftError):
            actions.identify(structure=make_structure(siret=OTHER), siret=siret(3), by=make_user(), at=NOW)


@pytest.mark.django_db(transaction=True)
def test_two_people_of_one_company_at_once_get_one_structure():
    one, other = make_user(), make_user()
    results = together(lambda: find(siret=SIRET, by=one), lambda: find(siret=SIRET, by=other))
    assert {result.structure for result in results} == {Structure.objects.get()}
    assert sorted(result.created for result in results) == [False, True]


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["siret", "rna"])
def test_the_database_refuses_one_number_twice(field):
    number = {"siret": SIRET, "rna": "W561234567"}[field]
    make_structure(**{field: number})
    with pytest.raises(IntegrityError), transaction.atomic():
        make_structure(**{field: number})
