"""A new version comes into force, those whom it binds are told, old proofs go (A6)."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.tasks import task
from django.utils import timezone

from activateurs.membership.charter import proofs, reminding
from activateurs.membership.charter.models import Version

from .errors import AlreadyPublishedError, EmptyTextError, NothingToldError, TooSoonError

if TYPE_CHECKING:
    from datetime import date, datetime

    from activateurs.foundation.accounts.models import User

logger = logging.getLogger(__name__)


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
        EmptyTextError: it has no article.
        NothingToldError: ``what_changed`` is empty.
        TooSoonError: ``accept_by`` is less than TEXT_NOTICE_DAYS away.
    """
    draft = Version.objects.select_for_update().get(pk=version.pk)
    if draft.published_at is not None:
        raise AlreadyPublishedError
    if not draft.articles.exists():
        raise EmptyTextError
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
