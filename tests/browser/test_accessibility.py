"""axe finds nothing, and nothing overflows, on every page at 320, 768 and 1280 px."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser import steps
from tests.harness.accessibility import violations

WIDTHS = (320, 768, 1280)
EVERYBODY = [
    "/",
    "/activateurs/",
    "/activateurs/?lieu=Vannes&rayon=25&besoin=site-internet",
    "/activateurs/?lieu=Vannes&besoin_texte=vendre+mes+fromages+sur+internet",
    "/activateurs/?lieu=Saint-Martin",
    "/activateurs/?lieu=Nullepart-les-Oies",
    "/activateurs/?lieu=Vannes&rayon=5&q=introuvablement",
    "/activateurs/carte/",
    "/activateurs/carte/?lieu=Vannes",
    steps.ADVISER,
    f"{steps.ADVISER}contacter/",
    "/classement/",
    "/charte/",
    "/charte/versions/1/",
    "/charte/versions/1/changements/",
    "/rejoindre/",
    "/contact/",
    "/plan-du-site/",
    "/accessibilite/",
    "/mentions-legales/",
    "/donnees-personnelles/",
    "/conditions-d-utilisation/",
    "/connexion/",
    "/demo/courrier/",
    "/api/",
    "/composants/",
]
NOT_THERE = ["/demandes/n-importe-quoi/", "/une-page-qui-n-existe-pas/"]


def check(page: Page) -> None:
    """Each width in turn, on the page as it is."""
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        faults += [f"{width} px: {fault}" for fault in violations(page)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        faults += [f"{width} px: the page is {wide} px wide"] if wide > width else []
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("address", EVERYBODY)
def test_page_open_to_everybody(page: Page, address: str) -> None:
    response = page.goto(address)
    assert response
    assert response.status == 200
    check(page)


@pytest.mark.parametrize("address", NOT_THERE)
def test_page_that_is_not_there(page: Page, address: str) -> None:
    response = page.goto(address)
    assert response
    assert response.status == 404
    check(page)


def test_provider_and_its_link(page: Page) -> None:
    page.goto("/activateurs/?type=offreur")
    # A provider may have no site of its own.
    with_offers = page.locator("main ol > li").filter(has=page.get_by_role("link", name="Découvrir les offres"))
    with_offers.first.get_by_role("heading").get_by_role("link").click()
    page.get_by_role("link", name="Découvrir les offres").first.wait_for()
    check(page)


def test_form_with_errors(page: Page) -> None:
    page.goto(f"{steps.ADVISER}contacter/")
    page.get_by_role("button", name="Envoyer ma demande").click()
    page.locator("[aria-invalid=true]").first.wait_for()
    check(page)


def test_pages_of_a_request(new_context: Callable[..., BrowserContext]) -> None:
    business, email = new_context().new_page(), "axe@entreprise.example"
    steps.write(business, email)
    check(business)
    steps.open_mail(business, email, "onfirme")
    check(business)
    steps.link_of_mail(business, "/demandes/preuve/").click()
    check(business)
    business.get_by_role("button", name="Confirmer mon adresse").click()
    business.get_by_role("heading", level=1, name="Votre demande à").wait_for()
    check(business)
    for link in ("Corriger ma demande", "Retirer ma demande", "changez d’adresse"):
        tracking = business.url
        business.get_by_role("link", name=link).click()
        check(business)
        business.goto(tracking)


def test_pages_of_an_activator(new_context: Callable[..., BrowserContext]) -> None:
    email = "axe-deux@entreprise.example"
    business = new_context().new_page()
    steps.write(business, email)
    steps.prove(business, email)
    adviser = new_context().new_page()
    steps.sign_in(adviser)
    adviser.goto("/espace/")
    check(adviser)
    adviser.get_by_role("link", name="Boulangerie du Port").first.click()
    check(adviser)
    for link in ("Accepter", "Refuser"):
        request = adviser.url
        adviser.get_by_role("link", name=link, exact=True).click()
        check(adviser)
        adviser.goto(request)


@pytest.mark.parametrize("unit", ["semaine", "mois"])
def test_figures_of_an_activator(new_context: Callable[..., BrowserContext], unit: str) -> None:
    adviser = new_context().new_page()
    steps.sign_in(adviser)
    adviser.goto(f"/espace/statistiques/?par={unit}")
    assert adviser.get_by_role("img", name="Vues du profil").is_visible()
    for table in adviser.locator("summary").all():
        table.click()
    check(adviser)
