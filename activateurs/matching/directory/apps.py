"""Registration of the app."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """The public directory."""

    name = "activateurs.matching.directory"
    verbose_name = "annuaire"

    def ready(self) -> None:
        """Follow the changes of profiles."""
        from activateurs.membership.activators import changes  # noqa: PLC0415 - models load after the apps

        from .actions import refresh_showcases  # noqa: PLC0415 - the same

        changes.register(refresh_showcases)
