"""A month of figures is worth a look: a step of the first page of the space."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import date_format

from activateurs.foundation.journal.choices import Event
from activateurs.foundation.journal.models import DailyCount
from activateurs.foundation.ui.next_steps import NextStep
from activateurs.membership.activators.models import Profile

from .choices import Unit
from .periods import period_of

if TYPE_CHECKING:
    from datetime import date

    from activateurs.foundation.accounts.models import User

# Told during the first days of the month that follows.
DAYS = 7


def month_to_read(user: User, *, on: date) -> list[NextStep]:
    """One step for all the profiles of a person, if one of them was opened last month."""
    if on.day > DAYS:
        return []
    month = period_of(on.replace(day=1) - timedelta(days=1), Unit.MONTH)
    opened = DailyCount.objects.filter(
        subject_kind="profile",
        subject_id__in=Profile.objects.of(user).listed().values("pk"),
        event=Event.VIEW,
        day__gte=month.starts_on,
        day__lt=month.next_on,
    )
    if not opened.exists():
        return []
    name = date_format(month.starts_on, "F")
    of = "d’" if name[0] in "ao" else "de "
    return [
        NextStep(
            title=f"Vos chiffres {of}{name} sont complets",
            url=f"{reverse('statistics:mine')}?par={Unit.MONTH.value}",
            act="Les lire",
            text="Combien d’entreprises ont vu votre fiche, et ce que font les autres.",
        )
    ]
