"""Registration of the app, and of its pages in the menu."""

from django.apps import AppConfig

from activateurs.foundation.ui import shell


class DashboardConfig(AppConfig):
    """The activator's space."""

    name = "activateurs.spaces.dashboard"
    verbose_name = "espace activateur"

    def ready(self) -> None:
        """Fill the menu of those who are signed in."""
        shell.add_entry("space", "Vos demandes", "/espace/")
