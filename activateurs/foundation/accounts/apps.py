"""Registration of the app, and of its page in the menu."""

from django.apps import AppConfig

from activateurs.foundation.ui import shell


class AccountsConfig(AppConfig):
    """Users and sign-in."""

    name = "activateurs.foundation.accounts"
    verbose_name = "comptes"

    def ready(self) -> None:
        """Fill the menu of those who are signed in; say what is held of a person."""
        from . import own_data, personal_data  # noqa: PLC0415 - models load after the apps

        shell.add_entry("space", "Sécurité", "/espace/securite/", rank=50)
        personal_data.register(own_data.ACCOUNT)
