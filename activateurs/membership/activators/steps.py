"""The pages of the editor, in their order: a registry filled at start-up (``apps.ready``), also by apps above this one.

A page is a form on a part of the profile (``form`` and ``content``), saved by ``actions.save_step``; or, for what is no
plain form (files, the charter), a ``view`` of its own inside the same frame (``activators/step.html``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from .models import Profile

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from django.db.models import Q, QuerySet
    from django.db.models.expressions import Combinable
    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest

    from .contents import Content, State
    from .step_forms import StepForm

    View = Callable[[SignedInRequest, Profile, "Step"], HttpResponse]


def always(kind: str) -> bool:  # noqa: ARG001 - asked of a kind
    """For every kind."""
    return True


def never(kind: str) -> bool:  # noqa: ARG001 - asked of a kind
    """For no kind."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A page of the editor. ``filled`` is read with the profile, in the same query, whatever the number of steps."""

    name: str  # last part of the address
    label: str
    why: str  # what visitors look for there: said while it is not filled
    filled: Q | Combinable  # condition on a Profile row, true when there is something to show
    asked_of: Callable[[str], bool] = always  # kinds that have this page
    required_for: Callable[[str], bool] = never  # kinds that cannot be published without it
    content: Content | None = None
    form: type[StepForm] | None = None
    template: str = "activators/step.html"
    view: View | None = None
    fills: bool = True  # False: a page that is only looked at, on the way
    advised: bool = False  # said on the first page of the space while it is empty, though it is not required
    while_joining: bool = True  # False: nothing to say there before the profile was ever published

    def read(self, profile: Profile) -> State:
        """What the profile says on this page."""
        return self.content.read(profile) if self.content else {}

    def form_of(self, profile: Profile, state: State, *, today: date, data: Any = None) -> StepForm:
        """The form on that state, with what was typed if ``data`` is given. Only for steps that have one."""
        assert self.form is not None, self.name
        return self.form(data, profile=profile, state=state, today=today)

    def words(self, profile: Profile, state: State, *, today: date) -> dict[str, str]:
        """What a state says, label → text; nothing for a step without a form."""
        return self.form_of(profile, state, today=today).words() if self.form else {}


_steps: list[Step] = []


def register(step: Step, *, after: str = "") -> None:
    """Add a page behind the one named ``after``, or at the end; registering twice counts once.

    Raises ``KeyError`` when ``after`` is not there (yet): apps are made ready from the lower to the upper.
    """
    if any(one.name == step.name for one in _steps):
        return
    names = [one.name for one in _steps]
    if after and after not in names:
        raise KeyError(after)
    _steps.insert(names.index(after) + 1 if after else len(_steps), step)


def of_kind(kind: str) -> list[Step]:
    """The pages that a profile of this kind has, in their order."""
    return [step for step in _steps if step.asked_of(kind)]


def is_known(name: str) -> bool:
    """Whether there is a page of that name, for any kind."""
    return any(step.name == name for step in _steps)


def find(name: str, kind: str) -> Step | None:
    """The page of that name, if a profile of this kind has it."""
    return next((step for step in of_kind(kind) if step.name == name), None)


def with_filled(profiles: QuerySet[Profile]) -> list[tuple[Profile, set[str]]]:
    """Each profile with the names of the pages on which it says something; one query, however many pages."""
    aliases: dict[str, Any] = {f"step_{number}": step.filled for number, step in enumerate(_steps)}
    names = {alias: step.name for alias, step in zip(aliases, _steps, strict=True)}
    rows = profiles.annotate(**aliases)
    return [(row, {name for alias, name in names.items() if getattr(row, alias)}) for row in rows]


def filled(profile: Profile) -> set[str]:
    """Names of the pages on which the profile says something."""
    return with_filled(Profile.objects.filter(pk=profile.pk))[0][1]


def missing(profile: Profile) -> list[Step]:
    """What still keeps the profile from being published: required pages that are not filled."""
    done = filled(profile)
    return [step for step in of_kind(profile.kind) if step.required_for(profile.kind) and step.name not in done]


@dataclass(slots=True)
class _Road:
    """What a registration puts around the pages of the editor: steps before them, and where they lead."""

    before: int = 0
    end_label: str = ""
    end_view: str = "activators:overview"


_road = _Road()


def surround(*, before: int, end_label: str, end_view: str) -> None:
    """Count ``before`` steps ahead of the editor's, and lead from its last page to ``end_view`` (given the slug)."""
    _road.before, _road.end_label, _road.end_view = before, end_label, end_view


def after_all() -> str:
    """Name of the view that follows the last page while one joins; it is given the slug of the profile."""
    return _road.end_view


def total(kind: str) -> int:
    """How many steps the whole road to a profile of this kind has."""
    return _road.before + sum(step.while_joining for step in of_kind(kind)) + bool(_road.end_label)


def frame(profile: Profile, step: Step) -> dict[str, Any]:
    """What the template ``activators/step.html`` needs around the fields: where one is, what comes before and after."""
    joining = not profile.was_published  # type: ignore[attr-defined] # annotated by with_standing
    pages = [one for one in of_kind(profile.kind) if one.while_joining or one == step or not joining]
    number = pages.index(step)
    return {
        "profile": profile,
        "step": step,
        "number": _road.before + number + 1,
        "total": total(profile.kind),
        "joining": joining,
        "optional": step.fills and not step.required_for(profile.kind),
        "previous": pages[number - 1] if number else None,
        "following": pages[number + 1] if number + 1 < len(pages) else None,
        "end": _road.end_label,
    }


def address_after(profile: Profile, step: Step) -> str:
    """Where one goes from a page: on to the next while one joins, back to the profile when it is live."""
    around = frame(profile, step)
    if around["joining"] and around["following"]:
        return reverse("activators:step", args=[profile.slug, around["following"].name])
    return reverse(_road.end_view if around["joining"] else "activators:overview", args=[profile.slug])
