"""Names of communes as people write them, folded to one spelling."""

import re

from activateurs.foundation.language import fold

ABBREVIATIONS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "nd": "notre dame"}
ARTICLES = ("le ", "la ", "les ", "l ")

_on_or_under = re.compile(r"\b(s)\s*/\s*")  # « Neuilly s/Seine »
_cedex = re.compile(r"\bcedex\b(?:\s*\d{1,2}\b)?")
_district_word = re.compile(r"(?<=\d)\s+arr(?:ondissements?|dt|t)?\b")
_ordinal = re.compile(r"\b0*(\d{1,2})\s?(?:er|ere|eme|e)\b|\b0+(\d)\b")
_not_a_letter = re.compile(r"[^a-z0-9]+")


def normalise(name: str) -> str:
    """One spelling for all of a commune's: « ST MALO CEDEX 2 » and « Saint-Malo » are ``saint malo``.

    Accents, case, hyphens, apostrophes, « St » and « Ste », CEDEX do not matter; a district is its number:
    « Paris 11e arrondissement », « Paris 11ème » and « PARIS 11 » are ``paris 11``.
    """
    text = _cedex.sub(" ", _on_or_under.sub("sur ", fold(name)))
    text = _ordinal.sub(lambda found: found[1] or found[2], text)
    text = _not_a_letter.sub(" ", _district_word.sub(" ", text))
    return " ".join(ABBREVIATIONS.get(word, word) for word in text.split())


def without_article(normalised: str) -> str:
    """``le havre`` and ``havre le`` (as directories sort it) are ``havre``."""
    for article in ARTICLES:
        if normalised.startswith(article):
            return normalised.removeprefix(article)
        if normalised.endswith(f" {article.strip()}"):
            return normalised.removesuffix(f" {article.strip()}")
    return normalised
