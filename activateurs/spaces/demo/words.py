"""The words of ``words/*.toml``, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "words"


@cache
def words(name: str) -> dict[str, Any]:
    """The content of a file of words: ``words("names")["women"]``."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def families(kind: str) -> list[dict[str, Any]]:
    """The families of a kind, with what their structures and people say."""
    return [family for family in words("families")["family"] if family["kind"] == kind]


@cache
def sections() -> tuple[list[str], list[int]]:
    """The NAF sections of clients, and how often each occurs."""
    sectors = words("sectors")
    return list(sectors), [sector["weight"] for sector in sectors.values()]
