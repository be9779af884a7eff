"""Nothing of one test is seen by the next: cache, uploaded files, what processes keep in memory."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import caches
from django.core.files.storage import storages

# Functions that forget what a process keeps in memory; an app whose module keeps something adds its own here.
FORGET: list[Callable[[], Any]] = []


def _forget_search() -> None:
    """The index and the taxonomy in memory; imported here, once the applications are ready."""
    from activateurs.matching.finder import departments, index, taxonomy

    index.reset()
    taxonomy.forget()
    departments.forget()


FORGET.append(_forget_search)


def _forget_directory() -> None:
    """Names kept by the directory, and the frame around its pages."""
    from activateurs.foundation.ui import frame
    from activateurs.matching.directory import areas

    frame.forget()
    areas.forget()


FORGET.append(_forget_directory)


def _forget_files() -> None:
    """Storages in memory are made anew: ids of rows come back from one test to the next, and files bear them."""
    storages._storages.clear()


FORGET.append(_forget_files)


@pytest.fixture(autouse=True)
def fresh_memory() -> Any:
    """Before each test, so that a test run alone and in the whole suite sees the same."""
    caches["default"].clear()
    for forget in FORGET:
        forget()
