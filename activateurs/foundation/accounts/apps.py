"""Registration of the app, and of its page in the menu."""

from django.apps import AppConfig

from activateurs.foundation.ui import shell


class AccountsConfig(AppConfig):
    """Users and sign-in."""

    name = "activateurs.foundation.accounts"
    verbose_name = "comptes"

    def ready(self) -> None:
        """Fill the menu of those who are signed in."""
        shell.add_entry("space", "Sécurité", "/espace/securite/", rank=50)
