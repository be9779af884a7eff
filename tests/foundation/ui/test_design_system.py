"""The design system, cut: what is collected, what it weighs, and what only the State may show."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.test import RequestFactory, override_settings

from activateurs.foundation.ui import design_system, shell
from activateurs.foundation.ui.finders import PackageFinder

# Compressed bytes of all style sheets of a first visit; the whole system weighs 75 KB.
STYLES_BUDGET = 60_000
BASE = Path(__file__).resolve().parents[3]


def test_sheets_are_the_same_every_time() -> None:
    assert design_system.sheets() == design_system.sheets()


def test_every_icon_and_font_exists() -> None:
    assets = design_system.assets(design_system.sheets())
    assert [asset for asset in assets if not (design_system.source() / asset).is_file()] == []


def test_no_address_leads_out_of_what_is_collected() -> None:
    texts = design_system.sheets()
    known = design_system.assets(texts)
    used = {url for text in texts.values() for url in re.findall(r"url\(([^\"'][^)]*)\)", text)}
    assert used <= known


def test_every_colour_that_is_used_is_defined() -> None:
    texts = design_system.sheets()
    used = set(
        re.findall(r"var\((--(?:blue|grey|red|success|error|info|warning|purple|yellow)-[\w-]+)\)", texts["dsfr.css"])
    )
    defined = set(re.findall(r"(--[\w-]+):", texts["dsfr.css"]))
    assert used - defined == set()


def test_styles_are_light() -> None:
    texts = design_system.sheets()
    own = [(BASE / "static/css" / name).read_text() for name in ("site.css", "neutral.css")]
    weight = sum(len(gzip.compress(text.encode())) for text in [texts["dsfr.css"], texts["dark.css"], *own])
    assert weight < STYLES_BUDGET


def test_the_finder_gives_few_files_and_all_that_pages_ask() -> None:
    names = {name for name, _ in PackageFinder().list(None)}
    assert {"dsfr/dsfr.css", "dsfr/dark.css", "dsfr/marianne.css", "htmx/htmx.js"} <= names
    assert len(names) < 120
    assert finders.find("dsfr/dsfr.css")
    assert finders.find("dsfr/dist/dsfr.min.css") is None


def test_light_rules_name_no_dark_theme_and_the_reverse() -> None:
    texts = design_system.sheets()
    assert "data-fr-theme" not in texts["dsfr.css"] + texts["dark.css"]
    assert "--grey-1000-50:#161616" in texts["dark.css"]


def page() -> str:
    template = Template('{% extends "ui/page.html" %}{% block title %}Essai{% endblock %}')
    return template.render(Context({"site": shell.site(), "request": RequestFactory().get("/x/"), "messages": []}))


def test_neutral_operator_shows_nothing_of_the_state() -> None:
    html = page()
    assert "marianne" not in html
    assert "fr-logo" not in html
    assert "css/neutral.css" in html
    sheets = design_system.sheets()
    assert "Marianne" not in sheets["dsfr.css"]


@pytest.mark.parametrize("name", ["fr-logo", "dsfr/marianne.css", "République"])
def test_state_operator_shows_its_block_and_font(name: str) -> None:
    with override_settings(OPERATOR_IS_STATE=True):
        html = page()
    assert name in html
    assert "neutral.css" not in html
