"""Registration of the app, and of the pages of its editor."""

from django.apps import AppConfig

from activateurs.foundation.ui import next_steps, shell


class ActivatorsConfig(AppConfig):
    """Activators' profiles."""

    name = "activateurs.membership.activators"
    verbose_name = "activateurs"

    def ready(self) -> None:
        """Fill the registries of this app with what it brings itself."""
        from activateurs.foundation.accounts import personal_data  # noqa: PLC0415 - models load after the apps
        from activateurs.membership.organisations import changes as structures  # noqa: PLC0415 - likewise

        from . import editor, following, own_data, waiting, warnings, wording  # noqa: PLC0415 - likewise

        structures.on_structures(following.structures_changed)
        personal_data.register(own_data.PROFILES)
        editor.register_steps()
        warnings.register(warnings.contacts)
        warnings.register(wording.warn)
        next_steps.register(next_steps.Concern.COMPLETE, waiting.profiles_to_complete)
        shell.add_entry("space", "Mes profils", "/espace/profils/", rank=20)
