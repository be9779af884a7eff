"""Registration of the app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Messages to people."""

    name = "activateurs.foundation.notifications"
    verbose_name = "courriers"
