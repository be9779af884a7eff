"""What a page says: alerts, badges, tiles, tables, steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string

from activateurs.foundation.ui.charts import draw
from activateurs.foundation.ui.design_system import ICON_NAMES

from .variants import icon_class, one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from django.utils.safestring import SafeString

    from activateurs.foundation.ui.charts import Bar
    from activateurs.foundation.ui.next_steps import NextStep

ALERT_KINDS = ("info", "success", "warning", "error")
BADGE_KINDS = ("", "info", "success", "warning", "error", "new")
HEADING_LEVELS = ("h2", "h3", "h4", "h5", "h6")
STEP_STATES = ("done", "current", "future")


def alert(
    content: SafeString, *, kind: str = "info", title: str = "", level: str = "h3", live: bool = False
) -> SafeString:
    """A message that follows what the person did, or warns before it does. ``live``: read at once when it appears."""
    context = {
        "content": content,
        "kind": one_of("alert", "kind", kind, ALERT_KINDS),
        "title": title,
        "level": one_of("alert", "level", level, HEADING_LEVELS),
        "live": live,
    }
    return render_to_string("ui/components/alert.html", context)


def notice(content: SafeString, *, kind: str = "info") -> SafeString:
    """A band about the whole site: a breakdown, a demonstration."""
    one_of("notice", "kind", kind, ("info", "warning"))
    return render_to_string("ui/components/notice.html", {"content": content, "kind": kind})


def callout(content: SafeString, *, title: str = "", level: str = "h2") -> SafeString:
    """A part of a page brought forward."""
    one_of("callout", "level", level, HEADING_LEVELS)
    return render_to_string("ui/components/callout.html", {"content": content, "title": title, "level": level})


def accordion(content: SafeString, title: str, *, open: bool = False, level: str = "h3") -> SafeString:  # noqa: A002 - named as in HTML
    """Details that open without JavaScript."""
    one_of("accordion", "level", level, HEADING_LEVELS)
    context = {"content": content, "title": title, "open": open, "level": level}
    return render_to_string("ui/components/accordion.html", context)


def badge(label: str, *, kind: str = "", icon: bool = True) -> dict[str, Any]:
    """A state in two words. The words carry the meaning, the colour only helps."""
    return {"label": label, "kind": one_of("badge", "kind", kind, BADGE_KINDS), "icon": icon}


def tile(title: str, url: str, *, text: str = "", icon: str = "", level: str = "h3") -> dict[str, Any]:
    """A way in to a part of the site."""
    one_of("tile", "level", level, HEADING_LEVELS)
    return {"title": title, "url": url, "text": text, "icon": icon_class("tile", icon, ICON_NAMES), "level": level}


def table(
    caption: str, headers: Sequence[str], rows: Iterable[Sequence[Any]], *, hide_caption: bool = False
) -> dict[str, Any]:
    """Rows under headers; the first cell of a row names it. Scrolls sideways by itself on a small screen."""
    return {"caption": caption, "headers": headers, "rows": rows, "hide_caption": hide_caption}


def timeline(steps: Iterable[Any], *, label: str) -> dict[str, Any]:
    """What happened and what comes next, oldest first.

    Each step has ``title``, ``state`` (``done``, ``current`` or ``future``) and may have ``at`` (a date) and ``text``.
    """
    steps = list(steps)
    for step in steps:
        one_of("timeline", "state", step["state"] if isinstance(step, dict) else step.state, STEP_STATES)
    return {"steps": steps, "label": label}


def next_step_list(steps: Sequence[NextStep], today: date) -> dict[str, Any]:
    """What waits for a person (``next_steps.of``): one thing each, by when, and the way there; nothing when done."""
    return {"steps": steps, "today": today}


def bar_chart(title: str, bars: Sequence[Bar], *, unit: str = "", reference: str = "") -> dict[str, Any]:
    """Bars over time, each with the mark of what it is compared with; a table beside it must say the same.

    Who does not see it hears ``title``, the last value and the highest. ``reference`` names the mark (« médiane »).
    """
    highest = max(bars, key=lambda bar: bar.value, default=None)
    marked = any(bar.reference is not None for bar in bars)
    return {
        "title": title,
        "highest": highest,
        "final": bars[-1] if bars else None,
        "unit": unit,
        "reference": reference if marked else "",
        **draw(bars),
    }
