"""Registration of the app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """HTTP plumbing."""

    name = "activateurs.foundation.web"
    verbose_name = "web"
