"""Registration of the app, of the pages that it brings to the editor and of what it holds of a person."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Pictures and documents of profiles."""

    name = "activateurs.membership.files"
    verbose_name = "images et documents"

    def ready(self) -> None:
        """Fill the registries of the apps below."""
        from activateurs.foundation.accounts import personal_data  # noqa: PLC0415 - models load after the apps

        from . import editor, own_data  # noqa: PLC0415 - the same

        personal_data.register(own_data.FILES)
        editor.register_steps()
