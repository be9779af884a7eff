"""A template extends, includes and loads only what stands below it, or its own."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, App, apps, plant, templates

USES = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s+["']([^"'#]+)""")
LOADS = re.compile(r"\{%\s*load\s+([^%]+?)\s*%\}")


def wrong_uses(root: Path) -> list[str]:
    """Templates that use one of an app which they may not know."""
    house = apps(root)
    owners = {name: app for app in house for name, _ in templates(app)}
    libraries = {path.stem: app for app in house for path in app.folder.glob("templatetags/*.py")}
    faults = []
    for app in house:
        for name, path in templates(app):
            text = path.read_text(encoding="utf-8")
            used = [owners.get(other) for other in USES.findall(text)]
            used += [libraries.get(library) for load in LOADS.findall(text) for library in loaded(load)]
            faults += [f"{name} uses {other.module}" for other in used if other and not may_use(app, other)]
    return faults


def loaded(load: str) -> list[str]:
    """Libraries of a ``load`` tag: ``a b`` or ``tag from a``."""
    words = load.split()
    return words[words.index("from") + 1 :] if "from" in words else words


def may_use(app: App, other: App) -> bool:
    """Its own, what is in a lower layer, and among the pages of one layer the components of ``ui``."""
    return app == other or other.rank < app.rank or other.name == "ui" or (app.name, other.name) in SIBLINGS


# Inside a layer, in the direction of the imports (pyproject.toml).
SIBLINGS = {
    ("accounts", "notifications"),
    ("directory", "finder"),
    ("directory", "requests"),
    ("requests", "finder"),
    ("activators", "organisations"),
    ("charter", "activators"),
    ("files", "activators"),
    ("joining", "charter"),
    ("joining", "activators"),
    ("joining", "organisations"),
}


def test_templates_use_what_stands_below() -> None:
    assert wrong_uses(ROOT) == []


@pytest.mark.parametrize(
    ("user", "tag"),
    [
        ("matching/directory", '{% extends "public/home.html" %}'),
        ("matching/directory", "{% include 'public/home.html#hero' with a=1 %}"),
        ("matching/finder", '{% include "directory/card.html" %}'),
        ("spaces/api", '{% include "public/home.html" %}'),
        ("foundation/ui", "{% load directory_tags %}"),
        ("foundation/ui", "{% load price from directory_tags %}"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, user: str, tag: str) -> None:
    app = user.split("/")[1]
    root = plant(
        tmp_path,
        {
            f"activateurs/{user}/templates/{app}/page.html": f'{{% extends "ui/page.html" %}}{tag}',
            "activateurs/spaces/public/templates/public/home.html": "{% partialdef hero %}{% endpartialdef %}",
            "activateurs/matching/directory/templates/directory/card.html": '{% include "ui/badge.html" %}',
            "activateurs/matching/directory/templatetags/directory_tags.py": "",
            "activateurs/foundation/ui/templates/ui/badge.html": "",
            "activateurs/foundation/ui/templates/ui/layout.html": "",
        },
    )
    assert len(wrong_uses(root)) == 1
