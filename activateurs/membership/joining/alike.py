"""Structures whose name or site could be taken for another's: shown to staff, who judge (A2.3)."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from activateurs.foundation.language import fold
from activateurs.membership.organisations.models import Structure

if TYPE_CHECKING:
    from collections.abc import Iterable

CLOSE = 0.86  # share of common letters from which two names are taken for one another
MOST = 5


def alike(structure: Structure) -> list[Structure]:
    """Other structures that look like this one, the closest first: same words, one letter changed, a twin domain."""
    name, domain = _letters(structure.name), _domain(structure.website)
    scored = [(_score(name, domain, other), other) for other in _candidates(structure)]
    near = sorted((one for one in scored if one[0] >= CLOSE), key=lambda one: (-one[0], one[1].pk))
    return [other for _, other in near[:MOST]]


def _candidates(structure: Structure) -> Iterable[Structure]:
    """One pass over names and sites, three columns each: a few thousand rows, once per submission."""
    columns = Structure.objects.exclude(pk=structure.pk).only("pk", "name", "website")
    if structure.siret:
        # Establishments of one company bear the same name by right.
        columns = columns.exclude(siret__startswith=structure.siret[:9])
    return columns.order_by("pk").iterator()


def _score(name: str, domain: str, other: Structure) -> float:
    theirs, site = _letters(other.name), _domain(other.website)
    names = _ratio(name, theirs)
    return max(names, _ratio(domain, site) if domain and site else 0.0)


def _ratio(one: str, other: str) -> float:
    """Cheap bounds first: most pairs have nothing in common."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if not one or not other or matcher.real_quick_ratio() < CLOSE or matcher.quick_ratio() < CLOSE:
        return 0.0
    return matcher.ratio()


def _letters(text: str) -> str:
    return "".join(sign for sign in fold(text) if sign.isalnum())


def _domain(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
