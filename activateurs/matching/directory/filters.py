"""The boxes to tick beside the results, with their counts: rendered once per taxonomy, then filled for each search."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.template import engines
from markupsafe import escape

from activateurs.foundation.ui.jinja import number
from activateurs.foundation.ui.mould import Mould, cut, hole
from activateurs.membership.activators.kinds import PUBLIC_KINDS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from django.utils.safestring import SafeString

    from activateurs.matching.finder.search import Criteria, Facets
    from activateurs.matching.finder.taxonomy import Taxonomy

_kept: list[tuple[Taxonomy, Mould]] = []


def rendered(criteria: Criteria, facets: Facets, known: Taxonomy) -> SafeString:
    """The HTML of the boxes for a search: which are ticked, how many results each would give."""
    values: dict[str, str] = {"text": escape(criteria.text)}
    values |= _choices("type", PUBLIC_KINDS, facets.kinds, criteria.kinds, " checked")
    values |= _choices("besoin", known.need_labels, facets.needs, criteria.needs, " checked")
    values |= _choices("secteur", known.sector_labels, facets.sectors, (criteria.sector,), " selected")
    for place, needs in enumerate(known.themes.values()):
        values[f"theme-{place}"] = " open" if any(need.slug in criteria.needs for need in needs) else ""
    return _mould(known).fill(values)


def _choices(
    group: str, words: Iterable[str], counts: Mapping[str, int], chosen: Container[str], sign: str
) -> dict[str, str]:
    """Count and tick of each choice of a group, by the name of its hole."""
    found = {}
    for word in words:
        count_hole, chosen_hole = _holes(group, word)
        found[count_hole] = number(counts.get(word, 0))
        found[chosen_hole] = sign if word in chosen else ""
    return found


@lru_cache(maxsize=512)
def _holes(group: str, word: str) -> tuple[str, str]:
    return f"{group}-{word}-count", f"{group}-{word}-chosen"


def _mould(known: Taxonomy) -> Mould:
    """The boxes of a taxonomy with holes; the taxonomy stays the same object as long as nothing changes in it."""
    if _kept and _kept[0][0] is known:
        return _kept[0][1]
    context = {
        "hole": hole,
        "kinds": [(kind.value, kind.label) for kind in PUBLIC_KINDS],
        "themes": [(hole(f"theme-{place}"), *theme) for place, theme in enumerate(known.themes.items())],
        "sectors": known.sector_labels.items(),
    }
    mould = cut(engines["jinja2"].get_template("directory/filters.html").render(context))
    _kept[:] = [(known, mould)]
    return mould
