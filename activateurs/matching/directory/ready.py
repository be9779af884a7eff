"""Result cards made once per profile, revision and day: rendering a list is then filling three holes in each.

The template is rendered once for each shape of card, filled with the words of each profile, and kept. A card is made
again when the index has seen a later revision of the profile; all are, on another day (availability) and when a word
of the taxonomy changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import batched
from threading import Lock
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple

from django.template import engines

from activateurs.foundation.ui.mould import Mould, cut, escaped, hole
from activateurs.matching.finder import taxonomy
from activateurs.matching.finder.models import Entry
from activateurs.matching.finder.wording import availability_words
from activateurs.membership.activators.choices import Availability, is_away

from . import card_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.utils.safestring import SafeString

    from activateurs.matching.finder.search import Hit
    from activateurs.matching.finder.taxonomy import Taxonomy

EXPERTISES_SHOWN = 3
_AT_ONCE = 500
KEPT = 8192  # cards, about 2 KB each
SHAPES_KEPT = 256
_WORDS = ("slug", "name", "structure", "family", "commune", "postal_code", "offers_url")  # the first of a line
_EXPERTISES = tuple(f"expertise-{number}" for number in range(EXPERTISES_SHOWN))
# Stands for the slug in addresses, which take no control character; no real slug is written so.
_SLUG = "zz--slug--zz"


@dataclass(frozen=True, slots=True)
class Card:
    """A card that lacks what the search adds: holes ``asked`` (of links), ``why`` and ``skills``."""

    revision: int
    mould: Mould
    words: dict[str, str]
    expertises: dict[str, str]  # label as HTML by slug

    def knows(self, needs: Sequence[str]) -> bool:
        """Whether one of these expertises is its own."""
        return any(need in self.expertises for need in needs)

    def fill(self, asked: str, why: str, needs: Sequence[str]) -> SafeString:
        """The whole card; ``asked`` and ``why`` are HTML."""
        return self.mould.fill({**self.words, "asked": asked, "why": why, "skills": self._skills(needs)})

    def _skills(self, needs: Sequence[str]) -> SafeString:
        """The first expertises, those asked before the others."""
        known = self.expertises
        asked = [slug for slug in known if slug in needs] if needs else []
        first = (asked + [slug for slug in known if slug not in asked] if asked else list(known))[:EXPERTISES_SHOWN]
        labels = {name: known[slug] for name, slug in zip(_EXPERTISES, first, strict=False)}
        return _skills(len(first), len(asked), len(known) - len(first)).fill(labels)


def cards(hits: Sequence[Hit], *, on: date) -> list[Card | None]:
    """The card of each result on that day, ``None`` where it may no longer be shown; one query if one is missing."""
    shelf = _shelf(on)
    found = [shelf.get(hit.profile_id, hit.revision) for hit in hits]
    missing = {hit.profile_id: hit.revision for hit, card in zip(hits, found, strict=True) if card is None}
    if not missing:
        return found
    made = shelf.make(missing)
    return [card or made.get(hit.profile_id) for hit, card in zip(hits, found, strict=True)]


def prepare(*, on: date) -> None:
    """Make as many cards as are kept, for a start: before forking, so that the processes share their memory."""
    entries = Entry.objects.filter(listed=True).order_by("profile_id")
    revisions = entries.values_list("profile_id", "revision")[:KEPT]
    for some in batched(revisions.iterator(), _AT_ONCE, strict=False):
        _shelf(on).make(dict(some))


class _Shelf:
    """The cards of a day in the words of a taxonomy; the oldest leave when there are too many."""

    def __init__(self, day: date, known: Taxonomy) -> None:
        self.day, self.known = day, known
        self._labels = dict(zip(known.need_labels, escaped(known.need_labels.values()), strict=True))
        self._lock = Lock()
        self._cards: dict[int, Card] = {}

    def get(self, profile_id: int, revision: int) -> Card | None:
        card = self._cards.get(profile_id)
        return card if card is not None and card.revision >= revision else None

    def make(self, revisions: dict[int, int]) -> dict[int, Card]:
        """The cards of profiles, each as of the revision that the index has seen, or a later one."""
        lines = card_lines.read(list(revisions))
        made = {pk: self._card(line, revisions[pk]) for pk, line in lines.items()}
        with self._lock:
            self._cards.update(made)
            while len(self._cards) > KEPT:
                del self._cards[next(iter(self._cards))]
        return made

    def _card(self, line: card_lines.Line, revision: int) -> Card:
        until = card_lines.day(line.until)
        # Nobody behind a listing that nobody claimed: nothing may be said of when it is available.
        says = line.reachable or line.availability == Availability.CLOSED
        available = availability_words(line.availability, until, on=self.day) if says else ""
        takes_requests = bool(line.reachable) and not is_away(line.availability, until, on=self.day)
        filled = [bool(words) for words in (line.structure, line.family, line.postal_code, line.offers_url)]
        values = dict(zip(_WORDS, line, strict=False))
        values["terms"] = " · ".join([words for words in (available, line.price, line.confirmed) if words])
        labels = self._labels
        return Card(
            revision=revision,
            mould=_mould(_Shape(line.kind, takes_requests, *filled)),
            words=values,
            expertises={slug: labels[slug] for slug in line.expertises.split(" ") if slug in labels},
        )


_shelves: list[_Shelf] = []


def _shelf(day: date) -> _Shelf:
    known = taxonomy.current()
    if _shelves and _shelves[0].day == day and _shelves[0].known is known:
        return _shelves[0]
    shelf = _Shelf(day, known)
    _shelves[:] = [shelf]
    return shelf


class _Shape(NamedTuple):
    """What of a card changes more than its words: which lines it has, what can be done."""

    kind: str
    takes_requests: bool
    has_structure: bool
    has_family: bool
    has_postal_code: bool
    has_offers: bool


@lru_cache(maxsize=SHAPES_KEPT)
def _mould(shape: _Shape) -> Mould:
    """The card of that shape, with holes for its words."""
    name = hole("name")
    label, outbound = card_lines.kind_words(shape.kind)
    card = SimpleNamespace(
        slug=_SLUG,
        name=name,
        structure=hole("structure") if shape.has_structure else name,
        family=hole("family") if shape.has_family else "",
        commune=hole("commune"),
        postal_code=hole("postal_code") if shape.has_postal_code else "",
        takes_requests=shape.takes_requests,
        outbound_label=outbound,
    )
    context = {
        "card": card,
        "asked": hole("asked"),
        "kind": label,
        "terms": hole("terms"),
        "skills": hole("skills"),
        "offers_url": hole("offers_url") if shape.has_offers else "",
        "here": hole("why"),
    }
    html: str = engines["jinja2"].get_template("directory/card.html").render(context)
    return cut(html.replace(_SLUG, hole("slug")))


@lru_cache(maxsize=256)
def _skills(shown: int, asked: int, more: int) -> Mould:
    """The list of the first expertises, ``asked`` of which were asked; holes for their labels."""
    context = {"labels": [hole(name) for name in _EXPERTISES[:shown]], "asked": asked, "more": more}
    return cut(engines["jinja2"].get_template("directory/card_skills.html").render(context))
