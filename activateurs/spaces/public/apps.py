"""Registration of the app."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """Home and legal pages."""

    name = "activateurs.spaces.public"
    verbose_name = "site public"
