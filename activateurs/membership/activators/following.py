"""Profiles show the name and the place of their structure: when these change, the pages of profiles do too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import changes
from .models import Profile

if TYPE_CHECKING:
    from collections.abc import Sequence


def structures_changed(ids: Sequence[int]) -> None:
    """Announce the profiles of these structures, in the transaction that changes them."""
    changes.announce(Profile.objects.filter(structure__in=ids).values_list("pk", flat=True))
