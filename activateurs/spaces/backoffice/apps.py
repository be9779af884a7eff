"""Registration of the app, and of its pages in the menu."""

from django.apps import AppConfig

from activateurs.foundation.ui import shell


class BackofficeConfig(AppConfig):
    """Staff pages."""

    name = "activateurs.spaces.backoffice"
    verbose_name = "gestion"

    def ready(self) -> None:
        """Fill the menu of those who are signed in."""
        shell.add_entry("staff", "Courriers", "/gestion/courriers/")
