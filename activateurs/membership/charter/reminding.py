"""Who must be told of a new version, and whose time is over. Called by a task, any number of times.

A person has until ``accept_by``, and never less than TEXT_NOTICE_DAYS from the day on which it was told: a worker that
stood still, or somebody who came back meanwhile, shortens nobody's time.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, Max, Min, OuterRef
from django.urls import reverse
from django.utils import timezone

from activateurs.foundation.notifications.actions import notify
from activateurs.membership.activators import actions as activators
from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.models import Profile

from . import policies
from .choices import ReminderStage
from .models import Acceptance, TextReminder
from .notifications import AcceptSoon, NewVersion, NotShown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from .models import Version

    Told = tuple[date, str]  # first told on, last stage told

# People handled in one run: a few seconds of work, after which the worker may turn to something else.
AT_ONCE = 300


def tell(*, at: datetime) -> bool:
    """Do what is due; whether there is more to do."""
    left = AT_ONCE
    for version in policies.in_force(on=timezone.localdate(at)):
        if version.accept_by is not None:
            left -= _tell_of(version, at=at, most=left)
    return left <= 0


def _tell_of(version: Version, *, at: datetime, most: int) -> int:
    """Tell at most that many people of one version; how many were."""
    told = _told(version)
    waiting = Profile.objects.filter(_waits_for(version)).published().order_by("user_id", "pk")
    done = 0
    for user_id, rows in groupby(waiting.values_list("user_id", "pk"), key=itemgetter(0)):
        if done >= most:
            break
        done += _turn_to([pk for _, pk in rows], version, told.get(user_id), at=at)
    return done


def _waits_for(version: Version) -> Exists:
    """Of a Profile: it has a person, who did not accept this version for it."""
    accepted = Acceptance.objects.filter(version=version, profile=OuterRef("pk"), user=OuterRef("user"))
    own = Profile.objects.filter(~Exists(accepted), pk=OuterRef("pk"), user__is_active=True)
    return Exists(own)


def _told(version: Version) -> dict[int, Told]:
    """Who was told of it already."""
    rows = version.reminders.values_list("user_id").annotate(first=Min("at"), last=Max("stage")).order_by()
    return {user_id: (timezone.localdate(first), last) for user_id, first, last in rows}


def _turn_to(profile_ids: Sequence[int], version: Version, told: Told | None, *, at: datetime) -> bool:
    """What is due for one person; whether there was anything."""
    today = timezone.localdate(at)
    deadline = deadline_of(version, told_on=told[0] if told else today)
    stage = stage_due(deadline, on=today)
    if told is not None and today > deadline:
        taken_out = [_take_out(pk, version, deadline, at=at) for pk in profile_ids]
        return any(taken_out)
    if told is not None and stage <= told[1]:
        return False
    profiles = list(Profile.objects.filter(pk__in=profile_ids).select_related("structure", "user").order_by("pk"))
    return _write(profiles, version, deadline, stage, is_first=told is None, at=at)


def deadline_of(version: Version, *, told_on: date) -> date:
    """The last day on which somebody who was first told that day may accept."""
    assert version.accept_by is not None, "asked of versions that have one"
    return max(version.accept_by, told_on + timedelta(days=settings.TEXT_NOTICE_DAYS))


def stage_due(deadline: date, *, on: date) -> ReminderStage:
    """What somebody should have been told by now."""
    if on >= deadline:
        return ReminderStage.LAST_DAY
    if on >= deadline - timedelta(days=settings.TEXT_REMINDER_DAYS):
        return ReminderStage.BEFORE
    return ReminderStage.ANNOUNCED


@transaction.atomic
def _write(  # noqa: PLR0913 - what one message says
    profiles: Sequence[Profile],
    version: Version,
    deadline: date,
    stage: ReminderStage,
    *,
    is_first: bool,
    at: datetime,
) -> bool:
    """One message for all the profiles of a person; nothing if another worker did it meanwhile."""
    user = profiles[0].user
    assert user is not None, "only profiles with a person wait"
    _, is_new = TextReminder.objects.get_or_create(version=version, user=user, stage=stage, defaults={"at": at})
    if not is_new:
        return False
    text, changes = version.kind_of_text, version.what_changed
    links = tuple((profile.full_name, link_of(profile)) for profile in profiles)
    if is_first:
        reading = f"{settings.SITE_URL}{text.path}versions/{version.number}/changements/"
        notify(NewVersion(text.with_article, version.number, changes, deadline, links, reading), to=user.email, at=at)
    else:
        is_last_day = stage == ReminderStage.LAST_DAY
        notify(
            AcceptSoon(text.with_article, version.number, changes, deadline, is_last_day, links), to=user.email, at=at
        )
    return True


@transaction.atomic
def _take_out(profile_id: int, version: Version, deadline: date, *, at: datetime) -> bool:
    """Unpublish one profile and say so, unless its person accepted, or it was taken out, a moment ago."""
    Profile.objects.select_for_update().filter(pk=profile_id).first()
    still = Profile.objects.filter(_waits_for(version), pk=profile_id).published().select_related("structure", "user")
    profile = still.first()
    if profile is None or profile.user is None:
        return False
    activators.unpublish(profile=profile, by=None, at=at, reason=EndReason.TEXTS)
    message = NotShown(
        text=version.kind_of_text.with_article,
        profile=profile.full_name,
        accept_by=deadline,
        what_changed=version.what_changed,
        link=link_of(profile),
    )
    notify(message, to=profile.user.email, at=at)
    return True


def link_of(profile: Profile) -> str:
    """Where its person accepts, once signed in."""
    return settings.SITE_URL + reverse("activators:step", args=[profile.slug, "charte"])
