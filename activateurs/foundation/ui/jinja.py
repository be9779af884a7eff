"""The second template engine, for what is rendered thousands of times a minute (docs/adr/0011-hot-fragments.md)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from jinja2 import Environment, StrictUndefined

from .mould import Mould, cut, escaped, hole
from .tags import suggestions

if TYPE_CHECKING:
    from datetime import date

    from django.utils.safestring import SafeString

NO_BREAK = "\u202f"


@lru_cache(maxsize=4096)
def number(value: int) -> str:
    """A whole number with its thousands apart: « 4 400 »."""
    return f"{value:,}".replace(",", NO_BREAK)


def km(value: float) -> str:
    """A distance in kilometres as one says it: « moins de 1 km », « 3,2 km », « 127 km »."""
    if value < 1:
        return f"moins de 1{NO_BREAK}km"
    words = f"{value:.1f}".replace(".", ",").removesuffix(",0") if value < 10 else number(round(value))  # noqa: PLR2004 - tens of km need no decimal
    return f"{words}{NO_BREAK}km"


def plural(count: int, one: str, many: str) -> str:
    """The word that fits a count; French says « 0 activateur »."""
    return one if count < 2 else many  # noqa: PLR2004 - grammar


def quoted(text: str) -> str:
    """Words between French quotes, which never part from them."""
    return f"«\u00a0{text}\u00a0»"


@lru_cache(maxsize=1024)
def month(day: date) -> str:
    """« octobre 2026 »."""
    return date_format(day, "F Y")


@lru_cache(maxsize=512)
def url(name: str, *args: str) -> str:
    """The address of a named page; looked up once, since Django walks every pattern each time."""
    return reverse(name, args=args)


def combobox(  # noqa: PLR0913 - parameters of the component
    name: str, *, label: str, suggest_url: str, hint: str, value: str = "", error: str = ""
) -> SafeString:
    """The combobox of ``{% load ui %}``: rendered once, then filled with what was typed and why it is refused."""
    mould = _combobox(name, label=label, suggest_url=suggest_url, hint=hint, refused=bool(error), empty=not value)
    typed, why = escaped((value, error))
    return mould.fill({"value": typed, "error": why})


@lru_cache(maxsize=64)
def _combobox(  # noqa: PLR0913 - parameters of the component
    name: str, *, label: str, suggest_url: str, hint: str, refused: bool, empty: bool
) -> Mould:
    error, value = hole("error") if refused else "", "" if empty else hole("value")
    context = suggestions.combobox(name, label=label, suggest_url=suggest_url, hint=hint, value=value, error=error)
    return cut(render_to_string("ui/components/combobox.html", context))


def environment(**options: Any) -> Environment:
    """Jinja2 as Django starts it: escaping on, blank lines of tags dropped, a name that was not given refused."""
    env = Environment(**{**options, "trim_blocks": True, "lstrip_blocks": True, "undefined": StrictUndefined})  # noqa: S701 - Django gives autoescape=True
    env.globals.update(url=url, plural=plural, combobox=combobox)
    env.filters.update(number=number, km=km, month=month)
    return env
