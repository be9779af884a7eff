"""What a change of situation asks of a person, as steps of the first page of its space."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from activateurs.foundation.ui.next_steps import NextStep

from .calendar import GAPS
from .models import Check, Delegation, HandOver

if TYPE_CHECKING:
    from datetime import date

    from activateurs.foundation.accounts.models import User


def profiles_to_confirm(user: User, *, on: date) -> list[NextStep]:  # noqa: ARG001 - asked of every provider
    """One step per profile whose person is asked whether it is still true."""
    waiting = Check.objects.open().of(user).select_related("profile__structure").order_by("opened_at", "pk")
    return [_to_confirm(check, user) for check in waiting]


def _to_confirm(check: Check, user: User) -> NextStep:
    text = (
        "Les entreprises voient la date de votre dernière confirmation. Sans réponse, votre fiche ne sera plus montrée."
    )
    if check.address and check.address == user.email.lower():
        text = f"Votre adresse {check.address} refuse nos courriels : vérifiez-la. {text}"
    whole = timedelta(days=sum(GAPS) + settings.CONFIRM_LAST_DAYS)
    return NextStep(
        title=f"Confirmez que la fiche de {check.profile.full_name} est à jour",
        url=reverse("situations:confirm", args=[check.profile.slug]),
        act="Regarder et confirmer",
        text=text,
        due_on=timezone.localdate(check.opened_at + whole),
    )


def delegations_to_answer(user: User, *, on: date) -> list[NextStep]:  # noqa: ARG001 - asked of every provider
    """One step per person who asks to be replaced during an absence."""
    asked: Any = Delegation.objects.asked_of(user).filter(accepted_at=None).select_related("profile__structure")
    return [
        NextStep(
            title=f"{one.profile.display_name} vous propose de répondre pendant son absence",
            url=reverse("situations:delegation", args=[one.pk]),
            act="Lire et répondre",
            due_on=one.profile.available_from,
        )
        for one in asked.order_by("proposed_at", "pk")
    ]


def hand_overs_to_answer(user: User, *, on: date) -> list[NextStep]:  # noqa: ARG001 - asked of every provider
    """One step per colleague who leaves and asks this person to take over."""
    asked: Any = HandOver.objects.asked_of(user).filter(accepted_at=None)
    return [
        NextStep(
            title=f"{one.departure.profile.display_name} s’en va et vous propose de reprendre ses demandes",
            url=reverse("situations:hand_over", args=[one.pk]),
            act="Lire et répondre",
            due_on=one.departure.on,
        )
        for one in asked.select_related("departure__profile__structure").order_by("proposed_at", "pk")
    ]
