"""Figures to read: what happened to profiles, written as the journal would."""

from datetime import date, datetime, time

from django.utils import timezone

from activateurs.foundation.journal.choices import Event
from activateurs.foundation.journal.models import DailyCount
from tests.builders import make_profile

# A Wednesday.
TODAY = date(2026, 11, 25)
LONG_AGO = timezone.make_aware(datetime.combine(date(2025, 1, 6), time(9)))


def count(profile, day, number, event=Event.VIEW):
    """So many times on that day."""
    DailyCount.objects.create(day=day, subject_kind="profile", subject_id=profile.pk, event=event, count=number)


def make_peers(number, **fields):
    """Profiles listed for long, all of one kind and region."""
    return [make_profile(at=LONG_AGO, **fields) for _ in range(number)]
