"""What waits for a person: texts to accept, told on the first page of its space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from activateurs.foundation.ui.next_steps import NextStep
from activateurs.membership.activators.models import Profile

from . import policies

if TYPE_CHECKING:
    from datetime import date

    from activateurs.foundation.accounts.models import User

AFTERWARDS = " Passé cette date, il n’est plus montré, jusqu’à ce que vous acceptiez."


def texts_to_accept(user: User, *, on: date) -> list[NextStep]:
    """A step for each profile that was published once; a registration asks by itself, in its last page."""
    mine = list(Profile.objects.of(user).with_standing().select_related("structure").order_by("pk"))
    waiting = policies.outstanding_of(mine, on=on) if mine else {}
    found = []
    for profile in mine:
        versions = waiting[profile.pk]
        if not versions or not profile.was_published:  # type: ignore[attr-defined] # annotated by with_standing
            continue
        names = " et ".join(version.kind_of_text.with_article for version in versions)
        deadlines = [version.accept_by for version in versions if version.accept_by]
        found.append(
            NextStep(
                title=f"Lisez et acceptez {names}",
                url=reverse("activators:step", args=[profile.slug, "charte"]),
                act="Lire et accepter",
                text=f"Pour votre profil {profile.full_name}." + (AFTERWARDS if deadlines else ""),
                due_on=min(deadlines, default=None),
            )
        )
    return found
