"""Structures and their people in the browser: invite, prove, decide; axe at each step; the same without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from activateurs.spaces.demo import structures
from activateurs.spaces.demo.people import EMAIL_DOMAIN
from tests.browser import steps
from tests.browser.test_accessibility import check
from tests.browser.test_texts import sign_in_staff
from tests.membership.organisations.joining_one import PDF

PERSON = f"{structures.APPRENTICE[2]}@{EMAIL_DOMAIN}"


@pytest.fixture
def opened(new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    def open_one(email: str, **options: object) -> Page:
        page = new_context(**options).new_page()
        steps.sign_in(page, email)
        page.get_by_role("button", name="Se déconnecter").wait_for()
        return page

    return open_one


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def go_through(page: Page, links: tuple[str, ...]) -> None:
    """Open each link of the page in turn, look at what it leads to, come back."""
    start = page.url
    for name in links:
        follow(page, name)
        check(page)
        page.goto(start)


def test_a_manager_goes_through_the_pages_of_its_structure(opened: Callable[..., Page]) -> None:
    manager = opened(steps.ADVISER_EMAIL)
    manager.goto("/espace/structure/")
    check(manager)
    follow(manager, "Nolwenn Le Bihan")
    check(manager)
    go_through(
        manager,
        (
            "Erwan Le Dantec",
            "Inviter une personne",
            "En faire un gestionnaire",
            "Retirer de la structure",
            "Quitter cette structure",
        ),
    )
    follow(manager, "Inviter une personne")
    manager.get_by_role("button", name="Envoyer l’invitation").click()
    manager.locator("[aria-invalid=true]").first.wait_for()
    check(manager)


def test_a_person_proves_by_a_document_without_javascript(opened: Callable[..., Page]) -> None:
    person = opened(PERSON, java_script_enabled=False)
    person.goto("/espace/structure/")
    follow(person, "Nolwenn Le Bihan")
    follow(person, "Déposer un document")
    person.get_by_role("button", name="Transmettre ce document").click()
    person.get_by_text("Choisissez un fichier.").first.wait_for()
    person.locator("input[type=file]").set_input_files(
        {"name": "attestation.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    person.get_by_role("button", name="Transmettre ce document").click()
    person.get_by_text("Votre document est transmis").first.wait_for()


def test_the_pages_of_a_proof_are_accessible(opened: Callable[..., Page]) -> None:
    person = opened(PERSON)
    person.goto("/espace/structure/")
    check(person)
    follow(person, "Nolwenn Le Bihan")
    check(person)
    go_through(person, ("Recevoir un code", "Déposer un document", "Abandonner cette demande"))
    follow(person, "Recevoir un code")
    person.get_by_label("Votre adresse dans cette structure").fill("camille@gmail.com")
    person.get_by_role("button", name="Recevoir le code").click()
    person.get_by_text("elle ne prouve rien").first.wait_for()
    check(person)
    person.get_by_label("Votre adresse dans cette structure").fill("erwan@nolwenn-le-bihan.example")
    person.get_by_role("button", name="Recevoir le code").click()
    person.get_by_role("heading", level=1, name="Recopiez le code reçu").wait_for()
    check(person)


def test_whoever_is_invited_reads_it_then_accepts(
    new_context: Callable[..., BrowserContext], opened: Callable[..., Page]
) -> None:
    visitor = new_context().new_page()
    steps.open_mail(visitor, structures.INVITED, "vous invite")
    steps.link_of_mail(visitor, "/espace/structure/invitation/").click()
    visitor.get_by_role("heading", level=1, name="Rejoindre").wait_for()
    check(visitor)
    link = visitor.url
    other = opened(PERSON)
    other.goto(link)
    other.get_by_text("Vous êtes connecté avec une autre adresse").wait_for()
    check(other)


def test_staff_reads_and_decides(new_context: Callable[..., BrowserContext]) -> None:
    moderator = new_context().new_page()
    sign_in_staff(moderator, "moderation", "/gestion/rattachements/", "Rattachements à décider")
    check(moderator)
    follow(moderator, "Loïc Guillemot")
    check(moderator)
    with moderator.expect_download() as download:
        follow(moderator, "attestation.pdf")
    assert download.value.suggested_filename.startswith("document-")
    follow(moderator, "Nolwenn Le Bihan")
    check(moderator)
