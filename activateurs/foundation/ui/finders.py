"""Static files taken from packages: only those that the pages use."""

from __future__ import annotations

import shutil
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from . import design_system

if TYPE_CHECKING:
    from collections.abc import Iterable

# Files taken from packages as they are: where they are served → package, path inside it.
CHOSEN = {"htmx/htmx.js": ("django_htmx", "static/django_htmx/htmx-4.min.js")}


class PackageFinder(BaseFinder):
    """Builds the style sheets of the design system in the data folder and finds them there, with htmx.

    It stands for ``AppDirectoriesFinder``, which would collect 17 MB of the packages' own files.
    """

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """Where ``path`` is on disk, or nothing."""
        found = build() / path
        if not found.is_file():
            return []
        return [str(found)] if find_all else str(found)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[Any]:  # noqa: ARG002 - Django's signature
        """Every file with the storage that reads it, in a stable order."""
        folder = build()
        storage = FileSystemStorage(location=str(folder))
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                yield path.relative_to(folder).as_posix(), storage

    def check(self, **_kwargs: Any) -> list[Any]:
        """Nothing to check: a missing package stops the build."""
        return []


@cache
def build() -> Path:
    """Write the files once per process; safe when several processes do it at once."""
    folder = Path(settings.DATA_DIR) / "packaged-static"
    texts = design_system.sheets()
    for name, text in texts.items():
        _write(folder / "dsfr" / name, text.encode())
    for asset in design_system.assets(texts):
        _write(folder / "dsfr" / asset, (design_system.source() / asset).read_bytes())
    for served, (package, inside) in CHOSEN.items():
        _write(folder / served, (Path(str(files(package))) / inside).read_bytes())
    return folder


def clean() -> None:
    """Forget what was built: the next call starts from an empty folder."""
    shutil.rmtree(Path(settings.DATA_DIR) / "packaged-static", ignore_errors=True)
    build.cache_clear()


def _write(path: Path, content: bytes) -> None:
    """Replace in one move, so that a reader never meets half a file."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{id(content)}")
    draft.write_bytes(content)
    draft.replace(path)
