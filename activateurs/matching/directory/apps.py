"""Registration of the app."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """The public directory."""

    name = "activateurs.matching.directory"
    verbose_name = "annuaire"
