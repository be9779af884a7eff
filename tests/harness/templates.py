"""An undefined variable in one of our templates fails the test, where Django would print nothing."""

import threading
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template.base import FilterExpression, Variable, VariableDoesNotExist
from django.template.context import BaseContext
from django.template.defaulttags import ForNode

OURS = str(Path(settings.BASE_DIR) / "activateurs") if settings.configured else ""
# Filters that say what to show when there is nothing.
FORGIVING = {"default", "default_if_none"}

_expression_resolve = FilterExpression.resolve
_variable_resolve = Variable.resolve
_for_render = ForNode.render
_state = threading.local()


class UndefinedVariableError(AssertionError):
    """A template names a variable that its view did not give."""


def _strict_here() -> list[str]:
    if not hasattr(_state, "templates"):
        _state.templates = []
    return _state.templates


def _template_of(context: Any) -> str:
    if not isinstance(context, BaseContext):
        return ""
    template = getattr(getattr(context, "render_context", None), "template", None)
    return str(template.origin.name) if template is not None else ""


def _resolve_expression(expression: FilterExpression, context: Any, ignore_failures: bool = False) -> Any:
    forgiving = ignore_failures or any(getattr(f[0], "_filter_name", "") in FORGIVING for f in expression.filters)
    template = _template_of(context)
    _strict_here().append("" if forgiving or not template.startswith(OURS) else template)
    try:
        return _expression_resolve(expression, context, ignore_failures)
    finally:
        _strict_here().pop()


def _resolve_variable(variable: Variable, context: Any) -> Any:
    try:
        return _variable_resolve(variable, context)
    except VariableDoesNotExist:
        template = (_strict_here() or [""])[-1]
        if template:
            raise UndefinedVariableError(f"« {variable.var} » is not defined in {template}") from None
        raise


def _render_for(node: ForNode, context: Any) -> Any:
    # Django loops over nothing when the list is undefined; asked for here without forgiveness, it complains.
    sequence = node.sequence
    if isinstance(sequence, FilterExpression) and isinstance(sequence.var, Variable):
        root = (sequence.var.lookups or [None])[0]
        template = _template_of(context)
        if root is not None and template.startswith(OURS) and root not in context:
            raise UndefinedVariableError(f"« {sequence} » is not defined in {template}")
    return _for_render(node, context)


@pytest.fixture(autouse=True, scope="session")
def undefined_variables_fail() -> Any:
    """Only in our own templates: those of packages are theirs; ``{% if %}`` and ``|default`` may ask freely."""
    FilterExpression.resolve = _resolve_expression
    Variable.resolve = _resolve_variable
    ForNode.render = _render_for
    yield
    FilterExpression.resolve = _expression_resolve
    Variable.resolve = _variable_resolve
    ForNode.render = _for_render
