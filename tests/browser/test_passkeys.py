"""Passkeys in a real Chromium, whose virtual authenticator stands for a finger on a telephone; and the second step."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import steps
from tests.browser.test_accessibility import check
from tests.harness.browser import Watched
from tests.harness.production import ProductionServer

ADMINISTRATOR, MODERATOR = "gestion@demo.activateurs.example", "moderation@demo.activateurs.example"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def by_name(browser: Browser, production_server: ProductionServer) -> Iterator[Callable[..., BrowserContext]]:
    """Browsers that name the site: a passkey belongs to a name, never to a number."""
    origin = production_server.url.replace("127.0.0.1", "localhost")
    watched, opened = Watched(origin), []

    def open_one(**options: Any) -> BrowserContext:
        context = browser.new_context(base_url=origin, locale="fr-FR", **options)
        context.set_default_timeout(15_000)
        watched.watch(context)
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()
    assert not watched.faults, "\n".join(watched.faults)


def with_authenticator(page: Page, **options: Any) -> tuple[Any, str]:
    """Give the browser of ``page`` a way to make and use passkeys."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    made = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR | options})
    return devtools, made["authenticatorId"]


def demo_code(page: Page) -> str:
    """What the application of the demonstration's staff shows."""
    page.goto("/demo/code/")
    return page.locator("h2").first.inner_text()


def give_demo_code(page: Page, *, after: str = "") -> str:
    """Give the code of the application; a code serves once, so another one than ``after`` is waited for."""
    address = page.url
    while (code := demo_code(page)) == after:
        page.wait_for_timeout(500)
    page.goto(address)
    page.locator("input[name=code]").fill(code)
    page.get_by_role("button", name="Continuer").click()
    page.wait_for_url(lambda url: url != address)
    return code


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Se déconnecter").click()
    page.wait_for_url("**/")


def create(page: Page) -> None:
    page.goto("/espace/securite/cle/")
    page.get_by_role("button", name="Créer la clé d’accès").click()
    page.get_by_role("heading", level=1, name="Vos codes de secours").wait_for()


def test_an_activator_makes_a_passkey_signs_in_with_it_and_takes_it_away(by_name: Callable[..., Any]) -> None:
    page = by_name().new_page()
    devtools, authenticator = with_authenticator(page)
    steps.join(page, "cle@exemple.example")
    page.goto("/espace/securite/cle/")
    check(page)
    create(page)
    check(page)
    page.goto("/espace/securite/")
    page.get_by_text("Chrome sur Linux").first.wait_for()
    check(page)
    kept = devtools.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]
    assert [one["isResidentCredential"] for one in kept] == [True]

    sign_out(page)
    page.goto("/connexion/")
    check(page)
    page.get_by_role("button", name="clé d’accès").click()
    page.wait_for_url("**/espace/")

    page.goto("/espace/securite/")
    page.get_by_role("link", name="Retirer la clé").click()
    # A change that matters: the passkey is asked for once more.
    page.get_by_role("heading", level=1, name="Confirmez que c’est bien vous").wait_for()
    check(page)
    page.get_by_role("button", name="Utiliser ma clé d’accès").click()
    page.get_by_role("button", name="Retirer la clé").click()
    page.get_by_role("link", name="Ajouter une clé d’accès").wait_for()


def test_a_finger_that_is_not_recognised_changes_nothing(by_name: Callable[..., Any]) -> None:
    page = by_name().new_page()
    devtools, authenticator = with_authenticator(page)
    steps.join(page, "doigt@exemple.example")
    devtools.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False})
    page.goto("/espace/securite/cle/")
    page.get_by_role("button", name="Créer la clé d’accès").click()
    page.get_by_role("alert").get_by_text("n’a pas été utilisée").wait_for()
    page.mouse.move(0, 0)
    check(page)
    page.goto("/espace/securite/")
    page.get_by_role("link", name="Ajouter une clé d’accès").wait_for()


def test_staff_gives_a_code_then_a_passkey_as_the_second_step(by_name: Callable[..., Any]) -> None:
    page = by_name().new_page()
    with_authenticator(page)
    steps.sign_in_by_code(page, ADMINISTRATOR)
    used = give_demo_code(page)
    page.goto("/gestion/")
    check(page)
    page.goto("/espace/securite/cle/")
    give_demo_code(page, after=used)
    create(page)
    page.goto("/espace/securite/")
    sign_out(page)
    steps.sign_in_by_code(page, ADMINISTRATOR)
    check(page)
    page.get_by_role("button", name="Utiliser ma clé d’accès").click()
    page.wait_for_url("**/espace/")


def test_everything_but_passkeys_works_without_javascript(by_name: Callable[..., Any]) -> None:
    page = by_name(java_script_enabled=False).new_page()
    page.goto("/connexion/")
    assert not page.get_by_role("button", name="clé d’accès").is_visible()
    steps.sign_in_by_code(page, MODERATOR)
    give_demo_code(page)
    page.goto("/espace/securite/")
    page.get_by_role("heading", level=1, name="Sécurité").wait_for()
    page.goto("/gestion/")
    page.get_by_role("heading", level=1, name="Gestion").wait_for()


def test_joining(by_name: Callable[..., Any]) -> None:
    page, email = by_name().new_page(), "nouvelle@exemple.example"
    page.goto("/inscription/")
    check(page)
    page.locator("input[type=email]").fill(email)
    page.get_by_role("button", name="Recevoir un code").click()
    check(page)
    steps.join(page, email)
    page.wait_for_url("**/espace/inscription/**")
    page.goto("/espace/securite/application/")
    check(page)
