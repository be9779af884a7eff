"""Registration of the app."""

from django.apps import AppConfig

from activateurs.foundation.ui import next_steps, shell


class SituationsConfig(AppConfig):
    """Changes of situation of those who are listed."""

    name = "activateurs.membership.situations"
    verbose_name = "changements de situation"

    def ready(self) -> None:
        """Follow the changes of profiles; say in the space what waits for an answer."""
        from activateurs.foundation.accounts import personal_data  # noqa: PLC0415 - models load after the apps
        from activateurs.membership.activators import changes  # noqa: PLC0415 - the same
        from activateurs.membership.charter import obstacles  # noqa: PLC0415 - the same
        from activateurs.membership.organisations import changes as structures  # noqa: PLC0415 - the same

        from . import editor, own_data, policies, waiting  # noqa: PLC0415 - the same
        from .actions.departures import follow_people  # noqa: PLC0415 - the same
        from .actions.freshness import settle  # noqa: PLC0415 - the same

        changes.register(settle)
        structures.on_people(follow_people)
        editor.register_step()
        obstacles.register(policies.obstacles)
        personal_data.register(own_data.SITUATIONS)
        shell.add_entry("space", "Mes données", "/espace/mes-donnees/", rank=90)
        next_steps.register(next_steps.Concern.CONFIRM, waiting.profiles_to_confirm)
        next_steps.register(next_steps.Concern.APPROVE, waiting.delegations_to_answer)
        next_steps.register(next_steps.Concern.APPROVE, waiting.hand_overs_to_answer)
