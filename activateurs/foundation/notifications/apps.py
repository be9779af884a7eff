"""Registration of the app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NotificationsConfig(AppConfig):
    """Messages to people."""

    name = "activateurs.foundation.notifications"
    verbose_name = "courriers"

    def ready(self) -> None:
        """Find the messages that every application declares."""
        autodiscover_modules("notifications")
