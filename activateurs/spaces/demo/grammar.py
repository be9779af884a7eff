"""Enough French grammar for invented texts: towns with their preposition, gender, typography."""

from __future__ import annotations

import re

NARROW_SPACE, NO_BREAK_SPACE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
_district = re.compile(r" \d{1,2}(er|e) arrondissement$")
_before_sign = re.compile(r" ([;?!])")
_before_colon = re.compile(r" ([:%»])|(?<=«) ")
_third_person = re.compile(r"\b(?:ses\b|son\b|sa\b|soi\b|se |s['’])")
VOWELS = "AÂÀEÉÈÊIÎOÔUYŒ"


def town_name(commune: str) -> str:
    """« Paris 11e arrondissement » is spoken of as Paris."""
    return _district.sub("", commune)


def at_town(town: str) -> str:
    """« à Vannes », « au Havre », « aux Abymes »."""
    if town.startswith("Le "):
        return f"au {town[3:]}"
    if town.startswith("Les "):
        return f"aux {town[4:]}"
    return f"à {town}"


def of_town(town: str) -> str:
    """« de Vannes », « d'Auray », « du Havre », « des Abymes »."""
    if town.startswith("Le "):
        return f"du {town[3:]}"
    if town.startswith("Les "):
        return f"des {town[4:]}"
    return f"d’{town}" if town[0] in VOWELS else f"de {town}"


def gendered(pair: str, *, woman: bool) -> str:
    """The right half of « conseiller|conseillère »; a single form serves for both."""
    man, _, feminine = pair.partition("|")
    return feminine or man if woman else man


def in_person(infinitive: str, person: str) -> str:
    """« se protéger, soigner ses avis » said of « vous »: « vous protéger, soigner vos avis »; of « nous » alike."""
    own = {"ses": f"{person[0]}os", "son": f"{person[0]}otre", "sa": f"{person[0]}otre"}
    own |= {"se ": f"{person} ", "s'": f"{person} ", "s’": f"{person} ", "soi": person}
    return _third_person.sub(lambda found: own[found[0]], infinitive)


def capital(text: str) -> str:
    """First letter in capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def typeset(text: str) -> str:
    """French spaces before high punctuation."""
    text = _before_sign.sub(rf"{NARROW_SPACE}\1", text)
    return _before_colon.sub(lambda found: NO_BREAK_SPACE + (found[1] or ""), text)
