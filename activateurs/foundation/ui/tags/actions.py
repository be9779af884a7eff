"""Buttons and links."""

from __future__ import annotations

from typing import Any

from activateurs.foundation.ui.design_system import ICON_NAMES

from .variants import extra_attributes, icon_class, one_of

BUTTON_VARIANTS = ("primary", "secondary", "tertiary", "quiet")
SIZES = ("", "sm", "lg")
ICON_SIDES = ("left", "right")


def _look(component: str, variant: str, size: str, icon: str, side: str) -> str:
    one_of(component, "variant", variant, BUTTON_VARIANTS)
    one_of(component, "size", size, SIZES)
    one_of(component, "icon_side", side, ICON_SIDES)
    classes = ["fr-btn"]
    if variant != "primary":
        classes.append("fr-btn--tertiary-no-outline" if variant == "quiet" else f"fr-btn--{variant}")
    if size:
        classes.append(f"fr-btn--{size}")
    if icon:
        classes += [icon_class(component, icon, ICON_NAMES), f"fr-btn--icon-{side}"]
    return " ".join(classes)


def button(  # noqa: PLR0913 - each is one documented parameter of the component
    label: str,
    *,
    variant: str = "primary",
    type: str = "submit",  # noqa: A002 - named as in HTML
    name: str = "",
    value: str = "",
    size: str = "",
    icon: str = "",
    icon_side: str = "left",
    **extra: object,
) -> dict[str, Any]:
    """A button that acts. For an address, use ``link_button``."""
    return {
        "label": label,
        "type": one_of("button", "type", type, ("submit", "button", "reset")),
        "name": name,
        "value": value,
        "classes": _look("button", variant, size, icon, icon_side),
        "extra": extra_attributes("button", extra),
    }


def link_button(  # noqa: PLR0913 - each is one documented parameter of the component
    label: str,
    url: str,
    *,
    variant: str = "primary",
    size: str = "",
    icon: str = "",
    icon_side: str = "left",
    new_tab: bool = False,
    **extra: object,
) -> dict[str, Any]:
    """A link that looks like a button: the main way on from a page."""
    return {
        "label": label,
        "url": url,
        "new_tab": new_tab,
        "classes": _look("link_button", variant, size, icon, icon_side),
        "extra": extra_attributes("link_button", extra),
    }


def link(  # noqa: PLR0913 - each is one documented parameter of the component
    label: str,
    url: str,
    *,
    icon: str = "",
    icon_side: str = "left",
    size: str = "",
    new_tab: bool = False,
    **extra: object,
) -> dict[str, Any]:
    """A link that stands alone, outside of a sentence."""
    one_of("link", "size", size, SIZES)
    one_of("link", "icon_side", icon_side, ICON_SIDES)
    classes = ["fr-link", f"fr-link--{size}" if size else ""]
    if icon:
        classes += [icon_class("link", icon, ICON_NAMES), f"fr-link--icon-{icon_side}"]
    return {
        "label": label,
        "url": url,
        "new_tab": new_tab,
        "classes": " ".join(filter(None, classes)),
        "extra": extra_attributes("link", extra),
    }
