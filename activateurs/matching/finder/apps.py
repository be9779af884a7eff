"""Registration of the app."""

from django.apps import AppConfig


class FinderConfig(AppConfig):
    """The search index."""

    name = "activateurs.matching.finder"
    verbose_name = "recherche"
