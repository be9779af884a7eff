"""Counting what happens, without anybody's trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from .models import DailyCount

if TYPE_CHECKING:
    from datetime import date


@transaction.atomic
def count_once(*, subject_kind: str, subject_id: int, event: str, day: date) -> None:
    """Add one to the counter of that day; two at the same moment count two, on SQLite as on PostgreSQL."""
    row, _ = DailyCount.objects.get_or_create(day=day, subject_kind=subject_kind, subject_id=subject_id, event=event)
    DailyCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
