"""Keeping the pages of profiles true to the profiles."""

from __future__ import annotations

from collections import defaultdict
from itertools import batched
from typing import TYPE_CHECKING

from django.db import transaction

from activateurs.matching.finder.projection import shown
from activateurs.membership.activators.models import ClientReference, Video
from activateurs.membership.situations.models import Delegation

from . import card_lines
from .documents import Case, Film, document_of
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
        references, videos = _references(chunk), _videos(chunk)
        delegated = set(Delegation.objects.agreed().filter(profile__in=chunk).values_list("profile_id", flat=True))
        documents = {
            pk: document_of(one, references[pk], videos[pk], delegated=pk in delegated)
            for pk, one in ((one.profile.pk, one) for one in shown(chunk))
        }
        Showcase.objects.bulk_create(
            Showcase(profile_id=pk, slug=document["slug"], document=document) for pk, document in documents.items()
        )
        ResultCard.objects.bulk_create(
            ResultCard(profile_id=pk, line=card_lines.written(document)) for pk, document in documents.items()
        )


def _references(profile_ids: Sequence[int]) -> dict[int, list[Case]]:
    """Client cases of each profile, the latest first."""
    found: dict[int, list[Case]] = defaultdict(list)
    rows = ClientReference.objects.filter(profile_id__in=profile_ids).order_by("-year", "pk")
    columns = rows.values_list("profile_id", "business", "need", "work", "result", "year")
    for profile_id, business, need, work, result, year in columns:
        found[profile_id].append(Case(business=business, need=need, work=work, result=result, year=year))
    return found


def _videos(profile_ids: Sequence[int]) -> dict[int, list[Film]]:
    """Videos of each profile, in their order."""
    found: dict[int, list[Film]] = defaultdict(list)
    rows = Video.objects.filter(profile_id__in=profile_ids).order_by("pk")
    for profile_id, title, url in rows.values_list("profile_id", "title", "url"):
        found[profile_id].append(Film(title=title, url=url))
    return found
