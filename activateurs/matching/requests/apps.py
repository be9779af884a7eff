"""Registration of the app."""

from django.apps import AppConfig


class RequestsConfig(AppConfig):
    """Contact requests."""

    name = "activateurs.matching.requests"
    verbose_name = "demandes"

    def ready(self) -> None:
        """Say how many requests reached a profile, for those who take a limited number; follow departures."""
        from activateurs.foundation.accounts import personal_data  # noqa: PLC0415 - models load after the apps
        from activateurs.membership.situations import departures, received  # noqa: PLC0415 - the same

        from . import own_data, passing_on  # noqa: PLC0415 - the same
        from .models import Holding  # noqa: PLC0415 - the same

        personal_data.register(own_data.REQUESTS)
        received.register(Holding.objects.received)
        departures.register(departures.Follower(under_way=passing_on.under_way, gone=passing_on.gone))
