"""Numbers of the public registers, checked without asking anybody: SIRET of companies, RNA of associations."""

from __future__ import annotations

import re

import stdnum.exceptions
from stdnum.fr import siret as siret_key

_BLANKS = re.compile(r"[\s.\-\u00a0\u202f]+")
_RNA = re.compile(r"W[0-9A-Z][0-9]{8}")


class IdentifierError(ValueError):
    """The number cannot be right; the message says what to do, in French."""


def read_siret(text: str) -> str:
    """Fourteen digits whose keys are right (Luhn; establishments of La Poste have a rule of their own).

    Raises:
        IdentifierError: it has another length, or a digit is wrong.
    """
    number = _BLANKS.sub("", text)
    if number.isdecimal() and len(number) == 9:  # noqa: PLR2004 - digits of a SIREN
        raise IdentifierError("C’est un numéro SIREN (9 chiffres). Ajoutez les 5 chiffres de votre établissement.")
    try:
        return str(siret_key.validate(number))
    except stdnum.exceptions.InvalidLength as error:
        raise IdentifierError("Un numéro SIRET compte 14 chiffres.") from error
    except stdnum.exceptions.ValidationError as error:
        raise IdentifierError(
            "Ce numéro SIRET comporte une erreur. Recopiez-le depuis un document officiel."
        ) from error


def read_rna(text: str) -> str:
    """W and nine digits (the second sign may be a letter in Corsica and overseas); it has no key.

    Raises:
        IdentifierError: it is not written so.
    """
    number = _BLANKS.sub("", text).upper()
    if not number.isascii() or not _RNA.fullmatch(number):
        raise IdentifierError("Un numéro RNA s’écrit W suivi de 9 chiffres. Exemple : W561234567")
    return number
