"""Registration of the app."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Structures."""

    name = "activateurs.membership.organisations"
    verbose_name = "structures"
