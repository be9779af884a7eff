"""Registration of the app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users and sign-in."""

    name = "activateurs.foundation.accounts"
    verbose_name = "comptes"
