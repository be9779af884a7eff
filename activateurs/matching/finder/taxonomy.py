"""The programme's words, kept in memory: needs by theme, sectors and kinds as choices of the search.

The tables are read again once a minute, so that an edit shows everywhere within that time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from activateurs.membership.activators.kinds import PUBLIC_KINDS
from activateurs.membership.activators.models import Expertise, Sector

from .needs import NeedEngine, NeedSource, load_phrases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .needs import NeedMatch

SECONDS_KEPT = 60.0


@dataclass(frozen=True, slots=True)
class Need:
    """An expertise as the search offers it: ``label`` is its name, ``need`` how a shop owner says it."""

    slug: str
    label: str
    need: str
    theme: str
    synonyms: tuple[str, ...]


@dataclass(frozen=True)
class Taxonomy:
    """Every choice of the search, in the order of display."""

    needs: tuple[Need, ...]
    sectors: tuple[tuple[str, str, str], ...]  # code, label, short label

    @cached_property
    def need_labels(self) -> Mapping[str, str]:
        """Label of each expertise by slug."""
        return {need.slug: need.label for need in self.needs}

    @cached_property
    def themes(self) -> Mapping[str, tuple[Need, ...]]:
        """Needs by label of theme, both in the order of display."""
        grouped: dict[str, list[Need]] = {}
        for need in self.needs:
            grouped.setdefault(need.theme, []).append(need)
        return {theme: tuple(needs) for theme, needs in grouped.items()}

    @cached_property
    def sector_labels(self) -> Mapping[str, str]:
        """Short label of each sector by code."""
        return {code: short or label for code, label, short in self.sectors}

    @cached_property
    def engine(self) -> NeedEngine:
        """What understands needs told in free words; built once per version of the taxonomy."""
        sources = [NeedSource(need.slug, need.label, need.need, need.synonyms) for need in self.needs]
        return NeedEngine(sources, load_phrases())

    @property
    def kinds(self) -> Mapping[str, str]:
        """Label of each kind that visitors may see (A3.6)."""
        return {str(kind.value): str(kind.label) for kind in PUBLIC_KINDS}


_kept: list[tuple[float, Taxonomy]] = []


def current() -> Taxonomy:
    """The taxonomy, read at most once a minute; an empty one is not kept."""
    now = monotonic()
    if _kept and now - _kept[0][0] < SECONDS_KEPT:
        return _kept[0][1]
    read = _read()
    # An unchanged taxonomy stays the same object: what was built on it is still good.
    if _kept and _kept[0][1] == read:
        read = _kept[0][1]
    _kept[:] = [(now, read)] if read.needs else []
    return read


def suggest_needs(text: str, limit: int = 8) -> list[NeedMatch]:
    """Expertises that best answer a need told as a shop owner speaks, best first (A3.4)."""
    return current().engine.rank(text, limit)


def is_clear(text: str, matches: Sequence[NeedMatch]) -> bool:
    """Whether the first of ``matches``, suggested for ``text``, may be asserted; else the page asks."""
    return current().engine.is_clear(text, matches)


def forget() -> None:
    """Read the tables at the next question: after a change here, and between tests."""
    _kept.clear()


def _read() -> Taxonomy:
    expertises = Expertise.objects.order_by("theme__position", "theme__label", "position", "pk")
    rows = expertises.values_list("slug", "label", "need", "theme__label", "synonyms")
    return Taxonomy(
        needs=tuple(Need(slug, label, need, theme, tuple(words)) for slug, label, need, theme, words in rows),
        sectors=tuple(Sector.objects.order_by("code").values_list("code", "label", "short_label")),
    )
