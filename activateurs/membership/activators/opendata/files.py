"""Reading the file, CSV or JSON, into rows with their line."""

from __future__ import annotations

import csv
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .columns import COLUMNS, REQUIRED, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MAX_CELL = 100_000  # characters; beyond it a quote was left open


class UnreadableFileError(Exception):
    """The file as a whole cannot be read; the message says why to the person who chose it."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """Cells by column key; ``line`` is the line of the CSV, or the rank in the JSON; ``problem`` refuses the row."""

    line: int
    cells: dict[str, str]
    problem: str = ""


@dataclass(slots=True)
class OpenDataFile:
    """The rows of a file and the columns that this site does not know."""

    rows: list[RawRow]
    unknown_columns: list[str] = field(default_factory=list)


def read(path: Path) -> OpenDataFile:
    """Read the CSV or JSON form, told apart by their content; ``UnreadableFileError`` when it is neither."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError("Le fichier n'est pas en UTF-8.") from error
    except OSError as error:
        raise UnreadableFileError(f"Le fichier ne peut pas être lu : {error.strerror}.") from error
    read_form = _read_json if text.lstrip()[:1] in {"[", "{"} else _read_csv
    opened = read_form(text)
    if not opened.rows:
        raise UnreadableFileError("Le fichier ne contient aucune structure.")
    return opened


def _check_columns(keys: Sequence[str]) -> list[str]:
    missing = [COLUMNS[key] for key in REQUIRED if key not in keys]
    if missing:
        raise UnreadableFileError(f"Colonnes absentes : {', '.join(missing)}.")
    twice = [key for key, count in Counter(keys).items() if count > 1]
    if twice:
        raise UnreadableFileError(f"Colonnes présentes deux fois : {', '.join(twice)}.")
    return [key for key in keys if key not in COLUMNS]


def _read_csv(text: str) -> OpenDataFile:
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=";", strict=True)
    keys = [key_of(header) for header in next(_lines(reader), (1, []))[1]]
    unknown = _check_columns(keys)
    rows = []
    for line, cells in _lines(reader):
        if not any(cells):
            continue
        problem = ""
        if len(cells) != len(keys):
            problem = f"{len(cells)} colonnes au lieu de {len(keys)}"
        rows.append(RawRow(line, dict(zip(keys, (cell.strip() for cell in cells), strict=False)), problem))
    return OpenDataFile(rows, unknown)


def _lines(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line where it starts, since a quoted cell may span several."""
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableFileError(f"Ligne {line} : le fichier CSV est abîmé ({error}).") from error


def _read_json(text: str) -> OpenDataFile:
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableFileError(f"Ligne {error.lineno} : le fichier JSON est abîmé.") from error
    records = content.get("results") if isinstance(content, dict) else content
    if not isinstance(records, list):
        raise UnreadableFileError("Le fichier JSON ne contient pas de liste de structures.")
    keys: dict[str, None] = {}
    rows = [_json_row(rank, record, keys) for rank, record in enumerate(records, start=1)]
    return OpenDataFile(rows, _check_columns(list(keys)) if rows else [])


def _json_row(rank: int, record: Any, keys: dict[str, None]) -> RawRow:
    """A record, or its ``fields`` in the older export of the same portal."""
    found = record.get("fields", record) if isinstance(record, dict) else None
    if not isinstance(found, dict):
        return RawRow(rank, {}, "ce n'est pas une structure")
    cells = {key_of(name): _text(value) for name, value in found.items()}
    keys.update(dict.fromkeys(cells))
    return RawRow(rank, cells)


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value.strip() if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
