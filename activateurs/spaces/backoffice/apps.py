"""Registration of the app, and of its pages in the menu."""

from django.apps import AppConfig

from activateurs.foundation.ui import shell


class BackofficeConfig(AppConfig):
    """Staff pages."""

    name = "activateurs.spaces.backoffice"
    verbose_name = "gestion"

    def ready(self) -> None:
        """Fill the menu of those who are signed in."""
        from activateurs.foundation.accounts.choices import Role  # noqa: PLC0415 - once the models are there
        from activateurs.foundation.accounts.policies import has_role  # noqa: PLC0415 - likewise

        shell.add_entry("staff", "Gestion", "/gestion/", shown_to=has_role)
        shell.add_entry(
            "staff", "Profils à valider", "/gestion/profils/", shown_to=lambda user: has_role(user, Role.MODERATOR)
        )
        shell.add_entry(
            "staff",
            "Situations",
            "/gestion/situations/",
            shown_to=lambda user: has_role(user, Role.MODERATOR, Role.ADMINISTRATOR),
        )
        shell.add_entry(
            "staff",
            "Rattachements",
            "/gestion/rattachements/",
            shown_to=lambda user: has_role(user, Role.MODERATOR, Role.ADMINISTRATOR),
        )
        shell.add_entry(
            "staff",
            "Courriers",
            "/gestion/courriers/",
            shown_to=lambda user: has_role(user, Role.ADMINISTRATOR, Role.STEERING),
        )
        shell.add_entry(
            "staff",
            "Charte et conditions",
            "/gestion/textes/",
            shown_to=lambda user: has_role(user, Role.EDITOR, Role.STEERING),
        )
        shell.add_entry("staff", "Rôles", "/gestion/roles/", shown_to=lambda user: has_role(user, Role.ADMINISTRATOR))
