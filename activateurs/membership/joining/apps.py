"""Registration of the app, and of what it brings to the pages of the space."""

from django.apps import AppConfig


class JoiningConfig(AppConfig):
    """Joining the programme."""

    name = "activateurs.membership.joining"
    verbose_name = "inscriptions"

    def ready(self) -> None:
        """Tell what waits for a person and what is held of it, surround the editor, follow the proofs of belonging."""
        from activateurs.foundation.accounts import personal_data  # noqa: PLC0415 - once the models are there
        from activateurs.foundation.ui import next_steps  # noqa: PLC0415 - likewise
        from activateurs.membership.activators import steps  # noqa: PLC0415 - likewise
        from activateurs.membership.organisations import changes, onward  # noqa: PLC0415 - likewise

        from . import following, own_data, road, waiting  # noqa: PLC0415 - likewise

        next_steps.register(next_steps.Concern.REGISTER, waiting.of_person)
        steps.surround(before=road.BEFORE, end_label="Vérifier et envoyer", end_view="joining:state")
        changes.on_people(following.proven)
        onward.register(waiting.road_back)
        personal_data.register(own_data.JOINING)
