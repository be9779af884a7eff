"""What to try when a search finds nobody, or nobody near: each way out with what it would give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from activateurs.foundation.ui.jinja import km, number, plural, quoted
from activateurs.matching.finder import index, taxonomy
from activateurs.matching.finder.search import RADII_KM

from .words import needs_by_slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from activateurs.matching.finder.search import Criteria, Results

    from .query import Address

FEW_NEAR = 3
_MEANT = 2  # needs offered for the words of a search that found nobody


@dataclass(frozen=True, slots=True)
class WayOut:
    """A search close to the one made: what changes, how many it finds, its address."""

    label: str
    count: int
    url: str

    @property
    def words(self) -> str:
        """« Chercher jusqu'à 50 km (12 activateurs) »."""
        return f"{self.label} ({number(self.count)} {plural(self.count, 'activateur', 'activateurs')})"


def wider(criteria: Criteria, results: Results, address: Address) -> WayOut | None:
    """The next radius that finds more than the present one, when there are few near; ``None`` when none does."""
    if not criteria.place or not criteria.radius_km or results.near >= FEW_NEAR:
        return None
    radii: list[int] = [radius for radius in RADII_KM if radius > criteria.radius_km]
    for radius in [*radii, 0]:
        count = results.facets.radii.get(radius, 0)
        if count > results.total:
            label = f"Chercher jusqu’à {km(radius)}" if radius else "Chercher dans toute la France"
            return WayOut(label, count, address(criteria, radius_km=radius or None))
    return None


def ways_out(criteria: Criteria, results: Results, address: Address, *, on: date) -> list[WayOut]:
    """For an empty list: widen, then drop one criterion at a time; only what finds somebody is offered."""
    found = [way for way in [wider(criteria, results, address)] if way]
    for label, changed in _lighter(criteria):
        count = index.search(changed, on=on).total
        if count:
            found.append(WayOut(label, count, address(changed)))
    return found


def _lighter(criteria: Criteria) -> Iterator[tuple[str, Criteria]]:
    """The same search with one criterion less."""
    base = replace(criteria, page=1)
    needs = needs_by_slug()
    if criteria.text:
        for need in _meant(criteria):
            yield f"Chercher plutôt {quoted(needs[need].need)}", replace(base, text="", needs=(*criteria.needs, need))
        yield f"Chercher sans les mots {quoted(criteria.text)}", replace(base, text="")
    if criteria.kinds:
        yield "Chercher tous les types d’activateurs", replace(base, kinds=())
    if criteria.sector:
        yield "Chercher dans tous les secteurs", replace(base, sector="")
    for need in criteria.needs:
        kept = tuple(other for other in criteria.needs if other != need)
        yield f"Chercher sans {quoted(needs[need].need)}", replace(base, needs=kept)


def _meant(criteria: Criteria) -> list[str]:
    """Needs that the words of the search tell; a single word is more often a name, that would be misread."""
    if " " not in criteria.text:
        return []
    return [match.slug for match in taxonomy.suggest_needs(criteria.text, _MEANT) if match.slug not in criteria.needs]
