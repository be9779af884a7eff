"""Keeping the pages of profiles true to the profiles."""

from __future__ import annotations

from itertools import batched
from typing import TYPE_CHECKING

from django.db import transaction

from activateurs.matching.finder.projection import shown

from . import card_lines
from .collecting import written_of
from .models import ResultCard, Showcase

if TYPE_CHECKING:
    from collections.abc import Sequence

CHUNK = 500


@transaction.atomic
def refresh_showcases(profile_ids: Sequence[int]) -> None:
    """Write again what visitors read of these profiles; one that may no longer be shown leaves nothing.

    Listener of ``activators.changes``: it runs inside the transaction of the change.
    """
    chunks = list(batched(profile_ids, CHUNK, strict=False))
    # All first: an address may have gone from one of these profiles to another.
    for chunk in chunks:
        Showcase.objects.filter(pk__in=chunk).delete()
        ResultCard.objects.filter(pk__in=chunk).delete()
    for chunk in chunks:
        documents = written_of(shown(chunk))
        Showcase.objects.bulk_create(
            Showcase(profile_id=pk, slug=document["slug"], document=document) for pk, document in documents.items()
        )
        ResultCard.objects.bulk_create(
            ResultCard(profile_id=pk, line=card_lines.written(document)) for pk, document in documents.items()
        )
