"""A new version of the terms, from the draft of an editor to the box that an activator ticks; axe on the way (A6)."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page

from activateurs.spaces.demo.known import ADVISER_SLUG
from activateurs.spaces.demo.people import EMAIL_DOMAIN
from tests.browser import steps
from tests.browser.test_accessibility import check

DRAFT = "/gestion/textes/conditions/brouillon/"
ACCEPTING = f"/espace/profils/{ADVISER_SLUG}/charte/"


def sign_in_staff(page: Page, who: str, first: str = "/gestion/textes/", heading: str = "Charte et conditions") -> None:
    """By the code of the mail, then by that of the application; then a page of staff."""
    email = f"{who}@{EMAIL_DOMAIN}"
    steps.sign_in(page, email)
    if not steps.is_signed_in(page):
        give_code_of_application(page)
        steps.remember(page, email)
    page.goto(first)
    page.get_by_role("heading", level=1, name=heading).wait_for()


def give_code_of_application(page: Page) -> None:
    """The second step."""
    page.wait_for_url(re.compile("/connexion/"))
    asked = page.url
    page.goto("/demo/code/")
    code = re.search(r"\b\d{3} ?\d{3}\b", page.locator("main").inner_text())
    assert code, page.locator("main").inner_text()
    page.goto(asked)
    page.locator("input[name=code]").fill(code[0].replace(" ", ""))
    page.locator("input[name=code]").press("Enter")
    page.get_by_role("button", name="Se déconnecter").wait_for()


def test_from_the_draft_to_the_acceptance(new_context: Callable[..., BrowserContext]) -> None:
    steering = new_context().new_page()
    sign_in_staff(steering, "pilotage")
    check(steering)
    steering.locator("form[action$='/conditions/commencer/'] button").click()
    check(steering)
    write_article(steering)
    for page in (f"{DRAFT}apercu/", f"{DRAFT}publier/"):
        steering.goto(page)
        check(steering)
    publish(steering)

    # Without JavaScript, by an activator.
    adviser = new_context(java_script_enabled=False).new_page()
    steps.sign_in(adviser)
    adviser.goto("/espace/")
    adviser.get_by_role("link", name="Lire et accepter").click()
    assert adviser.url.endswith(ACCEPTING)
    assert "Le site ferme la nuit" in adviser.locator("main").inner_text()
    adviser.get_by_role("button", name="Accepter").click()
    adviser.get_by_text("Cochez cette case pour accepter les conditions").first.wait_for()
    adviser.get_by_role("checkbox").check(force=True)
    adviser.get_by_role("button", name="Accepter").click()
    adviser.get_by_text("C’est accepté").wait_for()

    # The page as it stands, with its script.
    again = new_context().new_page()
    steps.sign_in(again)
    again.goto(ACCEPTING)
    check(again)
    again.goto("/conditions-d-utilisation/versions/2/changements/")
    check(again)


def write_article(page: Page) -> None:
    """By keyboard alone: errors first, then a new article."""
    page.goto(f"{DRAFT}articles/nouveau/")
    check(page)
    steps.field(page, "Titre").press("Enter")
    page.locator("[aria-invalid=true]").first.wait_for()
    check(page)
    steps.field(page, "Titre").fill("La nuit")
    steps.field(page, "Texte").fill("Le site reste ouvert.\n\n- Toute la nuit\n- Tout le jour")
    steps.field(page, "Repère").fill("C16")
    steps.field(page, "Repère").press("Enter")
    page.get_by_text("L’article est enregistré").wait_for()


def publish(page: Page) -> None:
    """For good."""
    steps.field(page, "Ce qui change").fill("Le site ferme la nuit.")
    page.get_by_role("checkbox").check(force=True)
    page.get_by_role("button", name="Publier pour de bon").click()
    page.get_by_text("La nouvelle version est en vigueur").wait_for()
