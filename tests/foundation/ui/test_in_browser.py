"""Chromium on the production server: the combobox by keyboard, no fault for axe, light pages, dark screens."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Response, expect

from tests.harness.accessibility import violations

PAGES = ["/composants/", "/nulle-part/"]  # those of tests/browser/test_accessibility.py are not seen twice
FIRST_VISIT_BYTES = 120_000

TYPE_AT_ONCE = """(input, letters) => {
  for (const letter of letters) {
    input.value += letter;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}"""


def suggested(page: Page) -> Locator:
    """The open list of a combobox."""
    return page.get_by_role("listbox", name="Suggestions")


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(page: Page, address: str) -> None:
    page.goto(address)
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("address", ["/", "/composants/"])
def test_axe_finds_nothing_on_a_dark_screen(new_context: Callable[..., BrowserContext], address: str) -> None:
    page = new_context(color_scheme="dark").new_page()
    page.goto(address)
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(22, 22, 22)"
    assert violations(page) == []


def test_first_visit_is_light(page: Page) -> None:
    sizes: list[int] = []

    def weigh(response: Response) -> None:
        sizes.append(response.request.sizes()["responseBodySize"])

    page.on("requestfinished", lambda request: weigh(request.response()))
    page.goto("/", wait_until="networkidle")
    assert 0 < sum(sizes) < FIRST_VISIT_BYTES


def test_no_font_is_fetched_by_a_neutral_operator(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.resource_type))
    page.goto("/", wait_until="networkidle")
    assert "font" not in fetched


def test_skip_links_come_first_and_lead_to_content(page: Page) -> None:
    page.goto("/charte/")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Contenu")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.url.endswith("#contenu")


def test_summary_of_errors_takes_the_focus_without_script(plain_page: Page) -> None:
    plain_page.goto("/composants/")
    expect(plain_page.locator("#erreurs")).to_be_focused()


class TestCombobox:
    @pytest.fixture
    def field(self, page: Page) -> Locator:
        page.goto("/composants/")
        return page.get_by_role("combobox", name="Où êtes-vous ?")

    def test_arrows_choose_enter_picks_and_the_count_is_said(self, page: Page, field: Locator) -> None:
        field.press_sequentially("van")
        options = suggested(page).get_by_role("option")
        expect(options).to_have_count(3)
        expect(page.get_by_role("status").filter(has_text="3 suggestions")).to_have_count(1)
        expect(field).to_have_attribute("aria-expanded", "true")
        field.press("ArrowDown")
        field.press("ArrowDown")
        active = field.get_attribute("aria-activedescendant")
        expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
        assert violations(page) == []
        field.press("Enter")
        expect(field).to_have_value("Vandœuvre-lès-Nancy (54500)")
        expect(page.locator("#lieu_insee")).to_have_value("54500")
        expect(options).to_have_count(0)
        assert page.url.endswith("/composants/")

    def test_up_starts_from_the_end_and_home_returns_to_the_text(self, page: Page, field: Locator) -> None:
        field.press_sequentially("van")
        expect(suggested(page).get_by_role("option")).to_have_count(3)
        field.press("ArrowUp")
        expect(suggested(page).get_by_role("option").last).to_have_attribute("aria-selected", "true")
        field.press("Home")
        assert field.get_attribute("aria-activedescendant") is None

    def test_escape_closes_and_keeps_what_was_typed(self, page: Page, field: Locator) -> None:
        field.press_sequentially("van")
        expect(suggested(page).get_by_role("option").first).to_be_visible()
        field.press("Escape")
        expect(field).to_have_attribute("aria-expanded", "false")
        expect(field).to_have_value("van")

    def test_tab_picks_the_active_one_and_moves_on(self, page: Page, field: Locator) -> None:
        field.press_sequentially("vale")
        expect(suggested(page).get_by_role("option")).to_have_count(1)
        field.press("ArrowDown")
        field.press("Tab")
        expect(field).to_have_value("Valence (26000)")
        expect(field).not_to_be_focused()

    def test_a_click_picks(self, page: Page, field: Locator) -> None:
        field.press_sequentially("van")
        suggested(page).get_by_role("option", name="Vanves (92170)").click()
        expect(field).to_have_value("Vanves (92170)")
        expect(field).to_be_focused()

    def test_typing_again_forgets_the_value_picked(self, page: Page, field: Locator) -> None:
        field.press_sequentially("vale")
        suggested(page).get_by_role("option").first.click()
        field.press("Backspace")
        expect(page.locator("#lieu_insee")).to_have_value("")

    def test_one_call_for_letters_typed_at_once(self, page: Page, field: Locator) -> None:
        calls: list[str] = []
        page.on("request", lambda request: calls.append(request.url) if "suggestions" in request.url else None)
        # In one go: between two keys pressed from here, a busy machine may let more time pass than the field waits.
        field.focus()
        field.evaluate(TYPE_AT_ONCE, "vannes")
        expect(suggested(page).get_by_role("option")).to_have_count(1)
        assert len(calls) == 1

    def test_a_server_that_fails_leaves_a_plain_field(self, page: Page, field: Locator) -> None:
        page.route("**/suggestions/**", lambda route: route.fulfill(status=500))
        field.press_sequentially("van")
        page.wait_for_timeout(400)
        expect(field).to_have_attribute("aria-expanded", "false")
        expect(field).to_have_value("van")

    def test_several_needs_become_boxes_once_each(self, page: Page, field: Locator) -> None:
        several = page.get_by_role("combobox", name="Ajouter un besoin")
        for _ in range(2):
            several.press_sequentially("vannes")
            suggested(page).get_by_role("option").first.click()
        expect(several).to_have_value("")
        expect(page.locator("input[name=besoin]:checked")).to_have_count(2)

    def test_without_script_the_form_is_sent_as_typed(self, plain_page: Page) -> None:
        plain_page.goto("/")
        plain_page.get_by_label("De quoi avez-vous besoin ?").fill("vendre mes fromages")
        plain_page.get_by_label("Où êtes-vous ?").fill("Vannes")
        plain_page.get_by_role("button", name="Trouver quelqu’un").click()
        assert "besoin_texte=vendre+mes+fromages&lieu=Vannes" in plain_page.url
