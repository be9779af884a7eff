"""The editor in a real browser: drafts by themselves, a killed browser, an ended session; keyboard; no script; axe."""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, expect

from tests.browser import steps
from tests.browser.test_accessibility import check
from tests.browser.test_journey import tab_to
from tests.harness.production import free_port

PROFILE = f"/espace/profils/{steps.ADVISER_SLUG}/"
PAGES = (
    "savoir-faire",
    "metiers",
    "territoire",
    "offre",
    "references",
    "videos",
    "certifications",
    "langues-et-telephone",
)
# One field of each page, and what is typed there.
TYPED = {
    "offre": ("Votre fonction", "conseillère en boutique"),
    "references": ("Le résultat", "Trente paniers par semaine"),
    "videos": ("Titre", "Vendre sans y passer ses nuits"),
    "certifications": ("Certification ou label", "Qualiopi"),
    "langues-et-telephone": ("D’autres langues", "gallo"),
    "territoire": ("Ajouter une commune", "Quimper"),
}


@pytest.fixture
def signed_in(new_context: Callable[..., BrowserContext]) -> Page:
    page = new_context().new_page()
    steps.sign_in(page)
    return page


def kept(page: Page) -> None:
    """Wait until the page says that a draft is kept."""
    expect(page.locator("[data-editor-status]")).to_contain_text("nregistré à", timeout=15_000)


def give_up(page: Page, name: str) -> None:
    """Leave the demonstration as it was."""
    page.goto(f"{PROFILE}{name}/")
    page.get_by_role("button", name="Abandonner ce brouillon").click()
    page.wait_for_load_state()


class Killable:
    """A browser of its own process, which can be killed as a crash would."""

    def __init__(self, playwright: Playwright, launch: dict[str, Any], folder: Path, cookies: Any) -> None:
        port = free_port()
        flags = [*launch["args"], f"--remote-debugging-port={port}", f"--user-data-dir={folder}", "about:blank"]
        self.process = subprocess.Popen(
            [launch["executable_path"], *flags], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.browser = self.connected(playwright, f"http://127.0.0.1:{port}")
        context = self.browser.contexts[0]
        context.add_cookies(cookies)
        self.page = context.new_page()

    def connected(self, playwright: Playwright, address: str) -> Browser:
        deadline = time.monotonic() + 30
        while True:
            try:
                return playwright.chromium.connect_over_cdp(address)
            except Error:
                if time.monotonic() > deadline:
                    self.process.kill()
                    raise
                time.sleep(0.1)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


def test_a_killed_browser_loses_nothing(
    signed_in: Page, playwright: Playwright, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> None:
    cookies = signed_in.context.cookies()
    home = signed_in.url.split("/espace")[0]
    for name in PAGES:
        one = Killable(playwright, browser_type_launch_args, tmp_path / name, cookies)
        one.page.goto(f"{home}{PROFILE}{name}/")
        write(one.page, name)
        kept(one.page)
        one.kill()
        signed_in.goto(f"{PROFILE}{name}/")
        assert is_written(signed_in, name), name
        give_up(signed_in, name)


def write(page: Page, name: str) -> None:
    """Type in the field of ``TYPED``, or tick the last box of the page."""
    if name in TYPED:
        label, text = TYPED[name]
        steps.field(page, label).fill(text)
    else:
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        page.locator("form[data-editor] input[type=checkbox]").last.check(force=True)


def is_written(page: Page, name: str) -> bool:
    """Whether the page shows what ``write`` typed."""
    if name in TYPED:
        label, text = TYPED[name]
        return steps.field(page, label).input_value() == text
    return page.locator("form[data-editor] input[type=checkbox]").last.is_checked()


def test_what_is_typed_survives_the_end_of_the_session(signed_in: Page) -> None:
    signed_in.goto(f"{PROFILE}offre/")
    signed_in.context.clear_cookies(name="session")
    steps.field(signed_in, "Votre fonction").fill("conseillère itinérante")
    status = signed_in.locator("[data-editor-status]")
    expect(status).to_contain_text("Votre session est terminée", timeout=15_000)
    # Sent all the same: it is given back.
    signed_in.get_by_role("button", name="Enregistrer").click()
    expect(signed_in.get_by_role("heading", level=1)).to_have_text("Votre texte n’est pas encore envoyé")
    expect(signed_in.get_by_text("conseillère itinérante")).to_be_visible()
    check(signed_in)
    # Signed in again in the same window: the page still has it.
    steps.sign_in(signed_in)
    signed_in.goto(f"{PROFILE}offre/")
    assert steps.field(signed_in, "Votre fonction").input_value() == "conseillère itinérante"
    kept(signed_in)
    give_up(signed_in, "offre")


def test_two_windows_are_told(signed_in: Page) -> None:
    other = signed_in.context.new_page()
    for page in (signed_in, other):
        page.goto(f"{PROFILE}offre/")
    steps.field(signed_in, "Votre fonction").fill("la première")
    kept(signed_in)
    steps.field(other, "Votre fonction").fill("la seconde")
    expect(other.locator("[data-editor-status]")).to_contain_text("autre fenêtre", timeout=15_000)
    other.get_by_role("button", name="Enregistrer").click()
    expect(other.get_by_role("heading", name="Cette page a changé entre-temps")).to_be_visible()
    expect(other.locator("dd").filter(has_text="la première")).to_be_visible()
    check(other)
    give_up(other, "offre")


def test_without_a_network_the_text_stays_and_is_sent_later(signed_in: Page) -> None:
    signed_in.goto(f"{PROFILE}offre/")
    signed_in.context.set_offline(True)
    steps.field(signed_in, "Votre fonction").fill("hors ligne")
    expect(signed_in.locator("[data-editor-status]")).to_contain_text("Pas de connexion", timeout=15_000)
    signed_in.context.set_offline(False)
    kept(signed_in)
    give_up(signed_in, "offre")


def test_the_list_of_skills_is_searched(signed_in: Page) -> None:
    signed_in.goto(f"{PROFILE}savoir-faire/")
    signed_in.get_by_label("Chercher dans la liste").fill("securite donnees")
    rows = signed_in.locator("#id_expertises-group .fr-fieldset__element:visible")
    assert 0 < rows.count() < 10
    signed_in.get_by_label("Chercher dans la liste").fill("zzz")
    expect(signed_in.get_by_text("Rien de tel dans la liste.")).to_be_visible()


def test_by_keyboard_alone(signed_in: Page) -> None:
    page = signed_in
    page.goto(f"{PROFILE}certifications/")
    for label, text in (("Certification ou label", "Qualiopi"), ("Délivré par", "AFNOR"), ("Année", "2024")):
        tab_to(page, steps.field(page, label))
        page.keyboard.type(text)
    tab_to(page, page.get_by_role("button", name="Enregistrer"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("visible dans l’annuaire dès maintenant")).to_be_visible()
    page.goto(steps.ADVISER)
    expect(page.get_by_role("heading", name="Certifications et labels")).to_be_visible()
    page.goto(f"{PROFILE}certifications/")
    box = page.locator("input[name='0-retirer']")
    tab_to(page, box)
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Enregistrer"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("C’est enregistré")).to_be_visible()
    page.goto(steps.ADVISER)
    assert page.get_by_role("heading", name="Certifications et labels").count() == 0


def test_the_whole_editor_without_javascript(plain_page: Page) -> None:
    page = plain_page
    steps.sign_in(page)
    for name in PAGES:
        page.goto(f"{PROFILE}{name}/")
        page.get_by_role("button", name="Enregistrer").click()
        expect(page.get_by_text("C’est enregistré")).to_be_visible()
    page.goto(f"{PROFILE}videos/")
    page.get_by_role("button", name="Ajouter une vidéo").click()
    page.locator("input[name='2-title']").fill("Une troisième")
    page.locator("input[name='2-url']").fill("https://ailleurs.example/v")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Ce site n’est pas dans la liste").first).to_be_visible()
    assert page.locator("input[name='2-title']").input_value() == "Une troisième"
    page.locator("input[name='2-url']").fill("https://videos.example/v/3")
    page.get_by_role("button", name="Enregistrer").click()
    page.goto(steps.ADVISER)
    expect(page.get_by_role("link", name="Une troisième")).to_be_visible()
    page.goto(f"{PROFILE}videos/")
    page.locator("input[name='2-retirer']").check(force=True)
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("C’est enregistré")).to_be_visible()
    page.goto(f"{PROFILE}territoire/")
    steps.field(page, "Ajouter une commune").fill("Quimper")
    page.get_by_role("button", name="Ajouter cette commune").click()
    expect(page.get_by_label("Quimper")).to_be_checked()
    give_up(page, "territoire")


def test_every_page_is_accessible(signed_in: Page) -> None:
    for name in ("", *(f"{page}/" for page in PAGES), "apercu/", "historique/"):
        signed_in.goto(f"{PROFILE}{name}")
        check(signed_in)
    signed_in.goto("/espace/profils/")
    check(signed_in)


def test_a_page_with_errors_is_accessible(signed_in: Page) -> None:
    signed_in.goto(f"{PROFILE}offre/")
    steps.field(signed_in, "Ce que vous faites").fill("")
    steps.field(signed_in, "À partir de").fill("soixante")
    signed_in.get_by_role("button", name="Enregistrer").click()
    signed_in.locator("[aria-invalid=true]").first.wait_for()
    check(signed_in)
    give_up(signed_in, "offre")
