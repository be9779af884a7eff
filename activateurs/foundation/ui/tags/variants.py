"""Closed lists of choices: a misspelt variant stops the page in tests instead of showing an odd one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.forms.utils import flatatt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.utils.safestring import SafeString

EXTRA_ATTRIBUTES = ("aria_", "data_", "hx_")


class UnknownVariantError(ValueError):
    """A component was asked for something that it does not have."""


def one_of(component: str, parameter: str, value: str, allowed: Iterable[str]) -> str:
    """``value`` when it is allowed; raises ``UnknownVariantError`` otherwise."""
    if value not in allowed:
        raise UnknownVariantError(f"{component}: {parameter}={value!r} is not one of {', '.join(map(repr, allowed))}.")
    return value


def extra_attributes(component: str, given: Mapping[str, object]) -> SafeString:
    """``data_x="y"`` → ``data-x="y"``. Only aria, data and hx attributes: anything else is a spelling mistake."""
    for name in given:
        if not name.startswith(EXTRA_ATTRIBUTES):
            raise UnknownVariantError(f"{component}: no parameter {name!r}.")
    return flatatt({name.replace("_", "-"): value for name, value in given.items()})


def icon_class(component: str, icon: str, known: Iterable[str]) -> str:
    """Class of an icon that the style sheet holds; raises ``UnknownVariantError`` for one that it does not."""
    return f"fr-icon-{one_of(component, 'icon', icon, known)}" if icon else ""
