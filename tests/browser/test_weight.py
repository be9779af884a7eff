"""What a first visit downloads: little, and from here only (the ``page`` fixture refuses other origins)."""

import gzip
import urllib.request

import pytest
from playwright.sync_api import Page

from tests.harness.production import ProductionServer

LIST = "/activateurs/?lieu=Vannes&rayon=50"


def downloaded(page: Page, address: str) -> dict[str, int]:
    """Bytes on the wire of every file that the page asks for, compressed as they come."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    names: dict[str, str] = {}
    sizes: dict[str, int] = {}
    session.on("Network.responseReceived", lambda event: names.update({event["requestId"]: event["response"]["url"]}))
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.update({names.get(event["requestId"], "?"): int(event["encodedDataLength"])}),
    )
    page.goto(address, wait_until="networkidle")
    return sizes


@pytest.mark.parametrize("address", ["/", LIST])
def test_first_visit_is_light(page: Page, address: str) -> None:
    sizes = downloaded(page, address)
    assert len(sizes) > 2
    assert sum(sizes.values()) <= 300 * 1024, sizes


def test_list_is_a_short_page(production_server: ProductionServer) -> None:
    request = urllib.request.Request(production_server.url + LIST, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as response:
        assert response.headers["Content-Encoding"] == "gzip"
        html = gzip.decompress(response.read())
    assert b"Vannes" in html
    assert len(html) <= 40 * 1024
    # Django adds up to a hundred random bytes, so that a secret cannot be guessed from sizes; they are not counted.
    assert len(gzip.compress(html, compresslevel=6)) <= 7 * 1024
