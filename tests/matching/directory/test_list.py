"""The list: whom it shows, how it speaks, what it weighs and costs."""

import gzip
import re

import pytest
from django.utils import timezone

from activateurs.membership.activators import actions
from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.kinds import MATRIX, Kind
from tests import builders

pytestmark = pytest.mark.django_db
RENNES = "35238"
RICH = [
    "site-internet",
    "vente-en-ligne",
    "place-de-marche",
    "visibilite",
    "reseaux-sociaux",
    "courriels",
    "cybersecurite",
    "donnees-personnelles",
]


def page(client, address: str = "/activateurs/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\u202f", " ").replace("\u00a0", " ").split())


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_is_listed_as_the_matrix_says(client, kind: Kind) -> None:
    profile = builders.make_profile(kind, last_name="Visible")
    assert ("Camille Visible" in page(client)) is MATRIX[kind].public
    assert (f"/activateurs/{profile.slug}/contacter/" in page(client)) is MATRIX[kind].contactable


def test_need_and_place_go_with_the_reader_up_to_the_form(client) -> None:
    profile = builders.make_profile(expertises=["vente-en-ligne"])
    carried = "?lieu=Vannes+%2856000%29&besoin=vente-en-ligne"
    link = carried.replace("&", "&amp;")
    address = f"/activateurs/{profile.slug}/"
    html = page(client, "/activateurs/?besoin_texte=vendre+mon+pain+sur+internet&lieu=vannes&rayon=50")
    assert f'href="{address}{link}"' in html
    assert f'href="{address}contacter/{link}"' in html
    assert f'href="{address}contacter/{link}"' in page(client, address + carried)
    assert f'href="{address}contacter/"' in page(client, address)
    assert 'value="Vannes (56000)"' in page(client, f"{address}contacter/{carried}")


def test_a_search_in_an_address_brings_no_markup(client) -> None:
    profile = builders.make_profile()
    html = page(client, f"/activateurs/{profile.slug}/?lieu=%22%3E%3Cb%3E&besoin=%22%3E%3Cb%3E")
    assert f'href="/activateurs/{profile.slug}/contacter/"' in html


def test_an_institution_counts_nowhere(client) -> None:
    builders.make_profile(Kind.INSTITUTION)
    html = page(client, "/activateurs/?lieu=Vannes")
    assert "Aucun activateur" in html
    assert "institutionnel" not in html.lower()


def test_a_withdrawn_profile_leaves_the_list_when_the_index_looks_again(client, monkeypatch) -> None:
    monkeypatch.setattr("activateurs.matching.finder.current.SECONDS_BETWEEN_CHECKS", 0)
    profile = builders.make_profile(last_name="Parti")
    assert "Camille Parti" in page(client)
    actions.unpublish(profile=profile, by=None, at=timezone.now(), reason=EndReason.OWN_WISH)
    assert "Camille Parti" not in page(client)


def test_a_draft_is_not_listed(client) -> None:
    builders.make_profile(published=False, last_name="Brouillon")
    assert "Brouillon" not in page(client)


def test_the_nearest_comes_first_and_says_why(client) -> None:
    builders.make_profile(commune=builders.make_commune(RENNES), last_name="Lointaine", areas=[("DEPARTMENT", "56")])
    builders.make_profile(last_name="Voisine")
    html = page(client, "/activateurs/?lieu=Vannes&besoin=site-internet")
    assert html.index("Voisine") < html.index("Lointaine")
    words = text_of(html)
    assert "2 activateurs pour « Avoir un site internet ou le refaire » autour de Vannes" in words
    assert "1 à moins de 25 km, 1 qui se déplace chez vous" in words
    assert "à moins de 1 km de Vannes, sait faire ce que vous cherchez" in words
    assert "Les plus proches d’abord" in words
    assert 'href="/classement/"' in html


def test_an_offreur_is_reached_on_its_own_site_only(client) -> None:
    structure = builders.make_structure(website="https://offres.example/boutique")
    profile = builders.make_profile(Kind.PROVIDER, structure=structure)
    html = page(client)
    assert 'href="https://offres.example/boutique"' in html
    assert f'data-outbound="/activateurs/{profile.slug}/sortie/"' in html
    assert "Découvrir les offres" in html
    assert "Contacter" not in html


def test_the_ticked_need_is_shown_first_on_the_card(client) -> None:
    builders.make_profile(expertises=RICH)
    html = page(client, "/activateurs/?besoin=donnees-personnelles")
    assert '<li class="asked">Données personnelles (RGPD)</li>' in html


def test_counts_stand_beside_every_choice(client) -> None:
    builders.make_profile(expertises=["site-internet", "paiement"])
    builders.make_profile(Kind.CHAMPION, expertises=["paiement"])
    words = text_of(page(client))
    assert "Paiement 2" in words
    assert "Site internet 1" in words
    assert "TPE/PME championne 1" in words


def test_an_unknown_place_is_an_error_of_its_field(client) -> None:
    builders.make_profile()
    html = page(client, "/activateurs/?lieu=Atlantide")
    assert 'aria-invalid="true"' in html
    assert "Nous ne connaissons pas de commune « Atlantide »" in text_of(html)
    assert "1 activateur" in text_of(html)
    assert 'value="Atlantide"' in html


def test_a_place_without_position_says_so(client) -> None:
    builders.make_commune(latitude=None, longitude=None)
    assert "Nous ne connaissons pas la position de Vannes" in page(client, "/activateurs/?lieu=Vannes")


def test_nobody_found_leads_somewhere(client) -> None:
    builders.make_profile(commune=builders.make_commune(RENNES), expertises=["paiement"])
    builders.make_commune()
    html = page(client, "/activateurs/?lieu=Vannes&besoin=paiement&rayon=5")
    words = text_of(html)
    assert "Aucun activateur" in words
    assert "Chercher jusqu’à 100 km (1 activateur)" in words.replace("&#39;", "'")


def test_dropping_a_criterion_is_offered_with_what_it_finds(client) -> None:
    builders.make_profile(expertises=["paiement"])
    words = text_of(page(client, "/activateurs/?besoin=paiement&besoin=caisse&q=introuvable"))
    assert "Aucun activateur" in words
    words = text_of(page(client, "/activateurs/?besoin=paiement&besoin=caisse"))
    assert "Chercher sans « Avoir une caisse moderne » (1 activateur)" in words


@pytest.mark.parametrize(("words", "offered"), [("vendre sur internet", True), ("vendre", False)])
def test_words_that_find_nobody_are_read_as_a_need(client, words: str, offered: bool) -> None:
    builders.make_profile(expertises=["vente-en-ligne"])
    html = page(client, f"/activateurs/?q={words.replace(' ', '+')}")
    assert "Aucun activateur" in html
    assert ("Chercher plutôt « Vendre sur internet » (1 activateur)" in text_of(html)) is offered
    assert ('href="/activateurs/?besoin=vente-en-ligne"' in html) is offered


def test_nobody_near_is_said_in_words(client) -> None:
    builders.make_profile(commune=builders.make_commune(RENNES), works_remotely=True)
    builders.make_commune()
    assert "Personne à moins de 25 km, 1 à distance" in text_of(page(client, "/activateurs/?lieu=Vannes"))


def test_twenty_a_page_and_no_page_beyond_the_last(client) -> None:
    for _ in range(21):
        builders.make_profile()
    assert page(client).count('<li class="result">') == 20
    last = page(client, "/activateurs/?page=2")
    assert last.count('<li class="result">') == 1
    assert page(client, "/activateurs/?page=99999").count('<li class="result">') == 1
    assert "page 2 sur 2" in last


def test_queries_do_not_follow_the_rows(client, django_assert_max_num_queries) -> None:
    builders.make_profile()
    page(client)
    with django_assert_max_num_queries(3) as few:
        page(client)
    for _ in range(19):
        builders.make_profile(expertises=RICH)
    page(client)
    with django_assert_max_num_queries(3) as many:
        page(client)
    assert len(few) == len(many)


def test_twenty_rich_cards_weigh_little(client) -> None:
    for number in range(20):
        builders.make_profile(
            expertises=RICH,
            first_name="Marie-Françoise",
            last_name=f"de La Villemarqué-Kermadec {number}",
            structure=builders.make_structure(f"Chambre de métiers et de l’artisanat du Morbihan, antenne {number}"),
            price_kind="DAILY",
            price_from=450,
            price_to=1200,
        )
    html = client.get("/activateurs/?lieu=Vannes&besoin=site-internet").content
    assert html.count(b'<li class="result">') == 20
    assert len(html) <= 40_000
    assert len(gzip.compress(html, 6)) <= 7_000


def test_what_htmx_receives_is_what_the_page_holds(client) -> None:
    builders.make_profile()
    address = "/activateurs/?lieu=Vannes&besoin=site-internet&besoin_texte="
    response = client.get(address, headers={"HX-Request": "true"})
    title, fragment = re.fullmatch(r"<title>(.*?)</title>(.*)", response.content.decode(), re.DOTALL).groups()
    whole = page(client, address)
    # Each page is counted by itself, with a token of its own.
    token = re.compile(r'data-measured="[\w-]{28}"')
    assert token.search(fragment)
    assert token.sub("", fragment) in token.sub("", whole)
    assert f"<title>{title}</title>" in whole
    assert response["HX-Push-Url"] == "/activateurs/?lieu=Vannes+%2856000%29&besoin=site-internet"


def test_history_of_the_browser_gets_the_whole_page(client) -> None:
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in client.get("/activateurs/", headers=headers).content.decode()


@pytest.mark.parametrize(
    ("address", "robots"),
    [
        ("/activateurs/", "index, follow"),
        ("/activateurs/?lieu=Vannes&besoin=site-internet", "index, follow"),
        ("/activateurs/?q=site", "noindex, follow"),
        ("/activateurs/?type=conseiller", "noindex, follow"),
    ],
)
def test_only_lists_that_make_sense_are_indexed(client, address: str, robots: str) -> None:
    builders.make_profile()
    html = page(client, address)
    assert f'<meta name="robots" content="{robots}">' in html
    assert html.count('rel="canonical"') == 1


def test_no_contact_details(client) -> None:
    profile = builders.make_profile(phone="0612345678")
    html = page(client)
    assert profile.user.email not in html
    assert "0612345678" not in html


def test_what_is_typed_is_never_html(client) -> None:
    html = page(client, "/activateurs/?q=<script>alert(1)</script>&lieu=<b>x")
    assert "<script>alert" not in html
    assert "<b>x" not in html


def test_the_distance_elides_the_name_of_the_place(client) -> None:
    builders.make_profile()
    builders.make_commune("56007")
    assert re.search(r"km d’Auray", text_of(page(client, "/activateurs/?lieu=Auray&rayon=france")))
