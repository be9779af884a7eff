"""The directory of companies of the demonstration: same shape as the public one, answered by the site itself.

It knows the companies of data/structures.csv, and invents one for each SIRET in the range that INSEE does not use.
"""

from __future__ import annotations

import csv
from functools import cache
from typing import Any

from django.conf import settings

INVENTED = "0"  # INSEE gives no SIREN that starts so


@cache
def _companies() -> dict[str, dict[str, str]]:
    with (settings.BASE_DIR / "data" / "structures.csv").open(encoding="utf-8", newline="") as file:
        return {row["siret"]: row for row in csv.DictReader(file)}


def answer(siret: str) -> dict[str, Any]:
    """What ``GET /search?q=SIRET`` gives."""
    row = _companies().get(siret) or (_invented(siret) if siret.startswith(INVENTED) else None)
    results = [_unit(row)] if row else []
    return {"results": results, "total_results": len(results), "page": 1, "per_page": 1, "total_pages": len(results)}


def _unit(row: dict[str, str]) -> dict[str, Any]:
    address = " ".join(filter(None, (row.get("adresse"), row["code_postal"], row["commune"].upper())))
    place = {
        "siret": row["siret"],
        "activite_principale": row["naf"] or None,
        "adresse": address,
        "code_postal": row["code_postal"] or None,
        "commune": row["code_insee"] or None,
        "libelle_commune": row["commune"].upper() or None,
        "date_creation": row["date_creation"] or None,
        "date_fermeture": None,
        "etat_administratif": "A",
    }
    return {
        "siren": row["siret"][:9],
        "nom_complet": row["denomination"],
        "nom_raison_sociale": row["denomination"],
        "nature_juridique": row["categorie_juridique"] or None,
        "activite_principale": row["naf"] or None,
        "tranche_effectif_salarie": row["tranche_effectifs"] or None,
        "date_creation": row["date_creation"] or None,
        "date_fermeture": None,
        "etat_administratif": "A",
        "siege": place,
        "matching_etablissements": [place],
    }


def _invented(siret: str) -> dict[str, str]:
    return {
        "siret": siret,
        "denomination": f"ATELIER DE DEMONSTRATION {siret[1:8]}",
        "naf": "62.02A",
        "categorie_juridique": "5710",
        "tranche_effectifs": "01",
        "date_creation": "2019-03-04",
        "adresse": "5 RUE DES LILAS",
        "code_postal": "56000",
        "commune": "Vannes",
        "code_insee": "56260",
    }
