"""A text field that suggests as one types: WAI-ARIA combobox over a plain input, which works alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .variants import extra_attributes

if TYPE_CHECKING:
    from collections.abc import Iterable


def combobox(  # noqa: PLR0913 - each is one documented parameter of the component
    name: str,
    *,
    label: str,
    suggest_url: str,
    id: str = "",  # noqa: A002 - named as in HTML
    value: str = "",
    hint: str = "",
    placeholder: str = "",
    error: str = "",
    target: str = "",
    multiple: str = "",
    picked: Iterable[tuple[str, str]] = (),
    autocomplete: str = "off",
    **extra: object,
) -> dict[str, Any]:
    """An input that asks ``suggest_url`` + the text for ``[{"value", "label", "hint"}]``.

    ``target``: id of a hidden input that receives the value picked. ``multiple``: name of the parameter under which
    each value picked is sent (the choices become removable tags); ``picked`` are those already chosen (value, label).
    """
    return {
        "name": name,
        "label": label,
        "suggest_url": suggest_url,
        "id": id or f"id_{name}",
        "value": value,
        "hint": hint,
        "placeholder": placeholder,
        "error": error,
        "target": target,
        "multiple": multiple,
        "picked": list(picked),
        "autocomplete": autocomplete,
        "extra": extra_attributes("combobox", extra),
    }
