"""Hints on plain language: what a baker would stumble on (A4.6). Hints, never reasons by themselves."""

from __future__ import annotations

import re

from activateurs.foundation.language import words

LONGEST_SENTENCE = 35  # words
FEWEST_WORDS = 25
SHOUTED = 0.4  # share of words in capitals
# Words of the trade that have a plain neighbour, folded.
JARGON = {
    "leads": "des clients intéressés",
    "roi": "ce que cela rapporte",
    "seo": "être trouvé sur internet",
    "sea": "la publicité sur internet",
    "crm": "le fichier clients",
    "erp": "le logiciel de gestion",
    "benchmark": "une comparaison",
    "scalable": "qui peut grandir",
    "disruptif": "nouveau",
    "synergie": "travailler ensemble",
    "synergies": "travailler ensemble",
    "omnicanal": "en boutique et sur internet",
    "onboarding": "la prise en main",
    "workflow": "les étapes de travail",
    "kpi": "les chiffres à suivre",
    "growth": "la croissance",
    "mindset": "l’état d’esprit",
    "digitalisation": "le passage au numérique",
    "inbound": "attirer des clients",
    "webdesign": "le dessin du site",
    "uxui": "l’usage du site",
}
_SENTENCE = re.compile(r"[.!?\n]+")


def hints(text: str) -> list[str]:
    """What to make simpler in a text, in its order; empty when it reads well."""
    told = words(text)
    found = []
    if told and len(told) < FEWEST_WORDS:
        found.append("La présentation est très courte.")
    if any(len(words(part)) > LONGEST_SENTENCE for part in _SENTENCE.split(text)):
        found.append(f"Une phrase compte plus de {LONGEST_SENTENCE} mots\u00a0: coupez-la.")
    found += [
        f"«\u00a0{word}\u00a0»\u00a0: dites plutôt «\u00a0{JARGON[word]}\u00a0»."
        for word in dict.fromkeys(told)
        if word in JARGON
    ]
    raw = [part for part in text.split() if part.isalpha() and len(part) > 1]
    if len(raw) >= FEWEST_WORDS and sum(part.isupper() for part in raw) > SHOUTED * len(raw):
        found.append("Beaucoup de mots sont en capitales.")
    return found
