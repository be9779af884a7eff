"""axe-core on a page: WCAG 2.0 to 2.2, levels A and AA, and good practice; no violation is tolerated."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
}


def violations(page: Page) -> list[str]:
    """What axe finds, one line per element: rule, why, where."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {rule['help']} — {node['html'][:160]}" for rule in found for node in rule["nodes"]]
