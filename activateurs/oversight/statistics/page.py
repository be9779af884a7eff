"""The page of figures: sentences, charts and tables made of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from activateurs.foundation.ui.charts import Bar
from activateurs.foundation.ui.jinja import number

from .choices import Unit
from .figures import report
from .models import FEWEST_PROFILES
from .periods import SHOWN

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from activateurs.membership.activators.models import Profile

    from .figures import Series

OVER = {Unit.WEEK: "les treize dernières semaines", Unit.MONTH: "les douze derniers mois"}
LATEST = {Unit.WEEK: "la semaine passée", Unit.MONTH: "le mois passé"}


def context(profile: Profile, unit: Unit, *, on: date) -> dict[str, Any]:
    """What the template shows of a profile."""
    found = report(profile, unit, periods=SHOWN[unit], on=on)
    return {
        "sections": [_section(series, unit) for series in found.series],
        "compared": found.profiles,
        "fewest": FEWEST_PROFILES,
        "group": _group(profile),
        "over": OVER[unit],
    }


def _section(series: Series, unit: Unit) -> dict[str, Any]:
    figures = series.figures
    bars = [Bar(one.period.short, one.count, None if one.median is None else float(one.median)) for one in figures]
    table = [
        (
            one.period.words + ("" if one.over else " (en cours)"),
            number(one.count),
            _said(one.median) if one.median is not None else "–",
        )
        for one in reversed(figures)
    ]
    return {
        "title": series.title,
        "meaning": series.meaning,
        "total": series.total,
        "sentence": _sentence(series, unit),
        "bars": bars,
        "rows": table,
        "headers": ("Période", "Vous", "Médiane"),
    }


def _sentence(series: Series, unit: Unit) -> str:
    """The last period that is over, beside the others: what a chart says to who does not see it."""
    latest = series.latest
    if latest is None:
        return ""
    start = f"{LATEST[unit].capitalize()} : {number(latest.count)}"
    if latest.median is None:
        return f"{start}."
    return f"{start}, et {_said(latest.median)} pour la médiane."


def _said(value: Decimal) -> str:
    """« 12 », « 12,5 », « 1 200 »."""
    whole, _, rest = f"{value.normalize():f}".partition(".")
    return number(int(whole)) + (f",{rest}" if rest else "")


def _group(profile: Profile) -> str:
    """« Conseiller, Bretagne »; empty where the place is not known."""
    commune = profile.structure.commune
    return f"{profile.get_kind_display()}, {commune.department.region.name}" if commune else ""
