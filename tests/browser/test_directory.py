"""The list as one uses it: it follows what is ticked and typed, and never loses one's place."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_the_list_follows_what_is_ticked_and_keeps_the_focus(page: Page) -> None:
    page.goto("/activateurs/?lieu=Vannes")
    heading = page.locator("#resultats")
    before = heading.inner_text()
    box = page.locator("input[name=type][value=conseiller]")
    box.focus()
    page.keyboard.press("Space")
    expect(heading).not_to_have_text(before)
    expect(page).to_have_url(re.compile(r"lieu=Vannes\+%2856000%29&type=conseiller$"))
    expect(box).to_be_focused()
    expect(box).to_be_checked()
    assert heading.inner_text() in page.title()
    page.go_back()
    expect(heading).to_have_text(before)


def test_an_opened_theme_stays_open(page: Page) -> None:
    page.goto("/activateurs/")
    theme = page.locator("fieldset details", has_text="Relation client")
    theme.locator("summary").click()
    page.locator("input[name=besoin][value=courriels]").check()
    expect(page.locator("#resultats")).to_contain_text("Écrire à tous mes clients")
    expect(page.locator("input[name=besoin][value=fidelisation]")).to_be_visible()


def test_free_words_become_a_ticked_need_and_suggestions_go_on(page: Page) -> None:
    page.goto("/activateurs/?lieu=Vannes")
    field = page.get_by_role("combobox", name="De quoi avez-vous besoin")
    field.fill("vendre mes fromages sur internet")
    page.keyboard.press("Enter")
    expect(page.locator("#resultats")).to_contain_text("Vendre sur internet")
    expect(page.locator("input[name=besoin][value=vente-en-ligne]")).to_be_checked()
    expect(field).to_have_value("")
    field.press_sequentially("facture")
    page.get_by_role("option", name="Passer à la facture électronique").click()
    expect(page.locator("#resultats")).to_contain_text("Passer à la facture électronique")


def test_a_wrong_place_is_told_beside_its_field_then_mended(page: Page) -> None:
    page.goto("/activateurs/")
    field = page.get_by_role("combobox", name="Où êtes-vous")
    field.fill("Atlantide")
    page.keyboard.press("Tab")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#id_lieu-error")).to_contain_text("Nous ne connaissons pas de commune")
    field.fill("")
    field.press_sequentially("rennes")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Trouver un activateur autour de Rennes")
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_filters_open_on_a_telephone_and_stand_open_on_a_screen(page: Page) -> None:
    page.goto("/activateurs/")
    choice = page.locator("input[name=type][value=conseiller]")
    expect(choice).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 700})
    expect(choice).not_to_be_visible()
    page.get_by_text("Préciser la recherche").click()
    expect(choice).to_be_visible()


def test_the_whole_search_without_javascript(plain_page: Page) -> None:
    plain_page.goto("/activateurs/")
    plain_page.get_by_label("Où êtes-vous").fill("vannes")
    plain_page.get_by_label("De quoi avez-vous besoin").fill("vendre mes fromages sur internet")
    plain_page.get_by_role("button", name="Rechercher").click()
    expect(plain_page.locator("#resultats")).to_contain_text("« Vendre sur internet » autour de Vannes")
    plain_page.locator(".result h3 a").first.click()
    expect(plain_page.get_by_role("heading", level=1)).to_be_visible()
