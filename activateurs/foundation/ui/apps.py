"""Registration of the app."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Layouts and components."""

    name = "activateurs.foundation.ui"
    verbose_name = "interface"
