"""Institutional members register as the others do and are nowhere in public, right after their publication (A3.6)."""

import json
from urllib.parse import unquote_plus

import pytest
from django.test import Client

from activateurs.membership.activators.kinds import Kind
from tests.builders import make_profile, make_structure
from tests.mails import last_mail
from tests.membership.joining.joining import PUBLISHED, SIRET, make_decided, make_ready

pytestmark = pytest.mark.django_db
NAME, STRUCTURE, TEXT = "Zénobie", "Préfecture de Kerlouan", "J’anime le réseau des Abers pour l’État."


@pytest.fixture
def institution():
    """Published an instant ago, beside an adviser of the same town."""
    make_profile(first_name="Gwenola", last_name="Visible")
    structure = make_structure(STRUCTURE, siret=SIRET, website="https://kerlouan.example")
    ready = make_ready(Kind.INSTITUTION, structure=structure, first_name=NAME, last_name="Kermarrec", presentation=TEXT)
    return make_decided(PUBLISHED, ready).submission.profile


SURFACES = [
    "/",
    "/activateurs/",
    "/activateurs/?lieu=Vannes+%2856000%29",
    "/activateurs/?besoin_texte=Kerlouan",
    "/activateurs/?besoin_texte=Z%C3%A9nobie",
    "/activateurs/?type=institutionnel",
    "/activateurs/carte/",
    "/activateurs/carte/points/?zone=-180,-90,180,90&niveau=12",
    "/activateurs/carte/departements/",
    "/activateurs/carte/departements.svg",
    "/api/v1/activateurs",
    "/api/v1/activateurs?texte=Kerlouan",
    "/api/v1/activateurs?type=institutionnel",
    "/api/v1/openapi.json",
    "/api/v1/besoins?texte=Kerlouan",
    "/besoins/?q=Kerl",
    "/lieux/?q=Kerl",
    "/sitemap.xml",
    "/sitemap-profils.xml",
    "/plan-du-site/",
    "/classement/",
]


@pytest.mark.parametrize("path", SURFACES)
def test_is_on_no_public_surface(institution, path):
    page = Client().get(path)
    assert page.status_code < 500
    body = page.content.decode()
    # What a visitor typed is repeated to it: that word alone says nothing.
    typed = unquote_plus(path)
    for secret in (NAME, "Kermarrec", STRUCTURE, institution.slug, "kerlouan.example", TEXT[:20]):
        assert secret in typed or secret not in body, f"{secret} is on {path}"


def test_has_no_page_and_no_way_to_write_to_it(institution):
    client = Client()
    for path in (
        f"/activateurs/{institution.slug}/",
        f"/activateurs/{institution.slug}/contacter/",
        f"/api/v1/activateurs/{institution.slug}",
    ):
        assert client.get(path).status_code == 404
    assert client.post(f"/activateurs/{institution.slug}/sortie/").status_code == 404


def test_counts_for_nothing(institution):
    listed = json.loads(Client().get("/api/v1/activateurs").content)
    assert listed["total"] == 1


def test_the_person_is_told_that_only_members_see_it(client, institution):
    client.force_login(institution.user)
    page = client.get(f"/espace/inscription/profil/{institution.slug}/").content.decode()
    assert "jamais du public" in page
    assert f'href="/activateurs/{institution.slug}/"' not in page


def test_its_mail_leads_to_no_public_page(institution):
    mail = last_mail("joining.published")
    assert f"/activateurs/{institution.slug}/" not in mail.text
    assert "nulle part sur le site public" in mail.text
