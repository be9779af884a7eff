"""Invented people and structures: names, identifiers and addresses that belong to nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.text import slugify
from stdnum import luhn

from .grammar import gendered, of_town
from .words import words

if TYPE_CHECKING:
    from random import Random

    from .towns import Town

MARK = "(démo)"
SIREN_PREFIX = "0"  # INSEE gives no SIREN that starts with 0
EMAIL_DOMAIN = "demo.activateurs.example"
# Numbers that the national numbering plan (ARCEP) keeps for fiction: nobody answers.
FICTION_PHONE = "06 39 98"


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person."""

    first_name: str
    last_name: str
    role: str
    woman: bool


def draw_person(roles: list[str], random: Random) -> Person:
    """A woman as often as a man."""
    names = words("names")
    woman = random.random() < 0.5  # noqa: PLR2004 - one half
    return Person(
        first_name=random.choice(names["women" if woman else "men"]),
        last_name=random.choice(names["surnames"]),
        role=gendered(random.choice(roles), woman=woman),
        woman=woman,
    )


def siret(number: int) -> str:
    """A SIRET whose keys are right (Luhn), in a range that INSEE does not use."""
    stem = f"{SIREN_PREFIX}{number:07d}"
    siren = stem + luhn.calc_check_digit(stem)
    stem = f"{siren}0001"
    return stem + luhn.calc_check_digit(stem)


def email(person: Person, number: int) -> str:
    """An address under a domain that cannot exist (RFC 2606)."""
    return f"{slugify(person.first_name)}.{slugify(person.last_name)}.{number}@{EMAIL_DOMAIN}"


def phone(random: Random) -> str:
    """A number of the range kept for fiction."""
    return f"{FICTION_PHONE} {random.randrange(100):02d} {random.randrange(100):02d}"


@dataclass(frozen=True, slots=True)
class Business:
    """An invented client or champion: what it is (« une librairie ») and its name."""

    what: str
    name: str


def business(section: str, random: Random) -> Business:
    """A business of a NAF section."""
    names = words("names")
    what, pattern = random.choice(words("sectors")[section]["businesses"])
    name = pattern.format(place=random.choice(names["places"]), surname=random.choice(names["surnames"]))
    return Business(what, name)


def structure_name(family: dict[str, Any], person: Person, town: Town, own: Business, random: Random) -> str:
    """Named after its family, and always as demonstration data."""
    names = words("names")
    pattern: str = random.choice(family["names"])
    name = pattern.format(
        mark=random.choice(names["marks"]),
        second=random.choice(names["second"]),
        of=of_town(town.name),
        first=person.first_name,
        last=person.last_name,
        business=own.name,
    )
    return f"{name} {MARK}"
