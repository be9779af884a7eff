"""An app shows its neighbours a few modules; the rest is its own business."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, App, apps, imports, plant, python_files

PUBLIC = {"models", "choices", "actions", "policies", "notifications", "templatetags"}
# What an app offers on purpose beside those, and why.
OFFERED = {
    # Places in memory, what a text means and distances are what geo is for; none is a model.
    "geo": {"answers", "places", "lookup", "distance", "gazetteer"},
    # The type of a request behind sign-in.
    "accounts": {"requests", "personal_data"},
    # Proof that a page was made here, for those who make pages; who is a robot.
    "journal": {"tokens", "robots"},
    # Nothing but functions on words.
    "language": {"fold", "words", "stem", "stems", "LONGEST_STEM", "STOP_WORDS", "discretion"},
    # Nothing but functions on dates.
    "workdays": {"after_working_days", "is_working_day", "working_days_between"},
    # The matrix of the five kinds; the registries: those who follow changes, pages of the editor, checks of words.
    # What may be claimed in a text; a kind told to who chooses one.
    "activators": {
        "kinds",
        "changes",
        "steps",
        "contents",
        "step_forms",
        "warnings",
        "wording",
        "explained",
        "own_data",
    },
    # What is given back of files, and erased; how a picture is made harmless.
    "files": {"own_data", "images"},
    # What the programme asks before it admits; how long proofs are kept.
    "charter": {"conditions", "proofs", "obstacles"},
    # What surrounds every page and who fills it; what waits for a person; the engine and the words of hot fragments.
    "ui": {"shell", "next_steps", "charts", "frame", "kept", "jinja", "mould"},
    # The registries of those who count what profiles receive, and who follow departures.
    "situations": {"received", "departures"},
    # Numbers checked offline, the directory of companies, codes in words, look-alikes, what a document is, and the
    # registries of those who follow changes, and of where one goes on after a proof.
    "organisations": {"identifiers", "lookup", "labels", "lookalikes", "documents", "changes", "onward"},
    # What a profile stands on, in words.
    "joining": {"structural"},
    # Limits, health and what serves files are there to be used by the apps above.
    "web": {"throttling", "health", "sealed"},
    # The search itself: words to ask in, answers, cards and their words, areas, clusters, needs;
    # what visitors may see of profiles, read in bulk.
    "finder": {
        "search",
        "index",
        "cards",
        "clusters",
        "needs",
        "taxonomy",
        "territory",
        "wording",
        "departments",
        "projection",
    },
    # The figures of the week, for the first page of the space.
    "statistics": {"figures"},
    # The search as its address says it, and a profile as visitors may see it: the open API gives the same.
    "directory": {"query", "showcase", "documents"},
}


def private_imports(root: Path) -> list[str]:
    """Imports of a module that its app does not show."""
    house = {app.module: app for app in apps(root)}
    faults = []
    for app in house.values():
        for path in python_files(app.folder):
            for line, name in imports(path, root):
                owner = owner_of(name, house)
                if owner and owner != app and not shown(owner, name):
                    faults.append(f"{path.relative_to(root)}:{line} imports {name}")
    return faults


def owner_of(name: str, house: dict[str, App]) -> App | None:
    return house.get(".".join(name.split(".")[:3]))


def shown(owner: App, name: str) -> bool:
    inside = name.split(".")[3:]
    return bool(inside) and (inside[0] in PUBLIC or inside[0] in OFFERED.get(owner.name, ()))


def test_neighbours_import_public_modules_only() -> None:
    assert private_imports(ROOT) == []


def test_offers_are_still_there() -> None:
    for app in apps():
        for name in OFFERED.get(app.name, ()):
            assert hasattr(import_module(app.module), name) or find_spec(f"{app.module}.{name}"), f"{app.name}: {name}"


@pytest.mark.parametrize(
    "line",
    [
        "from activateurs.foundation.geo import loading",
        "from activateurs.foundation.geo.loading import read",
        "import activateurs.foundation.geo.loading",
        "from ...foundation.geo.loading import read",
        "def later():\n    from activateurs.foundation.geo.loading import read",
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, line: str) -> None:
    root = plant(
        tmp_path,
        {
            "activateurs/foundation/geo/loading.py": "def read(): ...",
            "activateurs/membership/activators/actions.py": line,
            "activateurs/membership/organisations/models.py": "from activateurs.foundation.geo.places import Place",
        },
    )
    assert len(private_imports(root)) == 1
