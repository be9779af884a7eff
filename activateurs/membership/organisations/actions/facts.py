"""What is known of a structure changes: somebody says so, or the registry does."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max, Q
from django.tasks import task
from django.utils import timezone

from activateurs.membership.organisations import changes, lookup
from activateurs.membership.organisations.choices import FactSource
from activateurs.membership.organisations.models import Structure

from .people import locked

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User

logger = logging.getLogger(__name__)

FRESH = timedelta(days=30)
MOST_A_NIGHT = 300


@transaction.atomic
def change_facts(
    *, structure: Structure, facts: dict[str, Any], source: FactSource, by: User | None, at: datetime
) -> list[str]:
    """Take over what a source says (columns among ``Structure.FACTS``) and tell those who show it; what changed."""
    changed = locked(structure).learn(facts=facts, source=source, by=by, at=at)
    structure.refresh_from_db()
    if changed:
        changes.announce_structures([structure.pk])
    return changed


def refresh_from_registry(*, structure: Structure, at: datetime) -> list[str]:
    """Ask the registry again: an activity may have ceased, an address changed. The name stays as its people write it.

    Raises ``lookup.UnavailableError``. Call it outside of a transaction.
    """
    company = lookup.find(structure.siret)
    facts = company.facts() if company else {}
    facts.pop("name", None)
    return change_facts(structure=structure, facts=facts, source=FactSource.REGISTRY, by=None, at=at)


@task
def refresh_facts() -> None:
    """Ask the registry about structures with people, a month after the last time; nightly, safe to run twice."""
    now = timezone.now()
    asked = Max("sheets__at", filter=Q(sheets__source=FactSource.REGISTRY))
    peopled = Structure.objects.exclude(siret="").filter(memberships__until__isnull=True, memberships__isnull=False)
    stale = peopled.annotate(asked_at=asked).filter(Q(asked_at__isnull=True) | Q(asked_at__lt=now - FRESH))
    for structure in stale.order_by("asked_at", "pk")[:MOST_A_NIGHT]:
        try:
            refresh_from_registry(structure=structure, at=now)
        except lookup.UnavailableError:
            logger.warning("company facts: the directory does not answer, the rest waits for another night")
            return
