"""Home, legal pages, files for robots (P1; law.md, 29)."""

import gzip
import re

import pytest
from django.test import Client
from django.urls import resolve

from activateurs.foundation.ui import kept, shell

WORDS = {
    "/": "De quoi avez-vous besoin\N{NO-BREAK SPACE}?",
    "/rejoindre/": "Commencer mon inscription",
    "/mentions-legales/": "Directeur ou directrice de la publication",
    "/donnees-personnelles/": "Combien de temps",
    "/accessibilite/": "non conforme",
    "/contact/": "article&nbsp;12",
    "/plan-du-site/": "Fonctionnement du classement",
}


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    kept.forget()


@pytest.mark.parametrize("address", WORDS)
def test_page_answers_without_database(client: Client, address: str) -> None:
    response = client.get(address)
    html = response.content.decode()
    assert response.status_code == 200
    assert WORDS[address] in html
    assert html.count("<h1") == 1
    assert re.search(r"<title>[^<]+ – Activateurs</title>", html)
    assert f'rel="canonical" href="http://testserver{address}"' in html
    assert "Accessibilité\N{NO-BREAK SPACE}: non conforme" in html


@pytest.mark.parametrize("address", WORDS)
def test_no_link_of_ours_is_dead(client: Client, address: str) -> None:
    html = client.get(address).content.decode()
    for link in sorted(set(re.findall(r'href="(/[^"#?]*)', html))):
        if not link.startswith("/static/"):
            resolve(link)


def test_home_asks_what_and_where_without_script(client: Client) -> None:
    html = client.get("/").content.decode()
    form = html[html.index("<form") : html.index("</form>")]
    assert 'action="/activateurs/" method="get"' in form
    assert 'name="besoin_texte"' in form
    assert 'name="lieu"' in form
    assert 'type="submit"' in form


def test_home_tells_the_programme_in_three_lines(client: Client) -> None:
    html = client.get("/").content.decode()
    told = html[html.index('class="site-promise"') : html.index("</section>", html.index('class="site-promise"'))]
    assert told.count("<p>") == 3
    assert "premier diagnostic est gratuit" in told
    assert 'href="/charte/"' in told


def test_kept_page_is_the_same_and_compressed_for_those_who_can(client: Client) -> None:
    first = client.get("/")
    again = client.get("/")
    small = client.get("/", headers={"accept-encoding": "gzip"})
    assert first.content == again.content == gzip.decompress(small.content)
    assert small["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in small["Vary"]


def test_a_waiting_message_is_shown_and_not_kept(client: Client) -> None:
    client.cookies["messages"] = "x"
    client.get("/")
    assert kept._pages == {}


def test_settings_show_on_legal_pages(client: Client, settings: object) -> None:
    settings.OPERATOR_EMAIL = "bonjour@exemple.fr"  # type: ignore[attr-defined]
    settings.UNPROVEN_REQUEST_DAYS = 9  # type: ignore[attr-defined]
    assert "mailto:bonjour@exemple.fr" in client.get("/contact/").content.decode()
    kept.forget()
    settings.MAIL_KEEP_DAYS = 31  # type: ignore[attr-defined]
    settings.ENDED_REQUEST_DAYS = 366  # type: ignore[attr-defined]
    privacy = client.get("/donnees-personnelles/").content.decode()
    assert "9 jours" in privacy
    assert "31 jours" in privacy
    assert "366 jours après le dernier échange" in privacy
    assert "puis 5 ans" in privacy


def test_every_entry_of_header_and_footer_resolves() -> None:
    for place in shell.PLACES:
        for entry in shell.entries(place):
            resolve(entry.path)


@pytest.mark.parametrize(
    ("path", "current"),
    [("/charte/", "La charte"), ("/activateurs/carte/", "Carte"), ("/activateurs/camille/", "Trouver un activateur")],
)
def test_header_marks_where_one_is(path: str, current: str) -> None:
    html = shell.site_header(path)
    marked = re.findall(r'aria-current="(?:page|true)">([^<]+)<', html)
    assert marked == [current]


def test_robots_keep_out_of_what_is_personal(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    for path in ("/demandes/", "/espace/", "/connexion/"):
        assert f"Disallow: {path}\n" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_security_txt_names_a_contact_and_expires(client: Client) -> None:
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:contact@activateurs.example" in text
    assert re.search(r"Expires: 20\d\d-\d\d-\d\dT00:00:00Z", text)
