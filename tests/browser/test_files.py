"""Pictures and documents in a real browser: chosen by hand, seen by visitors, never running anything."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import steps
from tests.browser.test_accessibility import check
from tests.harness.production import ProductionServer
from tests.membership.files.corpus import CORPUS, DOCUMENT, PICTURE, Hostile
from tests.membership.files.making import jpeg

SPACE = f"/espace/profils/{steps.ADVISER.strip('/').rpartition('/')[2]}"
# Those of which a browser would make most if it were told nothing.
OPENED = [case for case in CORPUS if case.taken_as == PICTURE and b"script" in case.contents][:6]
DOWNLOADED = [case for case in CORPUS if case.taken_as == DOCUMENT][:2]


@pytest.fixture
def adviser(page: Page) -> Iterator[Page]:
    """At her pages; what she adds is taken away afterwards."""
    steps.sign_in(page)
    before = {step: removable(page, step) for step in ("images", "documents")}
    yield page
    for step, count in before.items():
        while removable(page, step) > count:
            page.get_by_text("Retirer c").last.click()
            page.get_by_role("button", name="Enregistrer").click()


def removable(page: Page, step: str) -> int:
    page.goto(f"{SPACE}/{step}/")
    return page.get_by_label("Retirer c", exact=False).count()


def payload(case: Hostile) -> Any:
    return {"name": case.name, "mimeType": case.said or "application/octet-stream", "buffer": case.contents}


def add(page: Page, step: str, place: str, words: str, file: Any) -> None:
    page.goto(f"{SPACE}/{step}/")
    page.locator(f"[name={place}-file]").set_input_files(file)
    page.locator(f"[name={place}-{words}]").fill("Une description")
    page.get_by_role("button", name="Enregistrer").click()


def test_pages_can_be_used_by_everybody(adviser: Page) -> None:
    for step, place, words in (("images", "work-plus", "alt"), ("documents", "document-plus", "title")):
        adviser.goto(f"{SPACE}/{step}/")
        check(adviser)
        add(adviser, step, place, words, {"name": "a.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"})
        adviser.locator("[aria-invalid=true]").first.wait_for()
        assert adviser.locator(f"[name={place}-{words}]").input_value() == "Une description"
        check(adviser)


def test_a_picture_is_chosen_then_seen_by_visitors(adviser: Page) -> None:
    add(adviser, "images", "work-plus", "alt", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": jpeg((900, 600))})
    adviser.get_by_text("visible dans l’annuaire dès maintenant").wait_for()
    adviser.goto(steps.ADVISER)
    shown = adviser.get_by_role("img", name="Une description")
    shown.scroll_into_view_if_needed()
    adviser.wait_for_function("one => one.complete && one.naturalWidth > 0", arg=shown.element_handle())
    check(adviser)


def test_nothing_runs_in_what_was_kept(adviser: Page, browser: Browser, production_server: ProductionServer) -> None:
    """Opened by a visitor as pages of their own; Chromium complains that its own frame for them has no style."""
    context = browser.new_context(base_url=production_server.url)
    visitor, said = context.new_page(), []
    context.on("console", lambda message: said.append(message.text))
    for case in OPENED:
        add(adviser, "images", "work-plus", "alt", payload(case))
        adviser.goto(steps.ADVISER)
        address = adviser.get_by_role("img", name="Une description").last.get_attribute("src") or ""
        response = visitor.goto(address)
        assert response
        assert response.headers["content-type"] == "image/webp"
        assert visitor.title() != "active"
        assert visitor.locator("img").count() == 1
        assert visitor.locator("script").count() == 0
        adviser.goto(f"{SPACE}/images/")
        adviser.get_by_text("Retirer cette image").last.click()
        adviser.get_by_role("button", name="Enregistrer").click()
    assert [text for text in said if "Applying inline style" not in text] == []
    context.close()


def test_documents_are_downloaded_and_never_shown(adviser: Page) -> None:
    for case in DOWNLOADED:
        add(adviser, "documents", "document-plus", "title", payload(case))
        adviser.goto(steps.ADVISER)
        with adviser.expect_download() as waited:
            adviser.get_by_role("link", name="Une description").last.click()
        assert waited.value.suggested_filename == "une-description.pdf"
        assert adviser.url.endswith(steps.ADVISER)
