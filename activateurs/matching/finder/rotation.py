"""Turn by turn: those at equal distance, or everybody when no place is asked, change order each day.

The order of a day is that of a number drawn from the profile's id and the date (SplitMix64, a published mixing
function): nobody chooses it, nothing else enters it, and everybody sees the same order that day. It is told on
the page of the ranking criteria.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from datetime import date

Draws = NDArray[np.uint64]

_STEP = 0x9E3779B97F4A7C15
_WORD = 0xFFFFFFFFFFFFFFFF


def draws(profile_ids: NDArray[np.int64], day: date) -> Draws:
    """The number that each profile draws on that day; two profiles never draw the same."""
    mixed = profile_ids.astype(np.uint64)
    mixed += np.uint64(day.toordinal() * _STEP & _WORD)
    mixed ^= mixed >> np.uint64(30)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return mixed
