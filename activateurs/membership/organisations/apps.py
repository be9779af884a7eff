"""Registration of the app, of its pages in the menu, and of what waits for managers."""

from django.apps import AppConfig

from activateurs.foundation.ui import next_steps, shell


class OrganisationsConfig(AppConfig):
    """Structures."""

    name = "activateurs.membership.organisations"
    verbose_name = "structures"

    def ready(self) -> None:
        """Fill the menu of those who are signed in, and their first page."""
        from activateurs.foundation.accounts import personal_data  # noqa: PLC0415 - models load after the apps

        from . import own_data  # noqa: PLC0415 - the same
        from .waiting import people_to_answer  # noqa: PLC0415 - the same

        personal_data.register(own_data.STRUCTURES)
        shell.add_entry("space", "Ma structure", "/espace/structure/", rank=30)
        next_steps.register(next_steps.Concern.APPROVE, people_to_answer)
