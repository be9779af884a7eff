"""The main job, from end to end: find, read, write, prove, track; by keyboard alone, then without JavaScript."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Locator, Page

from tests.browser import steps

# A page longer than this by keyboard would be a page that nobody crosses.
MOST_TABS = 150
SEEN = """element => {
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none";
  return box.width > 0 && box.height > 0 && (ring || focusRingOfLabel(element));
  function focusRingOfLabel(input) {
    const label = input.labels && input.labels[0];
    if (!label) return false;
    const before = getComputedStyle(label, "::before"), own = getComputedStyle(label);
    return [before, own].some(s => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0);
  }
}"""


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until ``target`` has the focus, and see that it shows."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            assert target.evaluate(SEEN), f"the focus does not show on {target}"
            return
    raise AssertionError(f"{target} is not reached by the Tab key")


def type_in(page: Page, label: str, text: str) -> None:
    tab_to(page, steps.field(page, label))
    page.keyboard.type(text)
    # Suggestions stay out of the way of someone who knows what to write.
    if page.locator("[role=listbox]:visible").count():
        page.keyboard.press("Escape")


def test_by_keyboard_alone(page: Page) -> None:
    email = "clavier@entreprise.example"
    # Find.
    page.goto("/")
    type_in(page, "De quoi avez-vous besoin", "vendre en ligne")
    tab_to(page, steps.field(page, "Où êtes-vous"))
    page.keyboard.type("Vann")
    page.locator("[role=option]:visible").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert steps.field(page, "Où êtes-vous").input_value().startswith("Vannes")
    tab_to(page, page.get_by_role("button", name="Trouver quelqu’un"))
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1).wait_for()
    # Read.
    card = page.locator(f"main ol h3 a[href^='{steps.ADVISER}']")
    tab_to(page, card)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name="Contacter").first)
    page.keyboard.press("Enter")
    # Write.
    for label in ("Votre prénom et votre nom", "Nom de votre entreprise", "Commune de votre activité"):
        type_in(page, label, steps.TYPED[label])
    need = steps.field(page, "Votre besoin")
    tab_to(page, need)
    page.keyboard.press("Control+A")
    page.keyboard.type("vendre mes galettes sur internet")
    type_in(page, "Votre message", steps.TYPED["Votre message"])
    type_in(page, "Votre adresse électronique", email)
    tab_to(page, page.locator("input[name=call_wish]").first)
    page.keyboard.press("Space")
    type_in(page, "Votre téléphone", steps.TYPED["Votre téléphone"])
    tab_to(page, page.locator("input[name=consent]"))
    page.keyboard.press("Space")
    send = page.get_by_role("button", name="Envoyer ma demande")
    page.wait_for_timeout(steps.SLOWER_THAN_A_ROBOT_MS)
    tab_to(page, send)
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    if send.count():
        # Many requests from one machine: the form asks to be sent once more, and that is enough.
        tab_to(page, send)
        page.keyboard.press("Enter")
    steps.sent(page)
    # Prove.
    steps.open_mail(page, email, "onfirme")
    tab_to(page, steps.link_of_mail(page, "/demandes/preuve/"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Confirmer mon adresse"))
    page.keyboard.press("Enter")
    # Track.
    page.get_by_role("heading", level=1, name="Votre demande à").wait_for()
    tab_to(page, page.get_by_role("link", name="Corriger ma demande"))


def test_without_javascript(plain_page: Page) -> None:
    page, email = plain_page, "sans-script@entreprise.example"
    page.goto("/")
    steps.field(page, "De quoi avez-vous besoin").fill("vendre mes galettes sur internet")
    steps.field(page, "Où êtes-vous").fill("56000")
    page.get_by_role("button", name="Trouver quelqu’un").click()
    page.locator(f"main ol h3 a[href^='{steps.ADVISER}']").click()
    page.get_by_role("link", name="Contacter").first.click()
    steps.write(page, email)
    steps.prove(page, email)
    page.get_by_role("link", name="Retirer ma demande").click()
    page.get_by_role("button").filter(has_text="Retirer").click()
    page.get_by_role("heading", name="Votre demande est retirée").wait_for()


def test_the_activator_answers_and_the_business_sees_it(page: Page, plain_page: Page) -> None:
    email = "reponse@entreprise.example"
    steps.write(plain_page, email)
    steps.prove(plain_page, email)
    tracking = plain_page.url
    steps.sign_in(page)
    page.goto("/espace/")
    page.get_by_role("link", name="Boulangerie du Port").first.click()
    page.get_by_role("link", name="Accepter", exact=True).click()
    in_two_days = timezone.localdate() + timedelta(days=2)
    steps.field(page, "Le jour où vous prendrez contact").fill(in_two_days.isoformat())
    page.get_by_role("button", name="Envoyer ma réponse").click()
    plain_page.goto(tracking)
    plain_page.get_by_role("heading", name="Votre demande est acceptée").wait_for()
