"""Registration of the app, of its page of the editor and of what waits for a person."""

from django.apps import AppConfig

from activateurs.foundation.ui import next_steps


class CharterConfig(AppConfig):
    """Charter and terms of use."""

    name = "activateurs.membership.charter"
    verbose_name = "charte et conditions"

    def ready(self) -> None:
        """Fill the registries of the apps below."""
        from activateurs.foundation.accounts import personal_data  # noqa: PLC0415 - models load after the apps

        from . import editor, own_data, waiting  # noqa: PLC0415 - the same

        personal_data.register(own_data.TEXTS)
        editor.register_step()
        next_steps.register(next_steps.Concern.ACCEPT, waiting.texts_to_accept)
