"""Registration of the app, and of its pages in the menu."""

from django.apps import AppConfig

from activateurs.foundation.ui import next_steps, shell


class DashboardConfig(AppConfig):
    """The activator's space."""

    name = "activateurs.spaces.dashboard"
    verbose_name = "espace activateur"

    def ready(self) -> None:
        """Fill the menu of those who are signed in, and their first page."""
        from .views import preview  # noqa: PLC0415 - models load after the apps
        from .waiting import requests_to_answer  # noqa: PLC0415 - the same

        shell.add_entry("space", "Mon espace", "/espace/")
        shell.add_entry("space", "Mes demandes", "/espace/demandes/", rank=10)
        preview.register_step()
        next_steps.register(next_steps.Concern.ANSWER, requests_to_answer)
