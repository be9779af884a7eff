"""Registration of the app."""

from django.apps import AppConfig


class CharterConfig(AppConfig):
    """Charter and terms of use."""

    name = "activateurs.membership.charter"
    verbose_name = "charte et conditions"
