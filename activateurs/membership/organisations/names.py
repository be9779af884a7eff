"""Names of structures as people write them, folded to one spelling."""

from __future__ import annotations

from activateurs.foundation.language import words

# Legal forms, written or not, before or after the name.
LEGAL_FORMS = frozenset({
    "sa", "sas", "sasu", "sarl", "eurl", "ei", "eirl", "sci", "scop", "scic", "scp", "selarl", "snc", "gie", "ets",
    "etablissements", "societe", "association", "asso",
})  # fmt: skip
LINKS = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "et"})


def normalise(name: str) -> str:
    """« SARL L'Atelier Bleu » and « Atelier bleu » are ``atelier bleu``; a name made of such words only is kept."""
    told = words(name)
    kept = [word for word in told if word not in LEGAL_FORMS and word not in LINKS]
    return " ".join(kept or told)


def same_name(one: str, other: str) -> bool:
    """Whether people would take one for the other."""
    return normalise(one) == normalise(other) != ""
