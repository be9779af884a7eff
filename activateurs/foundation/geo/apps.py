"""Registration of the app."""

from django.apps import AppConfig


class GeoConfig(AppConfig):
    """Places of France."""

    name = "activateurs.foundation.geo"
    verbose_name = "géographie"
