"""Registration of the app."""

from django.apps import AppConfig

from activateurs.foundation.ui import next_steps


class SituationsConfig(AppConfig):
    """Changes of situation of those who are listed."""

    name = "activateurs.membership.situations"
    verbose_name = "changements de situation"

    def ready(self) -> None:
        """Follow the changes of profiles; say in the space what waits for an answer."""
        from activateurs.membership.activators import changes  # noqa: PLC0415 - models load after the apps

        from . import waiting  # noqa: PLC0415 - the same
        from .actions.freshness import settle  # noqa: PLC0415 - the same

        changes.register(settle)
        next_steps.register(next_steps.Concern.CONFIRM, waiting.profiles_to_confirm)
        next_steps.register(next_steps.Concern.APPROVE, waiting.delegations_to_answer)
