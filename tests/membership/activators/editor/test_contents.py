"""What each page takes, what it refuses and in which words."""

from datetime import date

import pytest

from activateurs.foundation.geo import lookup
from activateurs.membership.activators.choices import AreaLevel
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Profile
from tests.builders import make_commune, make_profile, make_reference
from tests.membership.activators.editor.pages import address, send, signed_in

pytestmark = pytest.mark.django_db
OFFER = {"role": "conseillère", "presentation": "Je vous aide.", "price_kind": "HOURLY", "price_from": "45"}


@pytest.fixture
def profile():
    made = make_profile()
    lookup.forget()
    return made


def texts(response):
    return response.content.decode()


class TestTerritory:
    def test_communes_departments_and_from_afar(self, profile):
        data = {"communes": ["Vannes (56000)"], "departments": ["56"], "works_remotely": "on", "on_map": "on"}
        assert send(signed_in(profile), profile, "territoire", data).status_code == 302
        areas = set(profile.areas.values_list("level", "code"))
        assert areas == {(AreaLevel.COMMUNE, "56260"), (AreaLevel.DEPARTMENT, "56")}
        profile.refresh_from_db()
        assert profile.works_remotely
        assert profile.on_map

    def test_a_commune_that_was_typed_counts(self, profile):
        send(signed_in(profile), profile, "territoire", {"commune": "56000"})
        assert list(profile.areas.values_list("code", flat=True)) == ["56260"]

    def test_without_script_communes_are_added_one_by_one(self, profile):
        client = signed_in(profile)
        make_commune("29232")
        lookup.forget()
        response = send(client, profile, "territoire", {"commune": "Vannes"}, wish="ajouter", follow=True)
        assert 'value="Vannes" checked' in texts(response)
        send(client, profile, "territoire", {"communes": ["Vannes"], "commune": "Quimper"})
        assert set(profile.areas.values_list("code", flat=True)) == {"56260", "29232"}

    def test_the_whole_country(self, profile):
        send(signed_in(profile), profile, "territoire", {"country": "on"})
        assert list(profile.areas.values_list("level", "code")) == [(AreaLevel.COUNTRY, "")]

    def test_an_unknown_commune_is_told_beside_its_field(self, profile):
        response = send(signed_in(profile), profile, "territoire", {"commune": "Nullepart"})
        assert "Nous ne trouvons pas" in texts(response)
        assert 'value="Nullepart"' in texts(response)

    def test_one_goes_somewhere(self, profile):
        assert "Dites où vous allez" in texts(send(signed_in(profile), profile, "territoire", {}))

    def test_only_kinds_of_the_map_are_asked(self):
        provider = make_profile(Kind.PROVIDER)
        client = signed_in(provider)
        assert "sur la carte" not in texts(client.get(address(provider, "territoire")))
        send(client, provider, "territoire", {"country": "on", "on_map": "on"})
        assert not Profile.objects.get(pk=provider.pk).on_map


class TestOffer:
    def test_words_and_price(self, profile, client):
        send(signed_in(profile), profile, "offre", OFFER | {"price_to": "60"})
        page = texts(client.get(f"/activateurs/{profile.slug}/"))
        assert "Je vous aide." in page
        assert "De 45\u00a0€ à 60\u00a0€ de l’heure" in page

    def test_an_amount_is_read_with_its_unit(self, profile):
        send(
            signed_in(profile),
            profile,
            "offre",
            OFFER | {"price_kind": "PACKAGE", "price_from": "60\u00a0€", "price_to": "1 200 euros"},
        )
        profile.refresh_from_db()
        assert (profile.price_from, profile.price_to) == (60, 1200)

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"price_kind": ""}, "Choisissez comment votre travail est payé."),
            ({"price_from": ""}, "Dites à partir de combien d’euros de l’heure."),
            ({"price_from": "60,50"}, "sans virgule"),
            ({"price_from": "€"}, "Dites à partir de combien d’euros de l’heure."),
            ({"price_from": "-3"}, "sans virgule"),
            ({"price_to": "30"}, "plus petit que le premier"),
            ({"price_from": "900"}, "vérifiez le montant"),
            ({"presentation": ""}, "Présentez votre travail"),
            ({"presentation": "x" * 4001}, "C’est trop long"),
        ],
    )
    def test_what_is_wrong_is_told(self, profile, changed, said):
        response = send(signed_in(profile), profile, "offre", OFFER | changed)
        assert response.status_code == 200
        assert said in texts(response)
        profile.refresh_from_db()
        assert profile.price_from is None

    def test_free_has_no_amount(self, profile):
        send(signed_in(profile), profile, "offre", OFFER | {"price_kind": "FREE"})
        profile.refresh_from_db()
        assert (profile.price_kind, profile.price_from) == ("FREE", None)

    def test_an_institution_says_no_price(self):
        institution = make_profile(Kind.INSTITUTION)
        client = signed_in(institution)
        assert "Après le premier rendez-vous" not in texts(client.get(address(institution, "offre")))
        assert send(client, institution, "offre", OFFER).status_code == 302
        institution.refresh_from_db()
        assert (institution.presentation, institution.price_kind) == ("Je vous aide.", "")

    def test_hidden_contacts_are_told_to_the_writer(self, profile):
        words = {"presentation": "Écrivez-moi à camille@exemple.fr"}
        response = send(signed_in(profile), profile, "offre", OFFER | words, follow=True)
        assert "Les visiteurs ne les verront pas" in texts(response)
        assert "Les visiteurs ne les verront pas" in texts(signed_in(profile).get(address(profile, "offre")))


CASE = {"0-business": "Fournil", "0-need": "Vendre", "0-work": "Une boutique", "0-year": "2025"}


class TestRows:
    def test_shown_once_the_client_agreed(self, profile, client):
        send(signed_in(profile), profile, "references", CASE | {"lignes": "1"})
        assert profile.references.get().consented_on is None
        assert "Fournil" not in texts(client.get(f"/activateurs/{profile.slug}/"))
        kept = {"0-id": str(profile.references.get().pk), "0-consented_on": "2025-06-01"}
        send(signed_in(profile), profile, "references", CASE | kept | {"lignes": "1"})
        assert profile.references.get().consented_on == date(2025, 6, 1)
        assert "Fournil" in texts(client.get(f"/activateurs/{profile.slug}/"))

    def test_one_more_keeps_what_was_typed(self, profile):
        client = signed_in(profile)
        response = send(
            client, profile, "references", {"0-business": "Four", "lignes": "1"}, wish="ajouter", follow=True
        )
        assert "Référence 2" in texts(response)
        assert 'value="Four"' in texts(response)
        assert not profile.references.exists()

    def test_change_and_remove(self, profile):
        first, second = make_reference(profile, business="Un"), make_reference(profile, business="Deux")
        data = {"lignes": "2", "0-id": first.pk, "0-retirer": "on", "1-id": second.pk}
        data |= {f"1-{name[2:]}": text for name, text in (CASE | {"0-business": "Deux bis"}).items()}
        send(signed_in(profile), profile, "references", data)
        assert list(profile.references.values_list("pk", "business")) == [(second.pk, "Deux bis")]

    def test_somebody_elses_row_is_not_touched(self, profile):
        other = make_reference(make_profile(), business="Ailleurs")
        send(signed_in(profile), profile, "references", CASE | {"lignes": "1", "0-id": other.pk})
        other.refresh_from_db()
        assert other.business == "Ailleurs"
        assert profile.references.get().business == "Fournil"

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"0-work": ""}, "Dites ce que vous avez fait."),
            ({"0-year": "2099"}, "Cette année n’a pas commencé."),
            ({"0-year": "25"}, "en quatre chiffres"),
            ({"0-consented_on": "2099-01-01"}, "Cette date est à venir"),
            ({"0-consented_on": "hier"}, "Écrivez la date ainsi"),
        ],
    )
    def test_what_is_wrong_is_told(self, profile, changed, said):
        response = send(signed_in(profile), profile, "references", CASE | changed | {"lignes": "1"})
        assert said in texts(response)
        assert not profile.references.exists()

    @pytest.mark.parametrize("lines", ["999", "-1", "x", "", "100000000000000000000"])
    def test_the_number_of_rows_is_bounded(self, profile, lines):
        assert send(signed_in(profile), profile, "references", CASE | {"lignes": lines}).status_code == 302

    def test_certifications_are_public(self, profile, client):
        data = {
            "lignes": "1",
            "0-name": "Qualiopi",
            "0-issuer": "AFNOR",
            "0-year": "2024",
            "0-url": "https://a.example",
        }
        send(signed_in(profile), profile, "certifications", data)
        page = texts(client.get(f"/activateurs/{profile.slug}/"))
        assert "Qualiopi" in page
        assert "ne délivre ni label ni certification" in page

    def test_videos_of_known_sites_only(self, profile):
        client = signed_in(profile)
        video = {"lignes": "1", "0-title": "Une visite"}
        for url in (
            "https://evil.example/v",
            "ftp://youtube.com/v",
            "https://youtube.com@evil.example/",
        ):
            assert send(client, profile, "videos", video | {"0-url": url}).status_code == 200
        send(client, profile, "videos", video | {"0-url": "http://www.youtube.com/watch?v=a"})
        assert profile.videos.get().url == "https://www.youtube.com/watch?v=a"


class TestContact:
    def test_languages_and_number(self, profile):
        data = {"languages": ["français", "breton"], "other_languages": "japonais, Swahili", "phone": "06 12 34 56 78"}
        send(signed_in(profile), profile, "langues-et-telephone", data)
        profile.refresh_from_db()
        assert profile.languages == ["français", "breton", "japonais", "Swahili"]
        assert profile.phone == "0612345678"
        page = texts(signed_in(profile).get(address(profile, "langues-et-telephone")))
        assert "japonais, Swahili" in page

    def test_half_a_number_is_refused(self, profile):
        response = send(signed_in(profile), profile, "langues-et-telephone", {"phone": "06 12"})
        assert "n’est pas complet" in texts(response)
