"""The snapshot that this process answers from, never more than half a second behind the database."""

from __future__ import annotations

from threading import Lock
from time import monotonic
from typing import Any

import numpy as np

from activateurs.membership.activators.kinds import PUBLIC_KINDS

from .loading import COLUMNS, AreaNames, UnknownWordError, read_vocabulary, table_of
from .models import Entry, IndexRevision
from .snapshot import Snapshot
from .table import Table

SECONDS_BETWEEN_CHECKS = 0.5
_BATCH = 20_000  # rows turned into columns at a time
_MASSIVE = 0.5  # part of the profiles changed from which reading everything is quicker


class Holder:
    """Keeps a snapshot up to date; one for the process, others in tests."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._snapshot: Snapshot | None = None
        self._checked = 0.0

    def current(self) -> Snapshot:
        """The snapshot, brought up to date if it was checked too long ago.

        Everybody waits for the thread that brings it up to date: nobody is answered from a snapshot that was not
        known to be true less than half a second before.
        """
        held = self._snapshot
        if held is not None and monotonic() - self._checked < SECONDS_BETWEEN_CHECKS:
            return held
        with self._lock:
            if self._snapshot is None or monotonic() - self._checked >= SECONDS_BETWEEN_CHECKS:
                started = monotonic()
                self._snapshot = updated(self._snapshot)
                self._checked = started
            return self._snapshot

    def forget(self) -> None:
        """Load everything at the next question."""
        with self._lock:
            self._snapshot = None


def updated(held: Snapshot | None) -> Snapshot:
    """``held`` with what changed since; everything is read again when that is simpler."""
    latest = IndexRevision.latest()
    if held is None or latest < held.revision:
        return load(latest)
    if latest == held.revision:
        return held
    changed = Entry.objects.filter(revision__gt=held.revision)
    if changed.count() > max(1000, len(held) * _MASSIVE):
        return load(latest)
    try:
        return _with_changes(held, list(changed.values_list(*COLUMNS, "listed")), latest)
    except UnknownWordError:
        return load(latest)


def load(revision: int) -> Snapshot:
    """Read everything."""
    vocabulary, area_names = read_vocabulary(), AreaNames()
    rows = _listed().order_by("profile_id").values_list(*COLUMNS).iterator(chunk_size=2000)
    tables = [table_of([], vocabulary, area_names, strict=False)]
    batch: list[tuple[Any, ...]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            tables.append(table_of(batch, vocabulary, area_names, strict=False))
            batch.clear()
    tables.append(table_of(batch, vocabulary, area_names, strict=False))
    return Snapshot.build(Table.joined(tables), revision=revision, vocabulary=vocabulary, area_names=area_names)


def _listed() -> Any:
    """Entries of public kinds only, whatever the others hold (A3.6)."""
    return Entry.objects.filter(listed=True, kind__in=PUBLIC_KINDS)


def _with_changes(held: Snapshot, rows: list[tuple[Any, ...]], revision: int) -> Snapshot:
    ids = np.array([row[0] for row in rows], dtype=np.int64)
    shown = [row[:-1] for row in rows if row[-1] and row[COLUMNS.index("kind")] in PUBLIC_KINDS]
    table = table_of(shown, held.vocabulary, held.area_names, strict=True)
    return held.changed(ids, table, revision=revision)
