"""When a confirmation is asked again, when reminders leave: plain functions on dates."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from django.conf import settings

# Days before each reminder, counted from the one before: those of day 0, 15 and 30.
GAPS = (0, 15, 15)
LAST_RANK = len(GAPS) - 1


def months_before(day: date, months: int) -> date:
    """The same day that many months earlier, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def oldest_confirmation(today: date) -> date:
    """A profile that was confirmed later is fresh (CONFIRM_EVERY_MONTHS)."""
    return months_before(today, settings.CONFIRM_EVERY_MONTHS)


def pause_after(rank: int) -> timedelta:
    """How long after the reminder of that rank the next thing happens: another reminder, or the end.

    Counted from when it really left, so that a schedule that slept takes nothing away from the person.
    """
    return timedelta(days=GAPS[rank + 1] if rank < LAST_RANK else settings.CONFIRM_LAST_DAYS)
