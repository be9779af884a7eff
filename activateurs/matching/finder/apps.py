"""Registration of the app."""

from django.apps import AppConfig


class FinderConfig(AppConfig):
    """The search index."""

    name = "activateurs.matching.finder"
    verbose_name = "recherche"

    def ready(self) -> None:
        """Follow the changes of profiles."""
        from activateurs.membership.activators import changes  # noqa: PLC0415 - models load after the apps

        from .actions import refresh_entries  # noqa: PLC0415

        changes.register(refresh_entries)
