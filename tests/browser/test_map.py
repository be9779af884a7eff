"""The map in Chromium, on the site as it runs: points, cards, keyboard, filters, nothing asked of another origin."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.harness.accessibility import violations

pytestmark = pytest.mark.browser

URL = "/activateurs/carte/"
AROUND_RENNES = f"{URL}?lieu=Rennes+(35000)&rayon=100"
MARKERS = ".leaflet-marker-pane [role=button]"


@pytest.fixture
def chart(page: Page) -> Page:
    """The whole country, points drawn."""
    page.goto(URL)
    expect(page.locator(MARKERS).first).to_be_visible()
    return page


def shown(page: Page) -> int:
    """How many the map says it shows."""
    status = page.locator("[data-map-status]")
    expect(status).to_contain_text("partie de la carte")
    return int(re.sub(r"\D", "", status.inner_text()))


def view(page: Page) -> list[str]:
    return page.locator(MARKERS).evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")


def test_every_point_says_what_it_is_and_is_large_enough(chart: Page) -> None:
    for marker in chart.locator(MARKERS).all():
        assert re.search(r"(activateurs autour de|Un activateur près de) \w", marker.get_attribute("aria-label") or "")
        box = marker.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


def test_a_click_on_a_group_comes_closer(chart: Page) -> None:
    before, count, status = view(chart), shown(chart), chart.locator("[data-map-status]")
    words = status.inner_text()
    chart.locator(".map-group").first.click()
    expect(status).not_to_have_text(words)
    assert view(chart) != before
    assert shown(chart) < count


def open_cards(page: Page) -> None:
    """Come closer by keyboard until a point shows its cards."""
    panel = page.locator("[data-panel]")
    for _ in range(8):
        point = page.locator(".map-point")
        (point if point.count() else page.locator(".map-group")).first.focus()
        before = view(page)
        page.keyboard.press("Enter")
        page.wait_for_timeout(500)
        if panel.is_visible():
            return
        assert view(page) != before
    raise AssertionError("no point shows its cards")


def test_a_point_shows_its_cards_by_keyboard_and_escape_comes_back(chart: Page) -> None:
    open_cards(chart)
    expect(chart.locator("[data-panel-title]")).to_be_focused()
    card = chart.locator("[data-panel-body] .result").first
    expect(card.get_by_role("link").first).to_have_attribute("href", re.compile("^/activateurs/"))
    chart.keyboard.press("Escape")
    expect(chart.locator("[data-panel]")).to_be_hidden()
    assert chart.evaluate("document.activeElement.getAttribute('role')") == "button"


def test_arrows_move_the_map_also_from_a_point(chart: Page) -> None:
    before = chart.locator(MARKERS).first.bounding_box()
    chart.locator(MARKERS).first.focus()
    chart.keyboard.press("ArrowRight")
    chart.wait_for_timeout(600)
    assert chart.locator(MARKERS).first.bounding_box() != before


def test_overseas_departments_are_one_button_away(chart: Page) -> None:
    chart.get_by_role("button", name="La Réunion").click()
    expect(chart.locator(".map-name span", has_text="Saint-Denis").first).to_be_visible()


def test_the_map_follows_the_list(chart: Page) -> None:
    everybody = shown(chart)
    chart.locator("#filtres > summary").click()
    with chart.expect_response(re.compile("/carte/points/.*type=championne")):
        chart.get_by_label(re.compile("TPE/PME championne")).check()
    expect(chart.locator("#annuaire h2").first).not_to_contain_text(str(everybody))
    expect(chart.locator("[data-map-status]")).not_to_contain_text(f"{everybody} ")
    assert shown(chart) < everybody
    assert "type=championne" in chart.url
    assert chart.url.split("?")[0].endswith(URL)


def test_a_place_moves_the_map_and_draws_its_radius(page: Page) -> None:
    page.goto(AROUND_RENNES)
    expect(page.locator(".map-radius")).to_be_visible()
    expect(page.locator(".map-name span", has_text="Rennes").first).to_be_visible()


def test_one_finger_scrolls_the_page_until_asked_otherwise(new_context) -> None:
    page = new_context(has_touch=True, is_mobile=True).new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(URL)
    canvas = page.locator("[data-map-canvas]")
    expect(canvas).not_to_have_class(re.compile("leaflet-touch-drag"))
    page.get_by_role("button", name="Déplacer au doigt").tap()
    expect(canvas).to_have_class(re.compile("leaflet-touch-drag"))
    height = canvas.evaluate("element => element.offsetHeight")
    assert height <= 740 * 0.65
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_axe_finds_nothing(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(URL)
    expect(page.locator(MARKERS).first).to_be_visible()
    assert violations(page) == []
    open_cards(page)
    expect(page.locator("[data-panel-body] .result").first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("address", ["/activateurs/carte/departements/", "/api/"])
def test_axe_finds_nothing_beside_the_map(page: Page, address: str) -> None:
    page.goto(address)
    assert violations(page) == []


def test_without_scripts_there_is_a_picture_and_the_same_list(plain_page: Page) -> None:
    plain_page.goto(URL)
    picture = plain_page.locator(".map-picture img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 0
    expect(plain_page.locator("#annuaire .results .result")).to_have_count(20)
    plain_page.locator(".map-picture").click()
    expect(plain_page.get_by_role("table")).to_be_visible()
