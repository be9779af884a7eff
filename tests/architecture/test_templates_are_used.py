"""A template that nobody names is dead: it would go on being read, translated and mended for nothing."""

from pathlib import Path

import pytest
from django.template import Engine

from tests.architecture.source import ROOT, apps, plant, templates


def unused(root: Path) -> list[str]:
    """Templates that nothing names, in code or in another template."""
    everywhere = "\n".join(path.read_text(encoding="utf-8") for path in sources(root))
    found = []
    for app in apps(root):
        own_code = "\n".join(path.read_text(encoding="utf-8") for path in app.folder.rglob("*.py"))
        for name, _ in templates(app):
            if not any(word in everywhere for word in names_of(name)) and not computed(name, own_code):
                found.append(name)
    return found


def sources(root: Path) -> list[Path]:
    endings = {".py", ".html", ".txt", ".xml"}
    return [
        path for folder in ("activateurs", "config") for path in (root / folder).rglob("*") if path.suffix in endings
    ]


def names_of(name: str) -> tuple[str, ...]:
    """How it may be named: as it is, with one of its parts, or as a message (``app.message``)."""
    app, _, rest = name.partition("/")
    by_message = (f'"{app}.{Path(rest).parts[1]}"',) if rest.startswith("mails/") else ()
    return (f'"{name}"', f"'{name}'", f"{name}#", *by_message)


def computed(name: str, code: str) -> bool:
    """Whether the app makes such names (``f"errors/{name}.html"``) and knows this one."""
    folder, _, file = name.rpartition("/")
    stem = Path(file).stem
    return f'f"{folder}/{{' in code and any(word in code for word in (f'"{stem}"', f"def {stem}(", f" {stem},"))


def replaces_that_of_a_package(name: str) -> bool:
    """Whether a package has a template of that name, and ours is found before it."""
    engine = Engine.get_default()
    sources = [Path(origin.name) for loader in engine.template_loaders for origin in loader.get_template_sources(name)]
    ours = [path.is_relative_to(ROOT / "activateurs") for path in sources if path.exists()]
    return ours[:1] == [True] and False in ours


def test_every_template_is_used() -> None:
    assert [name for name in unused(ROOT) if not replaces_that_of_a_package(name)] == []


@pytest.mark.parametrize("user", ['{% include "geo/used.html" %}', "{% extends 'geo/used.html' %}"])
def test_a_planted_fault_is_found(tmp_path: Path, user: str) -> None:
    folder = "activateurs/foundation/geo"
    root = plant(
        tmp_path,
        {
            f"{folder}/views.py": 'PAGE = "geo/page.html"',
            f"{folder}/templates/geo/page.html": user,
            f"{folder}/templates/geo/used.html": "",
            f"{folder}/templates/geo/dead.html": "",
            f"{folder}/templates/geo/mails/dead/body.txt": "",
        },
    )
    assert unused(root) == ["geo/dead.html", "geo/mails/dead/body.txt"]
