"""Accepting the texts, publishing a new version of them, telling those whom it binds (A6)."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.tasks import task
from django.utils import timezone

from activateurs.membership.activators import actions as activators
from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.models import Profile

from . import policies, proofs, reminding
from .models import Acceptance, Version

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from activateurs.foundation.accounts.models import User

logger = logging.getLogger(__name__)


class CharterError(Exception):
    """What is asked cannot be done; nothing was changed."""


class NotYourProfileError(CharterError):
    """A person accepts for its own profiles only."""


class NotInForceError(CharterError):
    """The version shown is not the one in force any more (or not yet)."""


class TooSoonError(CharterError):
    """Less than TEXT_NOTICE_DAYS would be left to accept (law.md, 18)."""


class NothingToldError(CharterError):
    """A new version says what changed."""


class AlreadyPublishedError(CharterError):
    """It is not a draft."""


@transaction.atomic
def accept(*, versions: Iterable[Version], profile: Profile, by: User, at: datetime) -> None:
    """Record that the person of ``profile`` accepts ``versions``; doing it again changes nothing.

    A profile taken out because a text was not accepted in time comes back once nothing is outstanding.

    Raises:
        NotYourProfileError: ``by`` is not the person of the profile.
        NotInForceError: one of the versions is a draft, or a newer one was published.
    """
    Profile.objects.select_for_update().get(pk=profile.pk)
    if not policies.may_accept(profile, by=by.pk):
        raise NotYourProfileError
    asked = list(versions)
    current = {version.pk for version in policies.in_force()}
    if any(version.pk not in current for version in asked):
        raise NotInForceError
    for version in asked:
        Acceptance.objects.get_or_create(
            version=version, profile=profile, user=by, defaults={"at": at, "signed_as": signature(profile, by=by)}
        )
    if not policies.outstanding(profile, on=timezone.localdate(at)):
        _bring_back(profile, by=by, at=at)


def _bring_back(profile: Profile, *, by: User, at: datetime) -> None:
    """Publish again, if what took the profile out last was a text not accepted."""
    last = profile.publications.order_by("-published_at", "-pk").first()
    if last is not None and last.ended_at is not None and last.end_reason == EndReason.TEXTS:
        activators.publish(profile=profile, by=by, at=at)


def signature(profile: Profile, *, by: User) -> str:
    """Who signs, for what: kept with the proof when the account and the profile are gone."""
    siret = f", SIRET {profile.structure.siret}" if profile.structure.siret else ""
    return f"{profile.full_name} ({profile.get_kind_display()}){siret}, {by.email}"[:400]


@transaction.atomic
def publish_version(*, version: Version, by: User | None, at: datetime, what_changed: str, accept_by: date) -> None:
    """Make a draft the version in force, for good; those whom it binds are told by the worker at once.

    Args:
        version: the draft.
        by: who decides.
        at: now.
        what_changed: in words, for those who accepted the former version.
        accept_by: the last day on which they may accept it.

    Raises:
        AlreadyPublishedError: somebody published it meanwhile.
        NothingToldError: ``what_changed`` is empty.
        TooSoonError: ``accept_by`` is less than TEXT_NOTICE_DAYS away.
    """
    draft = Version.objects.select_for_update().get(pk=version.pk)
    if draft.published_at is not None:
        raise AlreadyPublishedError
    if not what_changed.strip():
        raise NothingToldError
    if accept_by < earliest_deadline(timezone.localdate(at)):
        raise TooSoonError
    draft.publish(by=by, at=at, what_changed=what_changed.strip(), accept_by=accept_by)
    version.refresh_from_db()
    tell_members.enqueue()


def earliest_deadline(today: date) -> date:
    """Changes are announced TEXT_NOTICE_DAYS ahead at least (law.md, 18)."""
    return today + timedelta(days=settings.TEXT_NOTICE_DAYS)


@task
def tell_members() -> None:
    """Tell those who have not accepted, and take out the profiles of those whose deadline passed.

    Safe to run twice, to be killed midway and to be skipped for days: each person is told once per stage, and nobody
    loses a profile less than TEXT_NOTICE_DAYS after having been told. Goes on by itself when there are many.
    """
    if reminding.tell(at=timezone.now()):
        tell_members.enqueue()


@task
def erase_old_proofs() -> None:
    """Erase the acceptances of those who left CHARTER_PROOF_YEARS ago (law.md, 20)."""
    logger.info("old proofs erased: %d", proofs.erase(on=timezone.localdate()))
