"""The words of the codes that registers use: activity, legal form, workforce (data/, from INSEE)."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.formats import date_format

if TYPE_CHECKING:
    from datetime import date

    from .models import Structure


@cache
def _words(file: str, label: str) -> dict[str, str]:
    with (settings.BASE_DIR / "data" / file).open(encoding="utf-8", newline="") as rows:
        return {row["code"]: row[label] for row in csv.DictReader(rows)}


def activity(code: str) -> str:
    """« Programmation informatique »; an unknown code is itself."""
    return _words("naf.csv", "label").get(code, code)


def legal_form(code: str) -> str:
    """« Société à responsabilité limitée »; an unknown code is itself."""
    return _words("legal_forms.csv", "libelle").get(code, code)


def workforce(code: str) -> str:
    """« 3 à 5 salariés »; an unknown code is itself."""
    return _words("workforce_brackets.csv", "libelle").get(code, code)


def facts(structure: Structure) -> list[tuple[str, str]]:
    """What is known of a structure, in words, for those who may read it; what is not known is left out."""
    told = (
        ("SIRET", _spaced(structure.siret)),
        ("Numéro RNA", structure.rna),
        ("Forme juridique", legal_form(structure.legal_form)),
        ("Activité", activity(structure.naf_code)),
        ("Effectif", workforce(structure.workforce)),
        ("Adresse", ", ".join(filter(None, (structure.address, f"{structure.postal_code} {structure.town}".strip())))),
        ("Créée le", _day(structure.active_since)),
        ("Activité cessée le", _day(structure.ceased_on)),
        ("Site internet", structure.website),
        ("Mentions légales", structure.legal_notice_url),
    )
    return [(label, words) for label, words in told if words]


def _spaced(siret: str) -> str:
    return "\u00a0".join(filter(None, (siret[:3], siret[3:6], siret[6:9], siret[9:])))


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""
