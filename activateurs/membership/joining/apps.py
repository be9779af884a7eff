"""Registration of the app."""

from django.apps import AppConfig


class JoiningConfig(AppConfig):
    """Joining the programme."""

    name = "activateurs.membership.joining"
    verbose_name = "inscriptions"
