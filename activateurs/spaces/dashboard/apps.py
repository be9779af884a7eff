"""Registration of the app."""

from django.apps import AppConfig

from activateurs.foundation.ui.shell import add_entry


class DashboardConfig(AppConfig):
    """The activator's space."""

    name = "activateurs.spaces.dashboard"
    verbose_name = "espace activateur"

    def ready(self) -> None:
        """Show the way in from every page."""
        add_entry("account", "Espace des activateurs", "/espace/")
