"""Registration of the app, and of what the header and the footer of every page lead to."""

from django.apps import AppConfig
from django.conf import settings

from activateurs.foundation.ui import shell

# Place → label, address. The layout is a brick of the foundation: it does not know the pages above it.
ENTRIES = {
    "header": (
        ("Trouver un activateur", "/activateurs/"),
        ("Carte", "/activateurs/carte/"),
        ("La charte", "/charte/"),
        ("Devenir activateur", "/rejoindre/"),
    ),
    "account": (("Espace activateurs", "/espace/"),),
    "footer": (
        ("Trouver un activateur", "/activateurs/"),
        ("Fonctionnement du classement", "/classement/"),
        ("La charte des activateurs", "/charte/"),
        ("Devenir activateur", "/rejoindre/"),
        ("Données ouvertes", "/api/"),
        ("Nous joindre", "/contact/"),
    ),
    "legal": (
        ("Plan du site", "/plan-du-site/"),
        (f"Accessibilité : {settings.ACCESSIBILITY_STATE}", "/accessibilite/"),
        ("Mentions légales", "/mentions-legales/"),
        ("Données personnelles", "/donnees-personnelles/"),
        ("Conditions d’utilisation", "/conditions-d-utilisation/"),
    ),
}


class PublicConfig(AppConfig):
    """Home and legal pages."""

    name = "activateurs.spaces.public"
    verbose_name = "site public"

    def ready(self) -> None:
        """Fill the header and the footer."""
        for place, entries in ENTRIES.items():
            for label, path in entries:
                shell.add_entry(place, label, path)
