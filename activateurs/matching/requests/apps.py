"""Registration of the app."""

from django.apps import AppConfig


class RequestsConfig(AppConfig):
    """Contact requests."""

    name = "activateurs.matching.requests"
    verbose_name = "demandes"

    def ready(self) -> None:
        """Say how many requests reached a profile, for those who take a limited number."""
        from activateurs.membership.situations import received  # noqa: PLC0415 - models load after the apps

        from .models import Holding  # noqa: PLC0415 - the same

        received.register(Holding.objects.received)
