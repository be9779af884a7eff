"""Registration of the app."""

from django.apps import AppConfig


class DashboardConfig(AppConfig):
    """The activator's space."""

    name = "activateurs.spaces.dashboard"
    verbose_name = "espace activateur"
