"""Keeping the index true to the profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from activateurs.membership.activators import changes
from activateurs.membership.activators.models import Profile

from . import fulltext
from .models import Entry, IndexRevision
from .projection import entry_of, searched_texts, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CHUNK = 500
_WRITTEN = (
    "revision",
    "listed",
    "kind",
    "latitude",
    "longitude",
    "remote",
    "on_map",
    "expertises",
    "sectors",
    "areas",
    "card",
)


@transaction.atomic
def refresh_entries(profile_ids: Sequence[int]) -> None:
    """Write again the entries of these profiles, whether they changed, appeared, were withdrawn or deleted.

    Listener of ``activators.changes``: it runs inside the transaction of the change.
    """
    if not profile_ids:
        return
    revision = IndexRevision.advance()
    for start in range(0, len(profile_ids), CHUNK):
        _write_chunk(profile_ids[start : start + CHUNK], revision)


def rebuild_entries() -> Iterator[int]:
    """Announce every profile as if it had changed, those that are gone too; yields how many are done, by chunk.

    So all that follows the profiles is written again: the entries here, the pages of the directory. Each chunk is
    a transaction of its own, so that the site goes on writing meanwhile.
    """
    known = set(Entry.objects.values_list("profile_id", flat=True))
    known.update(Profile.objects.listed().values_list("pk", flat=True))
    ids = sorted(known)
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        with transaction.atomic():
            changes.announce(chunk)
        yield start + len(chunk)


def _write_chunk(profile_ids: Sequence[int], revision: int) -> None:
    found = shown(profile_ids)
    entries = {one.profile.pk: entry_of(one, revision) for one in found}
    hidden = Entry.objects.filter(pk__in=[pk for pk in profile_ids if pk not in entries])
    gone = [Entry(profile_id=pk, revision=revision) for pk in hidden.values_list("pk", flat=True)]
    Entry.objects.bulk_create(
        [*entries.values(), *gone],
        update_conflicts=True,
        unique_fields=["profile_id"],
        update_fields=_WRITTEN,
    )
    fulltext.write(((one.profile.pk, fulltext.document(searched_texts(one))) for one in found), replacing=profile_ids)
