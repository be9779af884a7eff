"""How many activators of a search stand on the map in each department."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from activateurs.foundation.geo.models import Commune

from .index import snapshot_for
from .question import Question
from .sphere import flat

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .search import Criteria

    Keys = NDArray[np.int64]

_kept: list[tuple[Keys, tuple[str, ...]]] = []


def on_map(criteria: Criteria) -> dict[str, int]:
    """Counts by code of department, of those who accept to be on the map (A2.4); departments without any are absent.

    An activator stands at the centre of its commune (``projection.position``), so that the position tells the commune.
    """
    question = Question(snapshot_for(criteria), criteria, date.min, on_map=True)
    xy = np.concatenate([part.block.table.on_map[:, part.rows] for part in question.everybody()], axis=1)
    keys, names = _departments()
    if not len(keys):
        return {}
    wanted, counts = np.unique(_keys(xy), return_counts=True)
    rows = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    found: dict[str, int] = {}
    for row, known, count in zip(rows.tolist(), (keys[rows] == wanted).tolist(), counts.tolist(), strict=True):
        if known:
            found[names[row]] = found.get(names[row], 0) + count
    return found


def forget() -> None:
    """Read the communes again; between tests."""
    _kept.clear()


def _departments() -> tuple[Keys, tuple[str, ...]]:
    """Positions of communes in ascending order, and the department of each; an empty table is not kept."""
    if _kept:
        return _kept[0]
    rows = Commune.objects.filter(latitude__isnull=False).values_list("latitude", "longitude", "department_id")
    communes = list(rows.order_by("pk").iterator())
    keys = _keys(flat(*np.array([row[:2] for row in communes], dtype=np.float64).reshape(-1, 2).T).astype(np.float32))
    order = np.argsort(keys)
    read = keys[order], tuple(communes[row][2] for row in order.tolist())
    if communes:
        _kept.append(read)
    return read


def _keys(xy: NDArray[np.float32]) -> Keys:
    """Both coordinates of each point (2, n) as one number: equal points have equal numbers."""
    return np.ascontiguousarray(xy.T).view(np.int64).ravel()
