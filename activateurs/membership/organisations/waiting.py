"""People who ask to join one's structure, as steps of the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from activateurs.foundation.ui.next_steps import NextStep

from .models import BelongingRequest

if TYPE_CHECKING:
    from datetime import date

    from activateurs.foundation.accounts.models import User

# Beyond, the page of the structure shows them better.
SHOWN = 5


def people_to_answer(user: User, *, on: date) -> list[NextStep]:  # noqa: ARG001 - asked of every provider
    """One step per person who waits, the longest waiting first."""
    asking = BelongingRequest.objects.to_decide_by(user).select_related("user", "structure")
    return [
        NextStep(
            title=f"Répondez à {one.user.get_full_name() or one.user.email}",
            url=reverse("organisations:decide", args=[one.structure_id, one.public_id]),
            act="Lire et répondre",
            text=f"Cette personne dit travailler dans la structure {one.structure.name}.",
        )
        for one in asking.order_by("asked_managers_at", "pk")[:SHOWN]
    ]
