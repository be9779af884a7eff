"""What happens to profiles; every change is announced, so that the directory shows it within a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from . import changes
from .contents import digest
from .models import Change, Profile, StepDraft

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User

    from .choices import EndReason
    from .contents import State
    from .models import Publication
    from .stamps import Stamp
    from .steps import Step


@transaction.atomic
def publish(*, profile: Profile, by: User | None, at: datetime) -> Publication:
    """Make a profile visible where its kind allows it (A3.6 still hides institutional ones)."""
    publication = profile.publish(by=by, at=at)
    changes.announce([profile.pk])
    return publication


@transaction.atomic
def unpublish(*, profile: Profile, by: User | None, at: datetime, reason: EndReason) -> None:
    """Take a profile out of every public page, within a second, with who and why."""
    profile.unpublish(by=by, at=at, reason=reason)
    changes.announce([profile.pk])


class ChangedMeanwhileError(Exception):
    """The profile no longer says what the writer had in front of them."""


@transaction.atomic
def save_step(  # noqa: PLR0913 - each is one documented parameter
    *,
    profile: Profile,
    step: Step,
    values: State,
    by: User | None,
    at: datetime,
    expected: str = "",
    page: str = "",
) -> Change | None:
    """Make a profile say ``values`` on a page of the editor, tell it in the history, announce it; the draft goes.

    ``expected`` is the digest of what the writer had in front of them: raises ``ChangedMeanwhileError`` when somebody
    else changed it since (the same ``page`` of the browser may go on). Nothing is written when nothing differs.
    """
    held = Profile.objects.select_for_update().get(pk=profile.pk)
    state = step.read(held)
    if digest(state) != digest(state | values):
        if expected and digest(state) != expected and not _wrote_last(held, step, by, page):
            raise ChangedMeanwhileError
        before = step.words(held, state, today=at.date())
        assert step.content is not None, step.name
        step.content.write(held, values)
        after = step.words(held, step.read(held), today=at.date())
        change = record(profile=held, step=step.name, before=before, after=after, by=by, at=at, page=page)
        changes.announce([held.pk])
    else:
        change = None
    StepDraft.objects.filter(profile=held, step=step.name, by=by).delete()
    return change


def record(  # noqa: PLR0913 - each is one documented parameter
    *,
    profile: Profile,
    step: str,
    before: dict[str, str],
    after: dict[str, str],
    by: User | None,
    at: datetime,
    page: str = "",
) -> Change:
    """A line of the history, in words; only what differs is kept. For changes that ``save_step`` does not make."""
    differing = [label for label in {**before, **after} if before.get(label, "") != after.get(label, "")]
    return Change.objects.create(
        profile=profile,
        step=step,
        before={label: before.get(label, "") for label in differing},
        after={label: after.get(label, "") for label in differing},
        by=by,
        at=at,
        page=page,
    )


def _wrote_last(profile: Profile, step: Step, by: User | None, page: str) -> bool:
    """Whether the last change there was sent by the same page of the same person."""
    last = profile.changes.filter(step=step.name).order_by("-at", "-pk").first()
    return last is not None and bool(page) and last.page == page and last.by_id == (by.pk if by else None)


@transaction.atomic
def keep_draft(  # noqa: PLR0913 - each is one documented parameter
    *,
    profile: Profile,
    step: Step,
    data: dict[str, list[str]],
    by: User,
    at: datetime,
    stamp: Stamp,
) -> StepDraft:
    """Keep what somebody typed, complete or not; it comes back when the page is opened again.

    Raises ``ChangedMeanwhileError`` when another page of the same person wrote this draft since ``stamp``.
    """
    Profile.objects.select_for_update().get(pk=profile.pk)
    draft = StepDraft.objects.filter(profile=profile, step=step.name, by=by).first()
    if draft is None:
        draft = StepDraft(profile=profile, step=step.name, by=by, revision=0)
    elif draft.page != stamp.page and draft.revision != stamp.revision and draft.data != data:
        raise ChangedMeanwhileError
    draft.data, draft.at, draft.digest, draft.page = data, at, stamp.digest, stamp.page
    draft.revision += 1
    draft.save()
    return draft


@transaction.atomic
def drop_draft(*, profile: Profile, step: Step, by: User) -> None:
    """Forget what somebody typed there and did not save."""
    StepDraft.objects.filter(profile=profile, step=step.name, by=by).delete()
