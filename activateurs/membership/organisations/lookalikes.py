"""Structures whose name or domain looks like another's: told to staff, who decides; nothing is refused by itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from . import domains, spelling
from .models import Domain, Structure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

MOST = 10  # flags for one structure
# What impostors add to somebody's domain.
ADDED = frozenset(
    {"officiel", "france", "fr", "groupe", "group", "pro", "services", "service", "online", "web", "digital", "espace"}
)
SHORTEST_LABEL = 5
SIREN = 9  # digits of a SIRET that all the establishments of a company share


class Look(StrEnum):
    """What looks alike, in the words that staff reads."""

    FOREIGN_SIGNS = "Le nom mêle des lettres d’un autre alphabet"
    SAME_NAME = "Même nom"
    NEAR_NAME = "Nom presque semblable"
    SAME_DOMAIN = "Même domaine"
    SAME_LOOK_DOMAIN = "Domaine qui se lit de la même façon"
    OTHER_ENDING = "Même domaine avec une autre fin"
    ADDED_WORD = "Même domaine avec un mot ou un tiret de plus"
    NEAR_DOMAIN = "Domaine à une lettre près"


@dataclass(frozen=True, slots=True)
class Other:
    """The structure that looks so: its key, and its name with its town."""

    pk: int
    named: str


@dataclass(frozen=True, slots=True)
class Flag:
    """One likeness; ``other`` is empty when the fault is in the name itself."""

    look: Look
    detail: str
    other: Other | None = None

    def __str__(self) -> str:
        """« Domaine à une lettre près : atelier-b1eu.fr et atelier-bleu.fr (Atelier bleu, Vannes) »."""
        return f"{self.look.value}\u00a0: {self.detail}"


def flags(structure: Structure) -> list[Flag]:
    """What of a structure looks like another one, the most telling first; three queries."""
    found = [Flag(Look.FOREIGN_SIGNS, structure.name)] if spelling.has_foreign_signs(structure.name) else []
    of_others = _domains_of_others(structure)
    mine = _own_domains(structure)
    name = spelling.skeleton(structure.name)
    rows = _others(structure).order_by("pk").values_list("pk", "name", "town", "website")
    for pk, their_name, town, website in rows.iterator():
        other = Other(pk, f"{their_name}, {town}" if town else their_name)
        look = _name_look(name, their_name)
        if look:
            found.append(Flag(look, other.named, other))
        theirs = filter(None, (domains.of_website(website), *of_others.get(pk, ())))
        found += _domain_flags(mine, dict.fromkeys(theirs), other)
    rank = list(Look)
    return sorted(found, key=lambda flag: rank.index(flag.look))[:MOST]


def _others(structure: Structure) -> QuerySet[Structure]:
    """Establishments of one company bear one name and one domain by right."""
    others = Structure.objects.exclude(pk=structure.pk)
    return others.exclude(siret__startswith=structure.siret[:SIREN]) if structure.siret else others


def _own_domains(structure: Structure) -> list[str]:
    proven = structure.domains.filter(until__isnull=True).values_list("name", flat=True)
    return list(dict.fromkeys(filter(None, (domains.of_website(structure.website), *sorted(proven)))))


def _domains_of_others(structure: Structure) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = Domain.objects.filter(until__isnull=True).exclude(structure=structure)
    for pk, name in rows.order_by("pk").values_list("structure_id", "name"):
        found.setdefault(pk, []).append(name)
    return found


def _name_look(skeleton: str, other: str) -> Look | None:
    theirs = spelling.skeleton(other)
    if not skeleton or not theirs:
        return None
    if skeleton == theirs:
        return Look.SAME_NAME
    return Look.NEAR_NAME if spelling.are_near(skeleton, theirs) else None


def _domain_flags(mine: list[str], theirs: dict[str, None], other: Other) -> Iterator[Flag]:
    for own in mine:
        for known in theirs:
            look = domain_look(own, known)
            if look:
                yield Flag(look, f"{own} et {known} ({other.named})", other)


def domain_look(own: str, known: str) -> Look | None:
    """How a domain looks like another, if it does."""
    if own == known:
        return Look.SAME_DOMAIN
    own_name, known_name = own.rpartition(".")[0], known.rpartition(".")[0]
    if own_name == known_name:
        return Look.OTHER_ENDING
    mine, theirs = spelling.label_skeleton(own_name), spelling.label_skeleton(known_name)
    if mine == theirs:
        hyphen = own_name.replace("-", "") == known_name.replace("-", "")
        return Look.ADDED_WORD if hyphen else Look.SAME_LOOK_DOMAIN
    if min(len(mine), len(theirs)) >= SHORTEST_LABEL and _adds_a_word(own_name, known_name):
        return Look.ADDED_WORD
    return Look.NEAR_DOMAIN if spelling.are_near(mine, theirs) else None


def _adds_a_word(own: str, known: str) -> bool:
    """``atelier-bleu-officiel`` beside ``atelier-bleu``."""
    for longer, shorter in ((own, known), (known, own)):
        if longer.startswith(shorter):
            return longer[len(shorter) :].strip("-") in ADDED
        if longer.endswith(shorter):
            return longer[: -len(shorter)].strip("-") in ADDED
    return False
