"""Registration of the app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Counters of what happens on the site."""

    name = "activateurs.foundation.journal"
    verbose_name = "journal"
