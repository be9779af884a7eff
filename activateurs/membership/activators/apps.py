"""Registration of the app."""

from django.apps import AppConfig


class ActivatorsConfig(AppConfig):
    """Activators' profiles."""

    name = "activateurs.membership.activators"
    verbose_name = "activateurs"
