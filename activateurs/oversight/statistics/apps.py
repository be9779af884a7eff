"""Registration of the app, and of its page in the menu."""

from django.apps import AppConfig

from activateurs.foundation.ui import next_steps, shell


class StatisticsConfig(AppConfig):
    """Figures for members."""

    name = "activateurs.oversight.statistics"
    verbose_name = "statistiques"

    def ready(self) -> None:
        """Fill the menu of the space, and its first page."""
        from .reading import month_to_read  # noqa: PLC0415 - models load after the apps

        next_steps.register(next_steps.Concern.READ, month_to_read)
        shell.add_entry("space", "Statistiques", "/espace/statistiques/", rank=40)
