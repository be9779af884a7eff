"""Every HTML answer that a test receives is read: what the content policy would block, or a user stumble on, fails."""

import gzip
import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

# Types of <script> that the browser does not run.
DATA_SCRIPTS = {"application/json", "application/ld+json", "speculationrules"}
UNRENDERED = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")

_request = Client.request


class _Page(HTMLParser):
    """Collects the faults of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: Counter[str] = Counter()
        self.form_waits_for_token = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._inline(tag, given)
        if "id" in given:
            self.ids[given["id"]] += 1
        if tag == "form":
            self.form_waits_for_token = given.get("method", "").lower() == "post"
        if given.get("name") == "csrfmiddlewaretoken":
            self.form_waits_for_token = False

    def _inline(self, tag: str, given: dict[str, str]) -> None:
        for name, value in given.items():
            if name.startswith(("on", "hx-on")) or name == "style":
                self.faults.append(f"inline {name} on <{tag}>")
            if value.strip().lower().startswith("javascript:"):
                self.faults.append(f"javascript: in {name} of <{tag}>")
        if tag == "style":
            self.faults.append("inline <style>")
        if tag == "script" and "src" not in given and given.get("type", "").lower() not in DATA_SCRIPTS:
            self.faults.append("inline <script>")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self.form_waits_for_token:
            self.faults.append("form method=post without csrfmiddlewaretoken")
            self.form_waits_for_token = False

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None and UNRENDERED.search(data):
            self.faults.append(f"unrendered template code: {data.strip()[:80]!r}")


def faults_of(html: str) -> list[str]:
    """What is wrong in a page (or a fragment); empty when all is well."""
    page = _Page()
    page.feed(html)
    page.close()
    twice = [f"id {name!r} is used {count} times" for name, count in page.ids.items() if count > 1]
    return page.faults + twice


def _checked_request(client: Client, **request: Any) -> Any:
    response = _request(client, **request)
    if not response.streaming and response.get("Content-Type", "").startswith("text/html"):
        content = response.content
        if response.get("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        faults = faults_of(content.decode(response.charset))
        assert not faults, f"{request.get('PATH_INFO')}: " + "; ".join(faults)
    return response


@pytest.fixture(autouse=True, scope="session")
def html_is_checked() -> Any:
    """On Django's own test client, so that no test escapes by making its client itself."""
    Client.request = _checked_request
    yield
    Client.request = _request
