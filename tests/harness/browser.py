"""Debian's Chromium on the production server; a request to another origin or a complaint of the browser fails."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

from tests.harness.production import ProductionServer

# pytest-playwright starts and closes the browser; what follows tells it which one and how.
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
MISSING = "Chromium est introuvable : installez-le (« apt-get install chromium ») pour passer les tests de navigateur."


def pytest_configure() -> None:
    # Playwright keeps an event loop in this thread; Django would refuse its database there.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests share one server and one browser: they go to the same process of the suite."""
    for item in items:
        if "production_server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))


@dataclass
class Watched:
    """What the browser did that no page of ours may cause."""

    origin: str
    faults: list[str] = field(default_factory=list)

    def request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https") and f"{address.scheme}://{address.netloc}" != self.origin:
            self.faults.append(f"request to another origin: {request.url}")

    def console(self, message: ConsoleMessage) -> None:
        # A page that answers 4xx on purpose is reported by the browser as a failed resource: not a fault.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(f"console: {message.text}")

    def error(self, error: Any) -> None:
        self.faults.append(f"script error: {error}")

    def watch(self, context: BrowserContext) -> None:
        """Follow every page of ``context``."""
        context.on("request", self.request)
        context.on("console", self.console)
        context.on("weberror", lambda event: self.error(event.error))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium. Without it: a failure in CI, a sentence on a laptop."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    return {"executable_path": path, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(production_server: ProductionServer) -> dict[str, Any]:
    """A French visitor on a screen of 1280 × 900."""
    viewport = {"width": 1280, "height": 900}
    return {"base_url": production_server.url, "locale": "fr-FR", "viewport": viewport}


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext], production_server: ProductionServer) -> Iterator[Any]:
    """pytest-playwright's, with every page watched until the end of the test."""
    watched = Watched(production_server.url)

    def open_one(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.set_default_timeout(15_000)
        watched.watch(context)
        return context

    yield open_one
    assert not watched.faults, "\n".join(watched.faults)


@pytest.fixture
def plain_page(new_context: Callable[..., BrowserContext]) -> Page:
    """A page with JavaScript off."""
    return new_context(java_script_enabled=False).new_page()
