"""Changes of situation in the browser: axe finds nothing, and nothing overflows, at 320, 768 and 1280 px."""

from playwright.sync_api import Page

from activateurs.spaces.demo.known import ADVISER_SLUG
from tests.browser import steps
from tests.browser.test_accessibility import check

OWN = f"/espace/profils/{ADVISER_SLUG}/"
PAGES = [f"{OWN}disponibilite/", f"{OWN}confirmer/", f"{OWN}depart/", "/espace/mes-donnees/", "/espace/quitter/"]


def test_pages(page: Page) -> None:
    steps.sign_in(page)
    for address in PAGES:
        response = page.goto(address)
        assert response
        assert response.status == 200, address
        check(page)


def test_pages_with_errors(page: Page) -> None:
    steps.sign_in(page)
    for address, button in ((f"{OWN}depart/", "Enregistrer le départ"), ("/espace/quitter/", "Quitter le programme")):
        page.goto(address)
        page.get_by_role("button", name=button).click()
        page.locator("[aria-invalid=true], .fr-fieldset--error").first.wait_for()
        check(page)
