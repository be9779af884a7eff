"""House rules that a reader would otherwise have to check by eye (STYLE.md)."""

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, plant, python_files

CATCH_ALL_NAMES = {"utils", "core", "common", "helpers", "misc", "tools"}
CLOCKS = {"now", "today", "localdate", "localtime", "utcnow"}
AUTO_NAMED = re.compile(r"_auto_\d{8}|alter_.*_and_more|_and_more$")


def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def mentions_kind(node: ast.expr) -> bool:
    return (isinstance(node, ast.Attribute) and (node.attr == "kind" or dotted(node).startswith("Kind."))) or (
        isinstance(node, ast.Name) and node.id == "kind"
    )


def dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def kind_comparisons(path: Path) -> list[int]:
    """``if kind == …``: what a kind may do is asked of the matrix (A2.1), in ``kinds.py`` alone."""
    if path.name == "kinds.py":
        return []
    named = [node for node in nodes(path) if isinstance(node, ast.Compare)]
    return [
        node.lineno
        for node in named
        if any(isinstance(op, ast.Eq | ast.NotEq | ast.In | ast.Is) for op in node.ops)
        and mentions_kind(node.left)
        and any(dotted(other).startswith("Kind.") or is_text(other) for other in node.comparators)
    ]


def is_text(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return any(is_text(item) or dotted(item).startswith("Kind.") for item in node.elts)
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def signals(path: Path) -> list[int]:
    """Signals and receivers: call the action, or use a registry."""
    return [
        node.lineno
        for node in nodes(path)
        if (isinstance(node, ast.ImportFrom) and ("signals" in (node.module or "") or node.module == "django.dispatch"))
        or (isinstance(node, ast.Import) and any("signals" in alias.name for alias in node.names))
    ]


def clocks_in_models(path: Path) -> list[int]:
    """A model never reads the clock: its verbs are given ``at=``."""
    if "models" not in path.with_suffix("").parts:
        return []
    return [
        node.lineno
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS and dotted(node).count(".") >= 1
    ]


def implicit_orders(path: Path) -> list[int]:
    """``Meta.ordering``: an order is asked for where it matters."""
    found = []
    for node in nodes(path):
        if isinstance(node, ast.ClassDef) and node.name == "Meta":
            assigned = [target for item in node.body if isinstance(item, ast.Assign) for target in item.targets]
            found += [item.lineno for item in assigned if isinstance(item, ast.Name) and item.id == "ordering"]
    return found


def saving_forms(path: Path) -> list[int]:
    """A form checks; an action saves."""
    if "forms" not in path.with_suffix("").parts:
        return []
    return [node.lineno for node in nodes(path) if isinstance(node, ast.FunctionDef) and node.name == "save"]


def catch_all_names(path: Path) -> list[int]:
    """A file where everything could go."""
    return [1] if CATCH_ALL_NAMES & set(path.with_suffix("").parts) else []


def bare_suppressions(path: Path) -> list[int]:
    """``noqa`` and ``type: ignore`` say which rule and why."""
    bare = re.compile(r"# noqa(?!: [A-Z]+[0-9]+)|# type: ignore(?!\[)")
    return [number for number, line in enumerate(path.read_text().splitlines(), 1) if bare.search(line)]


RULES: dict[Callable[[Path], list[int]], tuple[str, str]] = {
    # Each with a planted fault: file, text.
    kind_comparisons: ("activateurs/matching/directory/views.py", "if profile.kind == 'conseiller': pass"),
    signals: ("activateurs/matching/requests/apps.py", "from django.db.models.signals import post_save"),
    clocks_in_models: ("activateurs/matching/requests/models.py", "def close(self): self.at = timezone.now()"),
    implicit_orders: ("activateurs/foundation/geo/models.py", "class A:\n  class Meta:\n    ordering = ('name',)"),
    saving_forms: ("activateurs/matching/requests/forms.py", "class F:\n  def save(self): pass"),
    catch_all_names: ("activateurs/foundation/web/utils.py", "a = 1"),
    bare_suppressions: ("activateurs/foundation/web/health.py", "a = 1  # " + "noqa"),
}


def faults(rule: Callable[[Path], list[int]], root: Path) -> list[str]:
    files = python_files(root / "activateurs")
    return [f"{path.relative_to(root)}:{line}" for path in files for line in rule(path)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_is_kept(rule: Callable[[Path], list[int]]) -> None:
    assert faults(rule, ROOT) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_planted_fault_is_found(rule: Callable[[Path], list[int]], tmp_path: Path) -> None:
    file, text = RULES[rule]
    assert len(faults(rule, plant(tmp_path, {file: text}))) == 1


@pytest.mark.parametrize("test", ["kind in ('offreur',)", "profile.kind != Kind.PROVIDER", "kind is Kind.ADVISER"])
def test_kinds_are_not_compared_in_any_way(test: str, tmp_path: Path) -> None:
    root = plant(tmp_path, {"activateurs/matching/directory/views.py": f"if {test}: pass"})
    assert len(faults(kind_comparisons, root)) == 1


def test_migrations_are_named_by_people() -> None:
    names = [path.stem for path in (ROOT / "activateurs").glob("*/*/migrations/0*.py")]
    assert names
    assert [name for name in names if AUTO_NAMED.search(name)] == []
    assert AUTO_NAMED.search("0002_auto_20261123")
