"""What a favourable decision does to the profile, announced so that visitors see it within a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activateurs.membership.activators import actions as activators
from activateurs.membership.activators import changes
from activateurs.membership.organisations import actions as organisations
from activateurs.membership.organisations.changes import announce_structures
from activateurs.membership.organisations.choices import FactSource

from . import structural
from .choices import Cause

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User
    from activateurs.membership.activators.models import Profile

    from .models import Submission


def apply(submission: Submission, *, by: User | None, at: datetime) -> None:
    """Publish a new profile, or make the structural change; inside the transaction of the decision."""
    {Cause.NEW: _publish, Cause.STRUCTURAL: _change}[Cause(submission.cause)](submission, by=by, at=at)


def _publish(submission: Submission, *, by: User | None, at: datetime) -> None:
    profile = submission.profile
    if submission.claims is not None:
        _take_over(profile, submission.claims)
    _give_facts(submission, by=by, at=at)
    activators.publish(profile=profile, by=by, at=at)


def _change(submission: Submission, *, by: User | None, at: datetime) -> None:
    profile = submission.profile
    # Only people decide on changes: the rule of the house publishes new profiles.
    assert by is not None, "a structural change is decided by somebody"
    before = structural.standing_of(profile)
    structural.change(profile, submission.after, by=by, at=at)
    told = structural.rows(*structural.differences(before, structural.standing_of(profile)))
    activators.record(
        profile=profile,
        step="structure",
        before={label: old for label, old, _ in told},
        after={label: new for label, _, new in told},
        by=submission.sent_by,
        at=at,
    )
    changes.announce([profile.pk])


def _take_over(profile: Profile, listing: Profile) -> None:
    """The person's own profile takes the address of the listing, which goes: the next import will not bring it back."""
    slug, gone = listing.slug, listing.pk
    listing.delete()
    changes.announce([gone])
    profile.slug = slug
    profile.save(update_fields=["slug"])


def _give_facts(submission: Submission, *, by: User | None, at: datetime) -> None:
    """What the person told of a structure that was ours already is now believed: number, site, legal notices."""
    registration = getattr(submission.profile, "registration", None)
    facts = registration.facts if registration else {}
    structure = submission.profile.structure
    told = {
        name: facts[name]
        for name in ("website", "legal_notice_url")
        if facts.get(name) and not getattr(structure, name)
    }
    if told:
        structure.learn(facts=told, source=FactSource.STAFF, by=by, at=at)
        announce_structures([structure.pk])
    # Only people give numbers: the rule of the house publishes profiles whose structure has its own.
    if by is None or structure.is_identified or not (facts.get("siret") or facts.get("rna")):
        return
    try:
        organisations.identify(
            structure=structure, siret=facts.get("siret", ""), rna=facts.get("rna", ""), by=by, at=at
        )
    except organisations.InvalidDraftError:
        # Another structure got that number meanwhile: the checks show both to staff, and nothing is merged silently.
        return
