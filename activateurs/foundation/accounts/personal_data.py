"""What the site holds of a person: a registry filled at start-up, from which it is exported, explained and erased.

Each app registers a ``Part`` for its own models (``own_data.py``). One source for the export (law.md, 21), for the page
that says what is kept (law.md, 20) and for the task that erases; a test checks that no model is forgotten.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from django.db import models

    from .models import User


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headers; ``name`` is that of its file."""

    name: str
    headers: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one app holds.

    ``covers``: the models, as ``app.Model``. ``export`` gives tables, ``files`` whole files (name, content). ``erase``
    leaves nothing that identifies the person; it may run twice. ``erased`` and ``kept`` tell it in French.
    """

    name: str
    label: str
    covers: frozenset[str]
    export: Callable[[User], Iterable[Table]]
    erase: Callable[[User, datetime], None]
    erased: str
    kept: str = ""
    files: Callable[[User], Iterable[tuple[str, bytes]]] | None = None


_parts: list[Part] = []


def register(part: Part) -> None:
    """Add a part; registering twice counts once."""
    if all(part.name != known.name for known in _parts):
        _parts.append(part)


def parts() -> tuple[Part, ...]:
    """Every part, from the lower apps to the upper."""
    return tuple(_parts)


def erase(person: User, *, at: datetime) -> None:
    """Erase all parts, the account last; inside the caller's transaction."""
    for part in reversed(_parts):
        part.erase(person, at)


def table_of(name: str, rows: models.QuerySet[Any], *, but: Sequence[str] = ()) -> Table:
    """The columns of rows under their French names; people are left out, those of others are not ours to give."""
    fields = [
        field
        for field in rows.model._meta.concrete_fields  # noqa: SLF001 - Django's documented name
        if not field.primary_key and field.name not in but and not _is_person(field)
    ]
    links = [field.name for field in fields if field.is_relation]
    found = rows.select_related(*links) if links else rows
    return Table(
        name,
        [str(field.verbose_name) for field in fields],
        [[_text(_value(row, field)) for field in fields] for row in found.order_by("pk")],
    )


def _is_person(field: models.Field[Any, Any]) -> bool:
    related: Any = field.related_model
    return field.is_relation and related is not None and related._meta.label == settings.AUTH_USER_MODEL  # noqa: SLF001 - the same


def _value(row: models.Model, field: models.Field[Any, Any]) -> object:
    shown = getattr(row, f"get_{field.name}_display", None) if field.choices else None
    return shown() if shown else getattr(row, field.name)


def _text(value: object) -> str:
    """A value as a person reads it; dates as spreadsheets sort them."""
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case datetime():
            return timezone.localtime(value).isoformat(sep=" ", timespec="seconds")
        case date():
            return value.isoformat()
        case dict() | list():
            return json.dumps(value, ensure_ascii=False) if value else ""
    return str(value)
