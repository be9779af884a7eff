"""Somebody at work on a page of the editor: what the profile says there, and what that person left unsaved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.http import QueryDict

from . import warnings
from .contents import State, digest
from .models import StepDraft
from .stamps import Stamp

if TYPE_CHECKING:
    from datetime import date

    from activateurs.foundation.accounts.models import User

    from .models import Profile
    from .step_forms import StepForm
    from .steps import Step

# What the form carries beside what was typed.
STAMP, WISH = "version", "faire"
_CARRIED = {STAMP, WISH, "csrfmiddlewaretoken"}


@dataclass(slots=True)
class Writing:
    """A person, a profile, a page; ``draft`` is that person's own."""

    user: User
    profile: Profile
    step: Step
    today: date
    state: State
    draft: StepDraft | None

    @classmethod
    def begin(cls, user: User, profile: Profile, step: Step, *, today: date) -> Self:
        """Read what is there."""
        draft = StepDraft.objects.filter(profile=profile, step=step.name, by=user).first()
        return cls(user, profile, step, today, step.read(profile), draft)

    def saved_form(self) -> StepForm:
        """The form on what the profile says."""
        return self.step.form_of(self.profile, self.state, today=self.today)

    def typed_form(self, data: QueryDict) -> StepForm:
        """The form on what is being sent."""
        return self.step.form_of(self.profile, self.state, today=self.today, data=data)

    def shown_form(self) -> StepForm:
        """The form on the draft, with what is still wrong in it; without draft, on what the profile says."""
        return self.typed_form(as_typed(self.draft.data)) if self.draft else self.saved_form()

    def stamp(self) -> Stamp:
        """For a page that is opened now."""
        if self.draft:
            return Stamp.fresh(self.draft.digest, self.draft.revision)
        return Stamp.fresh(digest(self.state))

    def is_overtaken(self, stamp: Stamp, data: dict[str, list[str]]) -> bool:
        """Whether the same person wrote something else meanwhile, on another page of the browser."""
        draft = self.draft
        return (
            draft is not None and draft.page != stamp.page and draft.revision != stamp.revision and draft.data != data
        )

    def warnings(self, form: StepForm) -> list[tuple[str, str]]:
        """Field and sentence for each word that the writer is warned of."""
        return [(name, sentence) for name, text in form.texts().items() for sentence in warnings.about(text)]


def typed(data: QueryDict) -> dict[str, list[str]]:
    """What was typed, as it can be kept: everything that the form does not carry by itself."""
    return {name: [str(one) for one in values] for name, values in data.lists() if name not in _CARRIED}


def as_typed(kept: dict[str, list[str]]) -> QueryDict:
    """What was kept, as a form reads it."""
    data = QueryDict(mutable=True)
    for name, values in kept.items():
        data.setlist(name, values)
    return data
