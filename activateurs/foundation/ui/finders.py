"""Static files taken from packages: only those that the pages use."""

from __future__ import annotations

import os
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from . import design_system

if TYPE_CHECKING:
    import builtins
    from collections.abc import Iterable

    from django.core.checks import CheckMessage

# Files taken from packages as they are: where they are served → package, path inside it.
CHOSEN = {"htmx/htmx.js": ("django_htmx", "static/django_htmx/htmx-4.min.js")}


class PackageFinder(BaseFinder):
    """Builds the style sheets of the design system in the data folder and finds them there, with htmx.

    It stands for ``AppDirectoriesFinder``, which would collect 17 MB of the packages' own files.
    """

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """Where ``path`` is on disk, or nothing."""
        folder, names = build()
        if path not in names:
            return []
        found = str(folder / path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[Any]:  # noqa: ARG002 - Django's signature
        """Every file with the storage that reads it, in a stable order."""
        folder, names = build()
        storage = FileSystemStorage(location=str(folder))
        for name in sorted(names):
            yield name, storage

    def check(self, **_kwargs: Any) -> builtins.list[CheckMessage]:
        """Nothing to check: a missing package stops the build."""
        return []


@cache
def build() -> tuple[Path, frozenset[str]]:
    """The folder and the files written there, once per process; safe when several processes do it at once."""
    folder = Path(settings.DATA_DIR) / "packaged-static"
    texts = design_system.sheets()
    contents = {f"dsfr/{name}": text.encode() for name, text in texts.items()}
    contents |= {
        f"dsfr/{asset}": (design_system.source() / asset).read_bytes() for asset in design_system.assets(texts)
    }
    for served, (package, inside) in CHOSEN.items():
        contents[served] = (Path(str(files(package))) / inside).read_bytes()
    for name, content in contents.items():
        _write(folder / name, content)
    return folder, frozenset(contents)


def _write(path: Path, content: bytes) -> None:
    """Replace in one move, so that a reader never meets half a file."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)
