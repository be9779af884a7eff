"""Registration of the app."""

from django.apps import AppConfig

from activateurs.foundation.web import health


class FinderConfig(AppConfig):
    """The search index."""

    name = "activateurs.matching.finder"
    verbose_name = "recherche"

    def ready(self) -> None:
        """Follow the changes of profiles; say at ``/sante/`` whether the search answers."""
        from activateurs.membership.activators import changes  # noqa: PLC0415 - models load after the apps

        from .actions import refresh_entries  # noqa: PLC0415 - the same

        changes.register(refresh_entries)
        health.add_check("index", _index_answers)


def _index_answers() -> bool:
    from . import index  # noqa: PLC0415 - NumPy is read by those who search only

    return index.answers()
