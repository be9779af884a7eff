"""What is in force, whom it binds, and what a profile still has to accept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from activateurs.membership.activators.choices import EndReason

from .differences import between
from .models import Acceptance, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from activateurs.membership.activators.models import Profile

    from .differences import Difference
    from .models import Article


def in_force(*, on: date | None = None) -> list[Version]:
    """The newest published version of each text, the charter first; of those published by the end of ``on``."""
    newest: dict[str, Version] = {}
    for version in Version.objects.published().order_by("text", "number"):
        assert version.published_at is not None, "published() asked for it"
        if on is None or timezone.localdate(version.published_at) <= on:
            newest[version.text] = version
    return list(newest.values())


def outstanding(profile: Profile, *, on: date) -> list[Version]:
    """The versions in force that the person of this profile has not accepted for it (A6): none means all is well."""
    return outstanding_of([profile], on=on)[profile.pk]


def outstanding_of(profiles: Iterable[Profile], *, on: date) -> dict[int, list[Version]]:
    """The same for many profiles, by their ids, in two queries."""
    asked = list(profiles)
    versions = in_force(on=on)
    given = set(
        Acceptance.objects.filter(profile__in=asked, version__in=versions).values_list(
            "profile_id", "user_id", "version_id"
        )
    )
    return {
        profile.pk: [version for version in versions if (profile.pk, profile.user_id, version.pk) not in given]
        for profile in asked
    }


def may_accept(profile: Profile, *, by: int | None) -> bool:
    """Only the person of the profile commits itself; a manager does not sign for somebody else."""
    return profile.user_id is not None and profile.user_id == by


def is_out_for_texts(profile: Profile) -> bool:
    """Whether the last thing that happened to it is that a text was not accepted in time."""
    last = profile.publications.order_by("-published_at", "-pk").first()
    return last is not None and last.ended_at is not None and last.end_reason == EndReason.TEXTS


def binding(articles: Iterable[Article], *, kind: str) -> list[Article]:
    """Those that bind a kind: article 4 leaves institutional members out, its reviews leave champions out."""
    return [article for article in articles if article.binds(kind)]


def parts(articles: Sequence[Article]) -> list[tuple[str, list[Article]]]:
    """Articles under the heading of their part, in order."""
    found: list[tuple[str, list[Article]]] = []
    for article in articles:
        if not found or found[-1][0] != article.part:
            found.append((article.part, []))
        found[-1][1].append(article)
    return found


def changes_of(version: Version) -> list[Difference]:
    """What a version changed in the one before it; nothing for the first."""
    former = Version.objects.filter(text=version.text, number__lt=version.number).newest_first().first()
    if former is None:
        return []
    known, new = former.articles.order_by("position", "pk"), version.articles.order_by("position", "pk")
    return between(known, new)
