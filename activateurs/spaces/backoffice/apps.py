"""Registration of the app."""

from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    """Staff pages."""

    name = "activateurs.spaces.backoffice"
    verbose_name = "gestion"
