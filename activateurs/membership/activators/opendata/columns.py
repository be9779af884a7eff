"""The columns of the open data set, in both of its forms."""

from activateurs.foundation.language import fold

# Key in the JSON export, and label in the CSV; the order is that of the published file.
COLUMNS = {
    "identifiant_de_la_structure": "Identifiant de la structure",
    "nom_de_la_structure": "Nom de la structure",
    "type": "Type",
    "categorie": "Catégorie",
    "adresse": "Adresse",
    "code_postal": "Code postal",
    "ville": "Ville",
    "region": "Région",
    "lien_url_site_france_num": "Lien url (site France Num)",
}
REQUIRED = ("identifiant_de_la_structure", "nom_de_la_structure")
# Known columns for which a structure has no field: kept with the unknown ones, so that the export gives them back.
KEPT_ASIDE = ("type", "region", "lien_url_site_france_num")

_by_label = {fold(label): key for key, label in COLUMNS.items()}


def key_of(header: str) -> str:
    """The key of a column from its label or its key, accents, case and outer spaces apart; an unknown one is itself."""
    name = header.strip()
    return _by_label.get(fold(name)) or (fold(name) if fold(name) in COLUMNS else name)
