"""Registration of the app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The open API."""

    name = "activateurs.spaces.api"
    verbose_name = "API"
