"""Nothing that points to a person or to its profile escapes the export and the erasure (law.md, 20 and 21)."""

from typing import Any

from django.apps import apps
from django.db import models

from activateurs.foundation.accounts import personal_data
from activateurs.foundation.accounts.models import User
from activateurs.membership.activators.models import Profile

# Who acted on something that is not its own: the row stays, and points to an account without a name.
ACTORS = {
    "by",
    "accepted_by",
    "approved_by",
    "asked_by",
    "cancelled_by",
    "closed_by",
    "created_by",
    "decided_by",
    "drafted_by",
    "ended_by",
    "granted_by",
    "handled_by",
    "proposed_by",
    "published_by",
    "recorded_by",
    "revoked_by",
    "sent_by",
}
# Models that point to a person or a profile and are in no part, with the reason.
EXCEPTIONS: dict[str, str] = {
    "directory.Showcase": "a copy of the listed profile, gone with the listing",
    "finder.Entry": "a copy of the listed profile, emptied with the listing",
}


def pointing() -> dict[str, set[str]]:
    """Fields of each model that point to a user or to a profile."""
    found: dict[str, set[str]] = {}
    for model in apps.get_models():
        for field in model._meta.get_fields():
            target: Any = field.related_model
            if isinstance(field, models.ForeignKey | models.ManyToManyField) and target in (User, Profile):
                found.setdefault(model._meta.label, set()).add(field.name)
    return found


def covered() -> set[str]:
    return {label for part in personal_data.parts() for label in part.covers}


def escaping(found: dict[str, set[str]]) -> dict[str, set[str]]:
    """Those that neither a part, an exception nor the rule of actors holds; the sign-in package is erased by rule."""
    packages = {model._meta.label for model in apps.get_models() if model.__module__.startswith("allauth.")}
    held = covered() | EXCEPTIONS.keys() | packages | {"accounts.User"}
    return {label: fields - ACTORS for label, fields in found.items() if label not in held and fields - ACTORS}


def test_no_model_escapes() -> None:
    assert escaping(pointing()) == {}


def test_a_planted_model_is_found() -> None:
    assert escaping({"new.Model": {"person", "by"}}) == {"new.Model": {"person"}}


def test_what_is_covered_and_excepted_exists() -> None:
    known = {model._meta.label for model in apps.get_models()}
    assert (covered() | EXCEPTIONS.keys()) - known == set()


def test_every_part_says_what_becomes_of_it() -> None:
    assert personal_data.parts()[0].name == "compte", "the account is erased last"
    assert [part.name for part in personal_data.parts() if not part.erased] == []
