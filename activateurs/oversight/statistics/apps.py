"""Registration of the app, and of its page in the menu."""

from django.apps import AppConfig

from activateurs.foundation.ui import shell


class StatisticsConfig(AppConfig):
    """Figures for members."""

    name = "activateurs.oversight.statistics"
    verbose_name = "statistiques"

    def ready(self) -> None:
        """Fill the menu of the space."""
        shell.add_entry("space", "Statistiques", "/espace/statistiques/", rank=40)
