"""Size budgets: what no longer fits is cut where the meaning is, not grown."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, apps, plant, python_files, templates

FILE, FUNCTION, VIEW, TEMPLATE, TEST_FILE = 300, 40, 25, 120, 400
# An app above this part of the code has become the place where everything goes.
APP_SHARE = 0.25

# What may be longer, by name, and why. Keep it short.
EXCEPTIONS: dict[str, str] = {}


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def is_view(path: Path, function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    names = [argument.arg for argument in function.args.args[:2]]
    return ("views" in path.parts or path.stem == "views") and "request" in names


def too_long(root: Path) -> list[str]:
    """Files, functions, views and templates over their budget."""
    found = []
    for path in python_files(root / "activateurs"):
        name = path.relative_to(root).as_posix()
        found.append((name, lines(path), FILE))
        for function in functions(path):
            budget = VIEW if is_view(path, function) else FUNCTION
            length = (function.end_lineno or 0) - function.lineno + 1
            found.append((f"{name}::{function.name}", length, budget))
    for app in apps(root):
        found += [(path.relative_to(root).as_posix(), lines(path), TEMPLATE) for _, path in templates(app)]
    for folder in ("tests", "benchmarks", "config"):
        budget = TEST_FILE if folder == "tests" else FILE
        found += [(p.relative_to(root).as_posix(), lines(p), budget) for p in python_files(root / folder)]
    return [
        f"{name}: {size} lines, {most} at most" for name, size, most in found if size > most and name not in EXCEPTIONS
    ]


def shares(root: Path) -> dict[str, float]:
    """Part of the Python code that each app holds."""
    sizes = {app.module: sum(lines(path) for path in python_files(app.folder)) for app in apps(root)}
    return {name: size / sum(sizes.values()) for name, size in sizes.items()}


def test_nothing_is_over_budget() -> None:
    assert too_long(ROOT) == []


def test_no_app_swallows_the_others() -> None:
    assert {name: f"{share:.0%}" for name, share in shares(ROOT).items() if share > APP_SHARE} == {}


def test_exceptions_still_exist() -> None:
    assert [name for name in EXCEPTIONS if not (ROOT / name.partition("::")[0]).exists()] == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("activateurs/matching/directory/listing.py", "a = 1\n" * (FILE + 1)),
        ("activateurs/matching/directory/listing.py", "def f():\n" + "    a = 1\n" * FUNCTION),
        ("activateurs/matching/directory/views.py", "def page(request):\n" + "    a = 1\n" * VIEW),
        ("activateurs/matching/directory/views/pages.py", "class P:\n def get(self, request):\n" + "  a = 1\n" * VIEW),
        ("activateurs/matching/directory/templates/directory/a.html", "<p>\n" * (TEMPLATE + 1)),
        ("tests/test_a.py", "a = 1\n" * (TEST_FILE + 1)),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, file: str, text: str) -> None:
    assert len(too_long(plant(tmp_path, {file: text}))) == 1


def test_a_planted_giant_is_found(tmp_path: Path) -> None:
    small = {f"activateurs/foundation/{name}/models.py": "a = 1\n" * 10 for name in "abc"}
    root = plant(tmp_path, {**small, "activateurs/matching/giant/models.py": "a = 1\n" * 30})
    assert max(shares(root).values()) > APP_SHARE
