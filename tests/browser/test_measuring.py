"""What a browser says of the pages that it shows, and what the activator reads of it (A5.2)."""

from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import BrowserContext, Page, Request

from tests.browser import steps
from tests.harness.production import ProductionServer

# Chromium without a window calls itself a robot, and is not counted.
PERSON = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
FOLD = "from activateurs.foundation.journal.actions import fold; fold.call()"


@pytest.fixture
def visitor(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(user_agent=PERSON).new_page()


def said(page: Page) -> list[Request]:
    """Every beacon of the page, from now on."""
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request) if request.url.endswith("/mesure/") else None)
    return sent


def names(beacon: Request) -> list[str]:
    return parse_qs(beacon.post_data or "")["fiches"][0].split()


def views_today(page: Page) -> int:
    """The first row of the first table: the week that is not over."""
    page.goto("/espace/statistiques/")
    return int(page.locator("table").first.locator("tbody tr").first.locator("td").first.text_content() or "")


def test_a_list_says_what_it_shows_and_again_when_it_changes(visitor: Page) -> None:
    beacons = said(visitor)
    visitor.goto("/activateurs/?lieu=Vannes&rayon=50", wait_until="networkidle")
    paths = visitor.locator("ol.cards h3 a").evaluate_all("links => links.map((link) => link.pathname)")
    shown = [path.split("/")[2] for path in paths]
    assert [names(beacon) for beacon in beacons] == [shown]
    assert len(shown) == 20
    with visitor.expect_request("**/mesure/"):
        visitor.get_by_label("Jusqu’où ?").select_option("100")
    visitor.wait_for_load_state("networkidle")
    assert len(beacons) == 2
    assert len({parse_qs(beacon.post_data or "")["jeton"][0] for beacon in beacons}) == 2


def test_cards_of_a_point_of_the_map_are_said(visitor: Page) -> None:
    visitor.goto("/activateurs/carte/?lieu=Vannes", wait_until="networkidle")
    beacons = said(visitor)
    visitor.evaluate(
        """() => {
            const body = document.querySelector("[data-panel-body]");
            body.innerHTML = '<ol data-measured="neuf"><li><h3><a href="/activateurs/une-fiche/">x</a></h3></li></ol>';
            document.dispatchEvent(new Event("shown"));
        }"""
    )
    visitor.wait_for_timeout(300)
    assert [names(beacon) for beacon in beacons] == [["une-fiche"]]


def test_the_activator_reads_one_more_view_and_not_its_own(
    visitor: Page, new_context: Callable[..., BrowserContext], production_server: ProductionServer
) -> None:
    adviser = new_context(user_agent=PERSON).new_page()
    steps.sign_in(adviser)
    before = views_today(adviser)
    for page in (visitor, adviser):
        with page.expect_response("**/mesure/") as answer:
            page.goto(steps.ADVISER)
        assert answer.value.status == 204
    assert visitor.context.cookies() == []
    production_server.manage("shell", "-v0", "-c", FOLD)
    assert views_today(adviser) == before + 1


def test_without_javascript_pages_work_and_nothing_is_said(new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False, user_agent=PERSON).new_page()
    beacons = said(page)
    page.goto("/activateurs/?lieu=Vannes")
    page.locator("ol.cards h3 a").first.click()
    page.get_by_role("heading", level=1).wait_for()
    assert beacons == []
