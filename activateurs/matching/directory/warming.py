"""What is worked out once for each process, worked out before they fork: the first visitors wait no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activateurs.foundation.geo import lookup
from activateurs.matching.finder import taxonomy
from activateurs.matching.finder.search import Criteria

from . import listing, ready
from .query import Search

if TYPE_CHECKING:
    from datetime import date


def warm(*, on: date) -> None:
    """Answer the list once for each need, around a large town and in the whole of France.

    The counts of those who are included wherever one lives, the shapes of cards and the frames of templates are then
    kept, in memory that the processes share.
    """
    ready.prepare(on=on)
    largest = lookup.find("Paris", limit=1)
    places = [None, *largest]
    for needs in ((), *((slug,) for slug in taxonomy.current().need_labels)):
        for place in places:
            listing.answer(Search(Criteria(place=place, needs=needs)), on=on)
