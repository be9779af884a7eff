"""Charts drawn by the server as SVG: no script, no style attribute; the table beside them says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 400, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 14, 10, 24
_STEPS = (1, 2, 5)
_LINES = 3  # above zero, at most
_LABELS = 5  # below the bars, about


@dataclass(frozen=True, slots=True)
class Bar:
    """A value under its label, and what it is compared with, if anything is."""

    label: str
    value: int
    reference: float | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A bar in the units of the picture; ``mark`` is the height of its reference, ``label`` empty when not written."""

    label: str
    x: float
    middle: float
    width: float
    y: float
    height: float
    mark: float | None


def draw(bars: Sequence[Bar]) -> dict[str, Any]:
    """Where each thing goes: bars, their references, lines across with their values."""
    highest = max((max(bar.value, bar.reference or 0) for bar in bars), default=0)
    step = _step(highest)
    top = step * max(1, -(-highest // step))
    room, floor = (WIDTH - _LEFT - _RIGHT) / max(1, len(bars)), HEIGHT - _BOTTOM
    each = -(-len(bars) // _LABELS)

    def y(value: float) -> float:
        return round(floor - value * (floor - _TOP) / top, 1)

    drawn = [
        Drawn(
            # From the last one, the most looked at, backwards.
            label=bar.label if (len(bars) - 1 - index) % each == 0 else "",
            x=round(_LEFT + room * (index + 0.15), 1),
            middle=round(_LEFT + room * (index + 0.5), 1),
            width=round(room * 0.7, 1),
            y=y(bar.value),
            height=round(floor - y(bar.value), 1),
            mark=None if bar.reference is None else y(bar.reference),
        )
        for index, bar in enumerate(bars)
    ]
    lines = [(value, y(value)) for value in range(0, int(top) + 1, step)]
    return {"bars": drawn, "lines": lines, "left": _LEFT, "right": WIDTH - _RIGHT, "width": WIDTH, "height": HEIGHT}


def _step(highest: float) -> int:
    """A round number that fits at most three times under the highest value."""
    power = 1
    while True:
        for step in _STEPS:
            if step * power * _LINES >= highest:
                return step * power
        power *= 10
