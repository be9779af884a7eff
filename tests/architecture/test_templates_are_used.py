"""A template that nobody names is dead: it would go on being read, translated and mended for nothing."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import TemplateDoesNotExist, engines

from tests.architecture.source import ROOT, apps, plant, templates

# Asked for by Django itself.
BY_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}


def unused(root: Path) -> list[str]:
    """Templates named neither in code nor in another template, by their own name or by that of their folder."""
    texts = [path.read_text(encoding="utf-8") for path in sources(root)]
    return [
        name
        for app in apps(root)
        for name, path in templates(app)
        if name not in BY_DJANGO and not any(word in text for word in names_of(name) for text in texts)
    ]


def sources(root: Path) -> list[Path]:
    endings = {".py", ".html", ".txt", ".xml", ".jinja"}
    return [
        path for folder in ("activateurs", "config") for path in (root / folder).rglob("*") if path.suffix in endings
    ]


def names_of(name: str) -> tuple[str, ...]:
    """How it may be named: as it is, as a message (``app.message``), or as the tag of a component."""
    app, _, rest = name.partition("/")
    stem = Path(name).stem
    by_message = (f'"{app}.{Path(rest).parts[1]}"',) if rest.startswith("mails/") else ()
    by_tag = (f"def {stem}(", f'"{stem}"') if rest.startswith("components/") else ()
    return (f'"{name}"', f"'{name}'", f"{name}#", *by_message, *by_tag)


def overrides_a_package(name: str) -> bool:
    """Whether a package has a template of that name, which ours replaces."""
    for engine in engines.all():
        try:
            template = engine.get_template(name)
        except TemplateDoesNotExist:
            continue
        history = getattr(getattr(template, "template", None), "engine", None)
        if history is None:
            continue
        for loader in history.template_loaders:
            origins = [Path(origin.name) for origin in loader.get_template_sources(name)]
            if any(path.exists() and not path.is_relative_to(settings.BASE_DIR / "activateurs") for path in origins):
                return True
    return False


def test_every_template_is_used() -> None:
    assert [name for name in unused(ROOT) if not overrides_a_package(name)] == []


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
