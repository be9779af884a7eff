"""Registration of the app."""

from django.apps import AppConfig


class RequestsConfig(AppConfig):
    """Contact requests."""

    name = "activateurs.matching.requests"
    verbose_name = "demandes"
