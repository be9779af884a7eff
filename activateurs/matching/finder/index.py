"""The search: who is near, who comes, who works at a distance, nearest first, with every count.

With a place and a radius, the list holds those within the radius, those who serve the place's commune,
department or region or the whole of France, and those who work remotely. Without a place, or over the whole of
France, it holds everybody. ``rotation`` orders equals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from . import fulltext, taxonomy
from .current import Holder
from .question import Question

if TYPE_CHECKING:
    from datetime import date

    from .search import Criteria, Results
    from .snapshot import Snapshot

_holder = Holder()


def search(criteria: Criteria, *, on: date) -> Results:
    """Answer a search on a day (which decides the order of equals).

    At most two queries: one when the last check of the revision is half a second old, one for free text.
    """
    return Question(snapshot_for(criteria), criteria, on).answer()


def snapshot_for(criteria: Criteria) -> Snapshot:
    """Every listed profile, or those that the free text finds."""
    snapshot = _holder.current()
    meant = fulltext.question(criteria.text)
    if not meant:
        return snapshot
    key = ("text", meant)
    found: Snapshot | None = snapshot.kept.get(key)
    if found is None:
        found = snapshot.among(np.array(fulltext.matches(meant), dtype=np.int64))
        snapshot.remember(key, found)
    return found


def preload() -> None:
    """Load the index and the taxonomy now: before forking, so that the workers share their memory."""
    _holder.current()
    if taxonomy.current().needs:
        taxonomy.suggest_needs("préparer", 1)


def answers() -> bool:
    """Whether this process can search; raises when the index cannot be read. For ``/sante/``."""
    return _holder.current() is not None


def reset() -> None:
    """Load everything again at the next search: between tests, whose database goes back in time."""
    _holder.forget()
