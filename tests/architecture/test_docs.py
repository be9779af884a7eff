"""Documentation that cannot lie: apps, settings, words and links are compared with the code."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps as registry

from tests.architecture.source import ROOT, apps, python_files

# Words of the charter that a newcomer meets first.
CHARTER = (
    "activateur",
    "conseiller",
    "conseiller financement",
    "TPE/PME championne",
    "offreur de solutions",
    "activateur institutionnel",
    "famille",
    "structure",
    "domaine d'expertise",
    "secteur",
    "territoire",
    "visiteur",
    "demande de contact",
    "accusé de réception",
)


def first_cells(text: str) -> list[str]:
    """First cell of every row of every table."""
    return [row.split("|")[1].strip() for row in text.splitlines() if row.startswith("| ")]


def in_code(text: str) -> set[str]:
    """What a page writes between backticks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def variables(root: Path) -> set[str]:
    """Environment variables that the settings read by the functions of ``config/env.py``."""
    calls = [
        node
        for path in python_files(root / "config")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.startswith("env_")
    ]
    names = [call.args[0].value for call in calls if call.args and isinstance(call.args[0], ast.Constant)]
    return {str(name) for name in names}


def missing_settings(read: set[str], page: str) -> set[str]:
    return read - {name for cell in first_cells(page) for name in in_code(cell)}


def stale_settings(read: set[str], page: str) -> set[str]:
    return {name for cell in first_cells(page) for name in in_code(cell)} - read


def broken_links(page: Path) -> list[str]:
    """Links to a file that is not there."""
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    return [link for link in links if "://" not in link and not (page.parent / link).exists()]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_app_has_its_line() -> None:
    written = {name for cell in first_cells(read("ARCHITECTURE.md")) for name in in_code(cell)}
    assert written == {f"{app.layer}/{app.name}" for app in apps()}


def test_every_setting_is_documented_and_read() -> None:
    page = read("docs/settings.md")
    # PORT is read by bin/demo.
    names = variables(ROOT) | {"PORT"}
    assert missing_settings(names, page) == set()
    assert stale_settings(names, page) == set()


def test_every_model_is_in_the_glossary() -> None:
    words = {word.partition(".")[0] for word in in_code(read("docs/glossary.md"))}
    models = {model.__name__ for model in registry.get_models() if model.__module__.startswith("activateurs.")}
    assert models - words == set()


def test_every_word_of_the_charter_is_in_the_glossary() -> None:
    assert [word for word in CHARTER if word not in " ".join(first_cells(read("docs/glossary.md")))] == []


def test_every_decision_is_short_and_listed() -> None:
    decisions = sorted(path for path in (ROOT / "docs/adr").glob("0*.md"))
    index = read("docs/adr/README.md")
    assert decisions
    assert [path.name for path in decisions if f"({path.name})" not in index] == []
    assert [path.name for path in decisions if len(path.read_text().splitlines()) > 40] == []


def test_every_package_has_its_reason() -> None:
    wanted = [line for line in read("requirements/base.in").splitlines() if line and not line.startswith("#")]
    reasons = first_cells(read("docs/adr/0002-dependencies.md"))
    names = [re.split(r"[\[~=<> ;]", line)[0] for line in wanted]
    assert [name for name in names if name.lower() not in {reason.lower() for reason in reasons}] == []


def test_readme_is_read_in_two_minutes() -> None:
    assert len(read("README.md").splitlines()) <= 80


@pytest.mark.parametrize("document", [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")], ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    assert broken_links(document) == []


class TestAPlantedFaultIsFound:
    def test_setting_without_a_line(self, tmp_path: Path) -> None:
        (tmp_path / "config").mkdir()
        (tmp_path / "config/new.py").write_text('A = env_int("NEW_ONE", 3)')
        assert missing_settings(variables(tmp_path), "| `OLD` | | |") == {"NEW_ONE"}

    def test_line_without_a_setting(self) -> None:
        assert stale_settings({"HTTPS"}, "| `HTTPS` | |\n| `GONE`, `ALSO_GONE` | |") == {"GONE", "ALSO_GONE"}

    def test_link_to_nothing(self, tmp_path: Path) -> None:
        page = tmp_path / "page.md"
        page.write_text("[here](page.md#title) [there](https://there.example) [nowhere](nowhere.md)")
        assert broken_links(page) == ["nowhere.md"]
