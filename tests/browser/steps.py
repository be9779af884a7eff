"""What a visitor, a business and an activator do in the browser, one function per step."""

import re
import time
from typing import Any

from playwright.sync_api import Locator, Page

from activateurs.spaces.demo.known import ADVISER_EMAIL, ADVISER_SLUG

ADVISER = f"/activateurs/{ADVISER_SLUG}/"
# Cookies of the sessions that are open, by site and person.
_sessions: dict[tuple[str, str], Any] = {}
# Seconds that the worker may take to send a mail.
MAIL_SECONDS = 60
# A form that comes back faster was not filled by a person.
SLOWER_THAN_A_ROBOT_MS = 3_500
TYPED = {
    "Votre prénom et votre nom": "Maëlle Kerbrat",
    "Nom de votre entreprise": "Boulangerie du Port",
    "Commune de votre activité": "Vannes (56000)",
    "Votre besoin, en une phrase": "vendre mes galettes sur internet",
    "Votre message": "Je cherche une boutique simple, pas trop chère.",
    "Votre téléphone": "06 12 34 56 78",
}


def field(page: Page, label: str) -> Locator:
    """The field whose label starts so."""
    return page.get_by_label(re.compile(f"^{re.escape(label)}")).first


def write(page: Page, email: str) -> None:
    """Fill and send the contact form of the known adviser."""
    page.goto(f"{ADVISER}contacter/")
    for label, text in (TYPED | {"Votre adresse électronique": email}).items():
        field(page, label).fill(text)
    choose_and_consent(page)
    page.wait_for_timeout(SLOWER_THAN_A_ROBOT_MS)
    send = page.get_by_role("button", name="Envoyer ma demande")
    send.click()
    page.wait_for_load_state()
    # Many requests from one machine: the form asks to be sent once more, and that is enough.
    if send.count():
        page.wait_for_timeout(SLOWER_THAN_A_ROBOT_MS)
        send.click()
    sent(page)


def sent(page: Page) -> None:
    """The page that says what to do next."""
    page.get_by_role("heading", level=1, name=re.compile("confirmez votre adresse")).wait_for()


def choose_and_consent(page: Page) -> None:
    """The way to be answered, and the consent; labels cover their inputs, as in the design system."""
    page.locator("input[name=call_wish]").first.check(force=True)
    page.locator("input[name=consent]").check(force=True)


def mails(page: Page, to: str, subject: str, *, number: int = 1) -> Locator:
    """Those of a page of the demonstration's mailbox, newest first."""
    page.goto(f"/demo/courrier/?page={number}")
    return page.get_by_role("listitem").filter(has_text=to).filter(has_text=re.compile(subject))


def open_mail(page: Page, to: str, subject: str, *, after: int = 0) -> None:
    """Wait until the worker has delivered one more than ``after``, then open it."""
    deadline = time.monotonic() + MAIL_SECONDS
    while time.monotonic() < deadline:
        found = mails(page, to, subject)
        if not after and not found.count():
            # An old one, which those of the other tests have pushed away.
            found = mails(page, to, subject, number=2)
        if found.count() > after:
            found.first.get_by_role("link").click()
            return
        page.wait_for_timeout(300)
    raise AssertionError(f"no mail « {subject} » to {to} after {MAIL_SECONDS} s")


def link_of_mail(page: Page, part: str) -> Locator:
    """The link of the open mail whose address contains ``part``."""
    return page.locator(f"a[href*='{part}']").first


def open_proof(page: Page, email: str) -> None:
    """Follow the link of the first mail."""
    open_mail(page, email, "onfirme")
    link_of_mail(page, "/demandes/preuve/").click()


def prove(page: Page, email: str) -> None:
    """Confirm the address; the tracking page follows."""
    open_proof(page, email)
    page.get_by_role("button", name="Confirmer mon adresse").click()
    page.get_by_role("heading", level=1, name="Votre demande à").wait_for()


def sign_in(page: Page, email: str = ADVISER_EMAIL) -> None:
    """Take up the session of this person if one is open, else open one: the site gives few codes to one person."""
    page.goto("/connexion/")
    kept = _sessions.get((_site(page), email))
    if kept:
        page.context.add_cookies(kept)
        page.goto("/espace/")
    if not is_signed_in(page):
        sign_in_by_code(page, email)


def sign_in_by_code(page: Page, email: str = ADVISER_EMAIL) -> None:
    """By the code that arrives by e-mail."""
    _give_mailed_code(page, email, "/connexion/", "Se connecter")


def join(page: Page, email: str) -> None:
    """Open an account by the code that arrives by e-mail."""
    _give_mailed_code(page, email, "/inscription/", "Continuer")


def is_signed_in(page: Page) -> bool:
    """Whether the page shows the way out."""
    return page.get_by_role("button", name="Se déconnecter").count() > 0


def remember(page: Page, email: str) -> None:
    """Keep the session of whoever is signed in, for the next browser of the same person."""
    cookies: Any = [cookie for cookie in page.context.cookies(page.url) if cookie["name"] == "session"]
    _sessions[_site(page), email] = cookies


def _give_mailed_code(page: Page, email: str, first: str, button: str) -> None:
    former = mails(page, email, "code").count()
    page.goto(first)
    page.locator("input[type=email]").fill(email)
    page.get_by_role("button", name="Recevoir un code").click()
    # A click does not wait for the page that follows: leaving now would take the form back.
    page.wait_for_url("**/connexion/code/**")
    address = page.url
    open_mail(page, email, "code", after=former)
    code = re.search(r"\b[A-Z0-9]{3,4}[- ]?[A-Z0-9]{3,4}\b", page.locator("main").inner_text())
    assert code, page.locator("main").inner_text()
    page.goto(address)
    page.locator("input[name=code]").fill(code[0])
    page.get_by_role("button", name=button).click()
    page.wait_for_url(lambda url: url != address)
    if is_signed_in(page):
        remember(page, email)


def _site(page: Page) -> str:
    return "/".join(page.url.split("/")[:3])
