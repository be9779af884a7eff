"""The directory of companies: what it says is taken over; when it is down, the site goes on."""

import json
import time
from datetime import date, timedelta

import pytest
from django.utils import timezone

from activateurs.membership.organisations import actions, lookup
from activateurs.membership.organisations.actions.facts import refresh_facts
from activateurs.membership.organisations.choices import FactSource
from activateurs.membership.organisations.models import Draft
from tests.builders import make_commune, make_membership, make_profile, make_structure, make_user
from tests.membership.organisations import company_directory

SIRET = "00000001800010"
NOW = timezone.now()


@pytest.fixture
def directory(settings):
    with company_directory.running() as running:
        settings.COMPANY_LOOKUP_URL, settings.COMPANY_LOOKUP_SECONDS = f"{running.url}/", 1
        yield running


def unit(**changes):
    """An answer of the public directory, as it writes them."""
    place = {
        "siret": SIRET,
        "activite_principale": "62.01Z",
        "adresse": "12 RUE DES LILAS 56000 VANNES",
        "code_postal": "56000",
        "commune": "56260",
        "libelle_commune": "VANNES",
        "date_creation": "2015-02-01",
        "date_fermeture": None,
        "etat_administratif": "A",
    } | changes.pop("place", {})
    whole = {
        "siren": SIRET[:9],
        "nom_complet": "ATELIER BLEU (BLEU)",
        "nom_raison_sociale": "ATELIER BLEU",
        "nature_juridique": "5710",
        "activite_principale": "62.01Z",
        "tranche_effectif_salarie": "02",
        "date_creation": "2014-05-01",
        "etat_administratif": "A",
        "siege": place,
        "matching_etablissements": [place],
    } | changes
    return json.dumps({"results": [whole], "total_results": 1}).encode()


@pytest.mark.django_db
class TestAsking:
    def test_tells_what_is_known(self, directory):
        make_commune()
        directory.body = unit()
        company = lookup.find(SIRET)
        assert company == lookup.Company(
            siret=SIRET,
            name="ATELIER BLEU",
            legal_form="5710",
            naf_code="62.01Z",
            workforce="02",
            active_since=date(2014, 5, 1),
            address="12 RUE DES LILAS",
            postal_code="56000",
            town="Vannes",
            commune_id="56260",
        )
        assert directory.asked == [("/search", {"q": [SIRET], "per_page": ["1"]})]

    def test_another_establishment_is_not_that_one(self, directory):
        directory.body = unit(place={"siret": "00000002600013"})
        assert lookup.find(SIRET) is None

    def test_an_establishment_or_a_company_that_ceased_is_told(self, directory):
        directory.body = unit(place={"etat_administratif": "F", "date_fermeture": "2024-06-30"})
        assert lookup.find(SIRET).ceased_on == date(2024, 6, 30)
        directory.body = unit(etat_administratif="C", date_creation=None, place={"date_creation": None})
        assert lookup.find(SIRET).ceased_on < date(2000, 1, 1)

    def test_hidden_and_missing_fields_are_left_out(self, directory):
        directory.body = unit(
            nom_raison_sociale=None, nom_complet="[NON-DIFFUSIBLE]", place={"adresse": None, "commune": "00000"}
        )
        company = lookup.find(SIRET)
        assert (company.name, company.address, company.commune_id) == ("", "", None)
        assert "name" not in company.facts()

    def test_an_unknown_number_is_nobody(self, directory):
        assert lookup.find("12345678900000") is None

    @pytest.mark.parametrize(
        "body", [b"", b"not json", b"[]", b"{}", b'{"results": [1]}', b'{"results": null}', unit(date_creation="hier")]
    )
    def test_an_answer_that_makes_no_sense_is_no_answer(self, directory, body):
        directory.body = body
        with pytest.raises(lookup.UnavailableError):
            lookup.find(SIRET)

    @pytest.mark.parametrize("status", [400, 404, 429, 500, 503])
    def test_a_refusal_is_no_answer(self, directory, status):
        directory.status, directory.body = status, unit()
        with pytest.raises(lookup.UnavailableError):
            lookup.find(SIRET)

    def test_it_sends_nobody_elsewhere(self, directory):
        with company_directory.running() as elsewhere:
            directory.status, directory.headers = 302, {"Location": f"{elsewhere.url}/search?q={SIRET}"}
            with pytest.raises(lookup.UnavailableError):
                lookup.find(SIRET)
            assert elsewhere.asked == []

    def test_a_silent_one_is_left_after_the_time_it_has(self, directory):
        directory.hold.clear()
        start = time.monotonic()
        with pytest.raises(lookup.UnavailableError):
            lookup.find(SIRET)
        assert time.monotonic() - start < 3

    def test_an_endless_answer_is_left(self, directory):
        directory.body = b" " * (lookup.LONGEST_ANSWER + 1)
        with pytest.raises(lookup.UnavailableError):
            lookup.find(SIRET)

    def test_one_that_is_not_there_is_no_answer(self, settings):
        settings.COMPANY_LOOKUP_URL = "http://127.0.0.1:9"
        with pytest.raises(lookup.UnavailableError):
            lookup.find(SIRET)

    def test_off_by_default_nothing_is_asked(self, settings):
        assert settings.COMPANY_LOOKUP_URL == ""
        with pytest.raises(lookup.UnavailableError):
            lookup.find(SIRET)


@pytest.mark.django_db
class TestAStructure:
    def test_is_created_with_both_sheets(self, directory):
        make_commune()
        directory.body = unit()
        draft = Draft(name="Atelier Bleu", siret=SIRET, website="www.atelier-bleu.fr", town="Vannes")
        user = make_user()
        found = actions.find_or_create_structure(draft=draft, by=user, at=NOW, company=lookup.find(SIRET))
        structure = found.structure
        structure.refresh_from_db()
        assert (structure.name, structure.town, structure.naf_code) == ("Atelier Bleu", "Vannes", "62.01Z")
        assert (structure.website, structure.active_since) == ("https://www.atelier-bleu.fr", date(2014, 5, 1))
        sheets = structure.sheets.order_by("pk")
        assert [(one.source, one.by, one.at) for one in sheets] == [
            (FactSource.TYPED, user, NOW),
            (FactSource.REGISTRY, None, NOW),
        ]

    def test_whose_name_is_not_the_registered_one_takes_it(self, directory):
        directory.body = unit(place={"commune": None})
        draft = Draft(name="Google France", siret=SIRET)
        found = actions.find_or_create_structure(draft=draft, by=make_user(), at=NOW, company=lookup.find(SIRET))
        assert found.structure.name == "ATELIER BLEU"

    def test_is_created_when_the_directory_is_down(self, settings):
        settings.COMPANY_LOOKUP_URL = "http://127.0.0.1:9"
        found = actions.find_or_create_structure(draft=Draft(name="Atelier", siret=SIRET), by=make_user(), at=NOW)
        assert (found.created, found.structure.siret) == (True, SIRET)

    def test_with_people_is_asked_about_again_each_month(self, directory):
        directory.body = unit(place={"etat_administratif": "F", "date_fermeture": "2026-01-31", "commune": None})
        structure = make_structure("Atelier Bleu", siret=SIRET)
        make_structure("Sans personne", siret="00000002600013")
        make_membership(structure)
        refresh_facts.call()
        refresh_facts.call()
        structure.refresh_from_db()
        assert structure.ceased_on == date(2026, 1, 31)
        assert structure.name == "Atelier Bleu", "its people write its name"
        assert len(directory.asked) == 1
        structure.sheets.update(at=timezone.now() - timedelta(days=31))
        refresh_facts.call()
        assert len(directory.asked) == 2

    def test_is_left_alone_when_the_directory_is_down(self, directory):
        directory.status, directory.body = 503, b""
        for number in range(3):
            make_membership(make_structure(siret=f"0000000{number}000014"))
        refresh_facts.call()
        assert len(directory.asked) == 1, "a directory that is down is not knocked at again"

    def test_that_changes_shows_on_the_pages_of_its_profiles(self, client):
        profile = make_profile()
        address = f"/activateurs/{profile.slug}/"
        assert "Nouveau Nom" not in client.get(address).content.decode()
        facts = {"name": "Nouveau Nom"}
        actions.change_facts(structure=profile.structure, facts=facts, source=FactSource.STAFF, by=None, at=NOW)
        assert "Nouveau Nom" in client.get(address).content.decode()


@pytest.mark.django_db
class TestTheDemonstration:
    def test_answers_itself_as_the_public_directory_does(self, client, settings):
        settings.DEMO = True
        known = client.get("/demo/annuaire-entreprises/search", {"q": "10007004400019"}).json()
        assert lookup.read(known, "10007004400019").name == "TEAM MOVE"
        invented = client.get("/demo/annuaire-entreprises/search", {"q": SIRET}).json()
        assert lookup.read(invented, SIRET).town == "VANNES"
        assert client.get("/demo/annuaire-entreprises/search", {"q": "35600000000048"}).json()["results"] == []

    def test_elsewhere_it_does_not_exist(self, client):
        assert client.get("/demo/annuaire-entreprises/search", {"q": SIRET}).status_code == 404
