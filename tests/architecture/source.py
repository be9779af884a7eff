"""Reading the source tree: which apps there are, what imports what."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# From the bottom to the top: what stands in one may use only what stands before it.
LAYERS = ("foundation", "membership", "matching", "oversight", "spaces")


@dataclass(frozen=True)
class App:
    """A brick of the house: a Django app, or a package of plain functions."""

    layer: str
    name: str
    folder: Path

    @property
    def module(self) -> str:
        return f"activateurs.{self.layer}.{self.name}"

    @property
    def rank(self) -> int:
        return LAYERS.index(self.layer)


def apps(root: Path = ROOT) -> list[App]:
    """Every app under ``root``, in the order of folders."""
    folders = sorted(path.parent for path in (root / "activateurs").glob("*/*/__init__.py"))
    return [App(folder.parent.name, folder.name, folder) for folder in folders]


def python_files(folder: Path) -> Iterator[Path]:
    """Python files under ``folder``, migrations aside."""
    return (path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts)


def templates(app: App) -> Iterator[tuple[str, Path]]:
    """Names, as ``include`` writes them, and files of the templates of an app."""
    for kind in ("templates", "jinja2"):
        base = app.folder / kind
        for path in sorted(base.rglob("*")):
            if path.is_file():
                yield path.relative_to(base).as_posix(), path


def imports(path: Path, root: Path = ROOT) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a file imports, wherever in the file, relative imports resolved."""
    package = path.relative_to(root).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join((*above, *(node.module or "").split("."))).strip(".")
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def plant(root: Path, files: dict[str, str]) -> Path:
    """Write a small tree for a guard to judge; each app gets its ``__init__``."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if name.startswith("activateurs/") and name.count("/") >= 3:
            (root / "/".join(name.split("/")[:3]) / "__init__.py").touch()
    return root
