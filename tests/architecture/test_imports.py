"""The contracts of import-linter (pyproject.toml) hold, and each fails when it is broken."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

# Contract, file, import that breaks it.
PLANTED = [
    ("Layers", "foundation/geo/models.py", "from activateurs.membership.activators import kinds"),
    ("Layers", "membership/activators/actions.py", "from activateurs.matching.finder import search"),
    ("Layers", "matching/finder/apps.py", "from activateurs.spaces.public import apps"),
    ("Layers", "core/__init__.py", "'''A layer that says nowhere where it stands.'''"),
    ("Spaces", "spaces/public/apps.py", "from activateurs.spaces.api import apps"),
    ("Matching", "matching/finder/apps.py", "from activateurs.matching.requests import apps"),
    ("Matching", "matching/requests/apps.py", "from activateurs.matching.directory import apps"),
    ("Matching", "matching/meetings/__init__.py", "'''An app that says nowhere where it stands.'''"),
    ("Membership", "membership/organisations/models.py", "from activateurs.membership.activators import kinds"),
    ("Foundation", "foundation/geo/models.py", "import activateurs.foundation.web.apps"),
    ("Inside an app", "membership/activators/choices.py", "from activateurs.membership.activators import actions"),
    ("Inside an app", "membership/organisations/models.py", "from activateurs.membership.organisations import views"),
]
# What a planted import needs to exist, or to close a circle.
BESIDE = {
    "foundation/web/apps.py": "import activateurs.foundation.geo.apps",
    "membership/organisations/views.py": "'''Pages.'''",
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache", "--no-logo"]
    environment = os.environ | {"PYTHONPATH": str(folder)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def broken(report: str) -> list[str]:
    return [line.removesuffix(" BROKEN") for line in report.splitlines() if line.endswith(" BROKEN")]


def test_contracts_are_kept() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    ignored = shutil.ignore_patterns("templates", "static", "__pycache__", "migrations")
    shutil.copytree(ROOT / "activateurs", tmp_path / "activateurs", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(("contract", "file", "line"), PLANTED)
def test_a_planted_fault_is_found(copy: Path, contract: str, file: str, line: str) -> None:
    for name, text in {**BESIDE, file: line}.items():
        path = copy / "activateurs" / name
        path.parent.mkdir(exist_ok=True)
        with path.open("a", encoding="utf-8") as target:
            target.write(f"\n{text}\n")
    result = lint_imports(copy)
    assert any(name.startswith(contract) for name in broken(result.stdout)) or (
        # An app or a layer that stands nowhere stops import-linter before it judges the rest.
        "__init__" in file and result.returncode != 0 and file.split("/")[-2] in result.stdout
    ), result.stdout
