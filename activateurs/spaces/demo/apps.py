"""Registration of the app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demonstration data."""

    name = "activateurs.spaces.demo"
    verbose_name = "démonstration"
