"""Asking whether a profile is still true, reminding, taking it out, bringing it back (A3.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models.functions import Coalesce, TruncDate
from django.tasks import task
from django.utils import timezone

from activateurs.foundation.accounts.models import User
from activateurs.foundation.notifications.models import Message
from activateurs.membership.activators import actions as profiles
from activateurs.membership.activators import changes
from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.models import Profile
from activateurs.membership.situations import policies, tell
from activateurs.membership.situations.calendar import LAST_RANK, oldest_confirmation, pause_after
from activateurs.membership.situations.choices import CheckCause, CheckOutcome, Way
from activateurs.membership.situations.models import Check, Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class NotYoursError(Exception):
    """Only the person of the profile says that it is true."""


@transaction.atomic
def confirm(*, profile: Profile, by: User, at: datetime, way: Way) -> list[str]:
    """The person says that its profile is true: visitors read the day; one taken out for lack of it comes back.

    Returns what keeps it out, in words; nothing when it is shown, or was out for another reason.

    Raises:
        NotYoursError: it has another person, or none any more.
    """
    profile = _locked(profile.pk)
    if profile.user_id != by.pk:
        raise NotYoursError
    profile.confirm(on=timezone.localdate(at))
    profile.confirmations.create(at=at, by=by, way=way)
    for check in Check.objects.open().filter(profile=profile):
        check.close(CheckOutcome.CONFIRMED, by=by, at=at)
    obstacles = []
    if policies.is_out_for_silence(profile):
        obstacles = policies.obstacles(profile, on=timezone.localdate(at))
        if not obstacles:
            profile.publish(by=by, at=at)
    changes.announce([profile.pk])
    return obstacles


@task
def keep_fresh() -> None:
    """Daily: notice refused addresses, ask who is due, remind, take out. Each profile is a transaction of its own."""
    now = timezone.now()
    _notice_refusals(at=now)
    for pk in _due(at=now):
        _ask(pk, CheckCause.DUE, at=now)
    for check_pk in Check.objects.open().order_by("pk").values_list("pk", flat=True):
        _go_on(check_pk, at=now)


def settle(profile_ids: Sequence[int]) -> None:
    """A profile that was saved as true needs no further reminder; listener of ``activators.changes``."""
    waiting = Check.objects.open().filter(profile__in=profile_ids)
    said = waiting.filter(profile__confirmed_on__gte=TruncDate("opened_at"))
    said.update(closed_at=timezone.now(), outcome=CheckOutcome.CONFIRMED)


def _due(*, at: datetime) -> list[int]:
    """Published profiles whose last confirmation is too old; without any, their publication counts."""
    said = Coalesce("confirmed_on", TruncDate("publications__published_at"))
    standing = Profile.objects.published().filter(user__isnull=False)
    old = standing.annotate(said=said).filter(said__lte=oldest_confirmation(timezone.localdate(at)))
    return list(old.exclude(checks__in=Check.objects.open()).order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _ask(profile_pk: int, cause: CheckCause, *, at: datetime, address: str = "") -> None:
    """Open a check and send its first mail, unless somebody did meanwhile."""
    profile = _locked(profile_pk)
    if profile.user is None or not policies.is_published(profile) or profile.checks.filter(closed_at=None).exists():
        return
    check = profile.checks.create(cause=cause, opened_at=at, address=address)
    check.reminders.create(rank=0, at=at)
    tell.reminder(check, rank=0, at=at)


@transaction.atomic
def _go_on(check_pk: int, *, at: datetime) -> None:
    """The next reminder of a check once its time has come, or its end after the last one."""
    check = Check.objects.open().select_for_update(of=("self",)).filter(pk=check_pk).first()
    if check is None:
        return
    profile = _locked(check.profile_id)
    if profile.user is None or not policies.is_published(profile):
        check.close(CheckOutcome.MOOT, by=None, at=at)
        return
    last = check.reminders.order_by("-rank")[:1].get()
    if last.at + pause_after(last.rank) > at:
        return
    if last.rank < LAST_RANK:
        check.reminders.create(rank=last.rank + 1, at=at)
        tell.reminder(check, rank=last.rank + 1, at=at)
    else:
        check.close(CheckOutcome.UNPUBLISHED, by=None, at=at)
        profiles.unpublish(profile=profile, by=None, at=at, reason=EndReason.UNCONFIRMED)
        tell.unpublished(check, at=at)


def _notice_refusals(*, at: datetime) -> None:
    """Each mail that its address refuses for good starts the same procedure, once."""
    known = Refusal.objects.values("message_id")
    # refused() adds a column that the types do not know.
    refused: Any = Message.objects.refused().exclude(message_id__in=known).order_by("pk")
    for message_id, address, why in refused.values_list("message_id", "recipient", "why"):
        with transaction.atomic():
            told = {"address": address, "at": at, "why": why}
            _, new = Refusal.objects.get_or_create(message_id=message_id, defaults=told)
            person = User.objects.filter(email=address.lower(), is_active=True).first() if new else None
            for pk in Profile.objects.published().filter(user=person).values_list("pk", flat=True) if person else ():
                _ask(pk, CheckCause.REFUSED, at=at, address=address.lower())


def _locked(profile_pk: int) -> Profile:
    """The profile, held until the end of the transaction."""
    locked = Profile.objects.select_for_update(of=("self",)).select_related("structure", "user")
    return locked.get(pk=profile_pk)
