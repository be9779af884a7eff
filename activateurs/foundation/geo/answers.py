"""What a place submitted by a person means, or what to tell her when it means none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import lookup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .places import Place
    from .territories import Territory

OFFERED = 8  # communes among which one can choose; beyond, a more precise text is asked
EXAMPLES = 3
LONGEST_NUMBER = 3  # digits of a department
# A territory that has so many times the people of the commune of the same name is what people mean: ours.
# « Bretagne » is the region and « Vienne » the town.
FAR_MORE_PEOPLE = 50


@dataclass(frozen=True, slots=True)
class Answer:
    """``found``: the communes so named, the likeliest first; none when ``text`` must be written otherwise.

    Then ``near`` are the communes to propose. With ``territory``, which was written instead of a commune, these are
    its main ones, and ``namesakes`` the communes of the same name elsewhere.
    """

    text: str
    found: tuple[Place, ...] = ()
    near: tuple[Place, ...] = ()
    territory: Territory | None = None
    namesakes: tuple[Place, ...] = ()

    @property
    def proposals(self) -> list[tuple[Place, str]]:
        """Communes to propose when none is found, with their labels."""
        shared = (self.territory.name,) if self.territory and self.namesakes else ()
        return told_apart((*self.near, *self.namesakes), *shared)

    @property
    def advice(self) -> str:
        """What to do about a territory: « Morbihan est un département : choisissez une commune, par exemple… »."""
        if self.territory is None:
            return ""
        name = self.territory.name
        numbered = (
            f"{name} ({self.text.upper()})" if self.text[:1].isdecimal() and len(self.text) <= LONGEST_NUMBER else name
        )
        advice = f"{numbered} est {self.territory.what}\u00a0: choisissez une commune"
        if self.near:
            advice += f", par exemple {either([place.name for place in self.near[:EXAMPLES]])}"
        if self.namesakes:
            advice += f", ou bien {either([lookup.full_label(place) for place in self.namesakes[:EXAMPLES]])}"
        return f"{advice}."

    @property
    def more(self) -> str:
        """What to write when more communes fit than can be offered; empty when all are."""
        if len(self.found) <= OFFERED:
            return ""
        by_code = any(sign.isdecimal() for sign in self.text)
        return "précisez le nom de la commune" if by_code else "précisez le code postal"


def read(text: str) -> Answer:
    """The communes that a text means, or what comes close to it; a name of commune hides no far larger territory."""
    found = tuple(lookup.resolve(text))
    territory = lookup.territory(text)
    if territory and not (found and territory.population <= FAR_MORE_PEOPLE * lookup.population(found[0])):
        return Answer(
            text, near=tuple(lookup.main_communes(territory)), territory=territory, namesakes=found[:EXAMPLES]
        )
    return Answer(text, found) if found else Answer(text, near=tuple(lookup.near(text)))


def told_apart(places: Sequence[Place], *shared: str) -> list[tuple[Place, str]]:
    """Each place with its label, which names the department when two have one name, or when it is among ``shared``."""
    names = Counter([*(place.name for place in places), *shared])
    return [(place, lookup.full_label(place) if names[place.name] > 1 else place.label) for place in places]


def either(words: Sequence[str]) -> str:
    """« Vannes, Lorient ou Lanester »."""
    return " ou ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
