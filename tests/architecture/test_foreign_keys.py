"""Foreign keys are imports that import-linter cannot see: they too point downwards and form no circle."""

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter

import pytest
from django.apps import apps as registry

from tests.architecture.source import LAYERS

# Full name of an app, name of the field, full name of the app that it points to.
Edge = tuple[str, str, str]


def edges() -> list[Edge]:
    """Every relation between two models of the house."""
    found = []
    for model in registry.get_models():
        app = model._meta.app_config.name
        if not app.startswith("activateurs."):
            continue
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
            if field.remote_field and not getattr(field.remote_field, "parent_link", False):
                target = field.remote_field.model._meta.app_config.name
                if target.startswith("activateurs."):
                    found.append((app, f"{model.__name__}.{field.name}", target))
    return found


def upward(relations: Iterable[Edge]) -> list[str]:
    """Relations from a layer to one above it."""
    rank = {layer: position for position, layer in enumerate(LAYERS)}
    return [
        f"{field} points up to {target}"
        for app, field, target in relations
        if rank[target.split(".")[1]] > rank[app.split(".")[1]]
    ]


def circle(relations: Iterable[Edge]) -> list[str]:
    """Apps whose relations form a circle; empty when there is none."""
    graph: dict[str, set[str]] = {}
    for app, _, target in relations:
        if app != target:
            graph.setdefault(app, set()).add(target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_point_downwards() -> None:
    assert upward(edges()) == []


def test_form_no_circle() -> None:
    assert circle(edges()) == []


def test_are_really_read() -> None:
    activators = "activateurs.membership.activators"
    assert (activators, "Profile.structure", "activateurs.membership.organisations") in edges()
    assert (activators, "Profile.expertises", activators) in edges()


@pytest.mark.parametrize("layers", [("foundation", "membership"), ("membership", "matching"), ("matching", "spaces")])
def test_a_planted_upward_key_is_found(layers: tuple[str, str]) -> None:
    low, high = (f"activateurs.{layer}.app" for layer in layers)
    assert upward([(low, "Low.high", high)]) == [f"Low.high points up to {high}"]
    assert upward([(high, "High.low", low)]) == []


def test_a_planted_circle_is_found() -> None:
    one, two = "activateurs.foundation.one", "activateurs.foundation.two"
    assert circle([(one, "One.two", two), (two, "Two.one", one)])
    assert not circle([(one, "One.two", two), (one, "One.self", one)])
