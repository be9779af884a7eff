"""Registration of the app."""

from django.apps import AppConfig


class SituationsConfig(AppConfig):
    """Changes of situation of those who are listed."""

    name = "activateurs.membership.situations"
    verbose_name = "changements de situation"
