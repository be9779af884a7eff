"""A person accepts the texts for one of its profiles (A6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from activateurs.membership.activators import actions as activators
from activateurs.membership.activators.models import Profile
from activateurs.membership.charter import obstacles, policies
from activateurs.membership.charter.models import Acceptance

from .errors import NotInForceError, NotYourProfileError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from activateurs.foundation.accounts.models import User
    from activateurs.membership.charter.models import Version


@transaction.atomic
def accept(*, versions: Iterable[Version], profile: Profile, by: User, at: datetime) -> list[str]:
    """Record that the person of ``profile`` accepts ``versions``; doing it again changes nothing.

    A profile taken out because a text was not accepted in time comes back once nothing is outstanding. Returns what
    else keeps such a profile out, in words; nothing when it is shown, or was out for another reason.

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
    today = timezone.localdate(at)
    if policies.outstanding(profile, on=today) or not policies.is_out_for_texts(profile):
        return []
    in_the_way = obstacles.of(profile, on=today)
    if not in_the_way:
        activators.publish(profile=profile, by=by, at=at)
    return in_the_way


def signature(profile: Profile, *, by: User) -> str:
    """Who signs, for what: kept with the proof when the account and the profile are gone."""
    siret = f", SIRET {profile.structure.siret}" if profile.structure.siret else ""
    return f"{profile.full_name} ({profile.get_kind_display()}){siret}, {by.email}"[:400]
