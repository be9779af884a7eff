"""Form fields whose label, hint and error are tied to the control, and the summary of errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.forms import CheckboxInput, CheckboxSelectMultiple, FileInput, RadioSelect, Select
from django.template.loader import render_to_string

from .variants import extra_attributes

if TYPE_CHECKING:
    from django.forms import BaseForm, BoundField
    from django.forms.boundfield import BoundWidget
    from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class FieldError:
    """One line of the summary: what is wrong and the control to go to."""

    target: str
    label: str
    message: str


def field(bound: BoundField, *, label: str = "", hint: str = "", **extra: object) -> SafeString:
    """A whole field: label (« obligatoire » in words), hint, control, errors.

    ``extra`` attributes (``data_…``, ``hx_…``) go to the control; what the form's widget already carries
    (``autocomplete``, ``inputmode``, ``rows``…) is kept. Hidden fields are given bare.
    """
    if bound.is_hidden:
        return bound.as_widget()
    target = control_id(bound)
    context: dict[str, Any] = {
        "label": label or bound.label,
        "hint": hint or bound.help_text,
        "required": bound.field.required,
        "errors": bound.errors,
        "id": bound.auto_id,
        "target": target,
        "hint_id": f"{bound.auto_id}-hint",
        "error_id": f"{bound.auto_id}-error",
    }
    attributes = _control_attributes(bound, context, extra)
    if _is_group(bound):
        if _is_grouped(bound):
            return render_to_string("ui/components/field_groups.html", context | {"groups": _groups(bound)})
        context["choices"] = bound.subwidgets
        # Django's boxes descend from its radio buttons: ask for the boxes first.
        context["kind"] = "checkbox" if isinstance(bound.field.widget, CheckboxSelectMultiple) else "radio"
        return render_to_string("ui/components/field_group.html", context)
    context["control"] = bound.as_widget(attrs=attributes)
    template = "checkbox" if isinstance(bound.field.widget, CheckboxInput) else "field"
    context["kind"] = "select" if isinstance(bound.field.widget, Select) else "input"
    return render_to_string(f"ui/components/{template}.html", context)


def error_summary(form: BaseForm, *, title: str = "") -> dict[str, Any]:
    """The errors of a form, on top of it, each a link to its field; takes the focus when the page loads."""
    errors = [
        FieldError(control_id(form[name]) if name in form.fields else "", _label(form, name), str(message))
        for name, messages in form.errors.items()
        for message in messages
    ]
    count = len(errors)
    default = "Une réponse est à corriger" if count == 1 else f"{count} réponses sont à corriger"
    return {"errors": errors, "title": title or default}


def control_id(bound: BoundField) -> str:
    """The id of the control, or of the first choice of a group."""
    if not _is_group(bound):
        return bound.id_for_label or bound.auto_id
    return f"{bound.auto_id}_0_0" if _is_grouped(bound) else f"{bound.auto_id}_0"


def _label(form: BaseForm, name: str) -> str:
    return str(form[name].label) if name in form.fields else ""


def _is_group(bound: BoundField) -> bool:
    return isinstance(bound.field.widget, RadioSelect | CheckboxSelectMultiple)


def _is_grouped(bound: BoundField) -> bool:
    """Boxes under headings, as Django writes them: ``[("heading", [(value, label), …]), …]``."""
    choices = list(getattr(bound.field, "choices", ()))
    return isinstance(bound.field.widget, CheckboxSelectMultiple) and bool(choices) and _is_heading(choices[0])


def _is_heading(choice: Any) -> bool:
    return isinstance(choice[1], list | tuple)


def _groups(bound: BoundField) -> list[tuple[str, list[BoundWidget], int]]:
    """Each heading with its boxes, and how many of them are ticked."""
    boxes = iter(bound.subwidgets)
    found = []
    for heading, choices in bound.field.choices:  # type: ignore[attr-defined] # a choice field
        own = [next(boxes) for _ in choices]
        found.append((str(heading), own, sum(bool(box.data["selected"]) for box in own)))
    return found


def _control_attributes(bound: BoundField, context: dict[str, Any], extra: dict[str, object]) -> dict[str, Any]:
    widget = bound.field.widget
    attributes: dict[str, Any] = {name.replace("_", "-"): value for name, value in extra.items()}
    extra_attributes("field", extra)
    described = [context["hint_id"]] if context["hint"] else []
    if bound.errors:
        described.append(context["error_id"])
        attributes["aria-invalid"] = "true"
    if described:
        attributes["aria-describedby"] = " ".join(described)
    if not isinstance(widget, CheckboxInput):
        base = (
            "fr-select" if isinstance(widget, Select) else "fr-upload" if isinstance(widget, FileInput) else "fr-input"
        )
        attributes["class"] = " ".join(filter(None, [base, widget.attrs.get("class")]))
    return attributes
