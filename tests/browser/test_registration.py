"""Joining, from the conditions to the list: the browser is killed at each step, with and without JavaScript.

Each page is opened in a browser that was just started: only what the site has kept comes back.
"""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from activateurs.spaces.demo.known import MODERATOR_EMAIL
from tests.browser import steps
from tests.browser.test_accessibility import check

TEXT = (
    "Je viens dans votre boutique, je regarde avec vous ce qui prend du temps, et nous choisissons ensemble deux ou "
    "trois outils simples. Vous repartez avec une liste courte de ce qu’il faut faire, et je reste joignable un mois."
)
# Seconds within which visitors must see what was decided.
AT_ONCE = 1.0


class Person:
    """Somebody whose browser dies after each page; cookies alone stay, as on a computer that was switched off."""

    def __init__(self, new_context: Callable[..., BrowserContext], **options: object) -> None:
        self._new, self._options = new_context, options
        self.page = new_context(**options).new_page()

    def die(self) -> Page:
        """Close the browser without a word and open another one where one was."""
        context, address = self.page.context, self.page.url
        cookies = context.cookies()
        context.close()
        again = self._new(**self._options)
        again.add_cookies(cookies)
        self.page = again.new_page()
        self.page.goto(address)
        return self.page

    def fill(self, **values: str) -> None:
        for name, value in values.items():
            self.page.locator(f"[name={name}]").fill(value)

    def choose(self, name: str, value: str) -> None:
        self.page.locator(f"[name={name}][value='{value}']").check(force=True)

    def press(self, label: str) -> None:
        self.page.get_by_role("button", name=label, exact=True).click()
        self.page.wait_for_load_state()


def open_account(page: Page, email: str) -> None:
    page.goto("/rejoindre/")
    page.get_by_role("link", name="Commencer mon inscription").first.click()
    page.locator("input[type=email]").fill(email)
    page.locator("main form button[type=submit]").first.click()
    # A click does not wait for the page that follows: leaving now would take the form back.
    page.wait_for_url("**/connexion/code/**")
    address = page.url
    steps.open_mail(page, email, "code")
    code = re.search(r"\b[A-Z0-9]{3,4}[- ]?[A-Z0-9]{3,4}\b", page.locator("main").inner_text())
    assert code, page.locator("main").inner_text()
    page.goto(address)
    page.locator("input[name=code]").fill(code[0])
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/espace/inscription/")


def register(person: Person, name: str) -> None:
    """From « Commencer » to the draft; after each page the browser is another one."""
    person.press("Commencer")
    person.die()
    person.fill(first_name="Maïwenn", last_name=name, role="conseillère numérique", phone="06 39 98 12 34")
    person.press("Continuer")
    person.die()
    person.choose("way", "aucun")
    person.press("Continuer")
    person.die()
    person.fill(name=f"Atelier {name}", lieu="Vannes (56000)", website=f"https://{name.lower()}.example")
    person.press("Continuer")
    person.die().get_by_role("heading", level=1, name="Votre lien avec elle").wait_for()
    person.press("Continuer")
    person.die()
    person.choose("kind", "conseiller")
    person.press("Continuer")
    person.die()
    person.page.locator("[name=family]").first.check(force=True)
    person.press("Continuer")


def write_profile(person: Person) -> None:
    """Every page that is asked for, the others passed."""
    for _ in range(14):
        page = person.die()
        if "/espace/inscription/profil/" in page.url:
            return
        step = page.url.rstrip("/").rsplit("/", 1)[1]
        if step == "savoir-faire":
            page.locator("details").first.evaluate_all("all => all.forEach(one => one.open = true)")
            page.locator("[name=expertises]").first.check(force=True)
        elif step == "territoire":
            page.locator("main form input[type=checkbox]").first.check(force=True)
        elif step == "offre":
            person.fill(presentation=TEXT)
            page.locator("[name=price_kind][value=DAILY]").check(force=True)
            person.fill(price_from="350", price_to="450")
        elif step == "charte":
            for box in page.locator("main form input[type=checkbox]").all():
                box.check(force=True)
        role = "link" if step == "apercu" else "button"
        go_on = page.get_by_role(role, name=re.compile("^(Continuer|J’accepte|Accepter)"))
        go_on.first.click()
        page.wait_for_load_state()
    raise AssertionError(f"still at {person.page.url}")


def sign_in_moderator(page: Page) -> None:
    """By the code of the mail, then by that of the application, which serves once: another one is waited for."""
    steps.sign_in(page, MODERATOR_EMAIL)
    if steps.is_signed_in(page):  # a session that gave both codes already
        return
    page.wait_for_url(re.compile("/connexion/deuxieme-etape/"))
    asked, deadline = page.url, time.monotonic() + 70
    while "deuxieme-etape" in page.url or "/demo/" in page.url:
        assert time.monotonic() < deadline, "no code of the application was taken"
        page.goto("/demo/code/")
        code = re.search(r"\b\d{3} ?\d{3}\b", page.locator("main").inner_text())
        assert code
        page.goto(asked)
        page.locator("input[name=code]").fill(code[0].replace(" ", ""))
        page.locator("input[name=code]").press("Enter")
        page.wait_for_load_state()
        page.wait_for_timeout(700)


def status(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer
    return answer.status


def moderate(page: Page, name: str) -> None:
    """Find it in the queue, publish."""
    page.get_by_role("link", name=re.compile(name)).first.click()
    check(page)
    page.locator("[name=outcome][value=PUBLISHED]").check(force=True)
    page.get_by_role("button", name="Envoyer ma décision").click()
    page.get_by_text("Votre décision est prise").wait_for()


@pytest.mark.parametrize(("script", "name"), [(True, "Kerzoncuf"), (False, "Bourhis")])
def test_to_the_list(new_context: Callable[..., BrowserContext], *, script: bool, name: str) -> None:
    email = f"{name.lower()}@nouvelle.example"
    person = Person(new_context, java_script_enabled=script)
    open_account(person.page, email)
    register(person, name)
    write_profile(person)
    if script:
        check(person.page)
    person.press("Envoyer mon profil")
    person.page.get_by_role("heading", name="Envoyé, en attente de décision").wait_for()
    address = f"/activateurs/maiwenn-{name.lower()}-vannes/"
    visitor, moderator = new_context().new_page(), new_context().new_page()
    assert status(visitor, address) == 404, "nobody sees it before"
    sign_in_moderator(moderator)
    moderator.goto("/gestion/profils/")
    moderate(moderator, name)
    decided = time.monotonic()
    while status(visitor, address) != 200:
        assert time.monotonic() - decided < AT_ONCE
    visitor.goto(f"/activateurs/?q={name}")
    visitor.locator(f"main ol a[href^='{address}']").first.wait_for()
    steps.open_mail(person.page, email, "publié")
