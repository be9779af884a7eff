"""Businesses that wait for an answer, as steps of the first page (A4.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.urls import reverse

from activateurs.foundation.ui.jinja import quoted
from activateurs.foundation.ui.next_steps import NextStep
from activateurs.matching.requests.choices import State
from activateurs.matching.requests.models import ContactRequest

if TYPE_CHECKING:
    from datetime import date

    from activateurs.foundation.accounts.models import User

# Beyond, the list of requests shows them better.
SHOWN = 5


def requests_to_answer(user: User, *, on: date) -> list[NextStep]:  # noqa: ARG001 - asked of every provider
    """One step per waiting request, in the order of the list; one more leads to those that are left out."""
    waiting = ContactRequest.objects.visible_to(user).in_state(State.HANDED_OVER).with_standing()
    # with_standing() adds columns that the types do not know.
    found: list[Any] = list(waiting.order_by(F("due_now"), "-created_at", "-pk")[: SHOWN + 1])
    steps = [
        NextStep(
            title=f"Répondez à {contact.from_whom}, {contact.place}",
            url=reverse("dashboard:request", args=[contact.public_id]),
            act="Lire et répondre",
            text=quoted(contact.need),
            due_on=contact.due_now,
        )
        for contact in found[:SHOWN]
    ]
    if len(found) > SHOWN:
        url = f"{reverse('dashboard:requests')}?etat={State.HANDED_OVER.value}"
        last = found[SHOWN].due_now
        steps.append(
            NextStep(title="D’autres demandes attendent votre réponse", url=url, act="Voir toutes", due_on=last)
        )
    return steps
