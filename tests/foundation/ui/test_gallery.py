"""The gallery shows every component, and every component that it shows is used by a page."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from activateurs.foundation.ui.templatetags.ui import register

ROOT = Path(__file__).resolve().parents[3]
# The layout calls these by itself.
OF_THE_LAYOUT = {"site_header", "site_footer", "space_bar"}


def components() -> list[str]:
    return sorted(set(register.tags) - OF_THE_LAYOUT)


@pytest.mark.parametrize("name", components())
def test_is_in_the_gallery(name: str) -> None:
    gallery = (ROOT / "activateurs/foundation/ui/templates/ui/gallery.html").read_text(encoding="utf-8")
    assert re.search(rf"\{{%\s*{name}\s", gallery) or f"{{% {name} %}}" in gallery


@pytest.mark.parametrize("name", components())
def test_is_used_by_a_page(name: str) -> None:
    pages = [path for path in (ROOT / "activateurs").rglob("templates/**/*.html") if path.name != "gallery.html"]
    used = re.compile(rf"\{{%\s*{name}(?:\s|%)")
    assert [path.name for path in pages if used.search(path.read_text(encoding="utf-8"))]


def test_is_closed_in_production() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("ui:gallery")
    assert Client().get("/composants/").status_code == 404


@pytest.mark.urls("tests.foundation.ui.gallery_urls")
def test_gallery_answers(client: Client) -> None:
    response = client.get("/composants/")
    assert response.status_code == 200
    assert "Composants – Activateurs" in response.content.decode()


@pytest.mark.urls("tests.foundation.ui.gallery_urls")
def test_suggestions_of_the_gallery(client: Client) -> None:
    found = client.get("/composants/suggestions/", {"q": "van"}).json()
    assert [one["label"] for one in found] == ["Vannes (56000)", "Vandœuvre-lès-Nancy (54500)", "Vanves (92170)"]
