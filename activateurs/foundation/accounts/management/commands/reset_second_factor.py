"""``manage.py reset_second_factor nom@exemple.fr``: for somebody who lost every device and recovery code."""

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from activateurs.foundation.accounts import actions
from activateurs.foundation.accounts.models import User


class Command(BaseCommand):
    """Run it once you are sure, by voice or in person, of who asks."""

    help = "Takes every second factor away from an account and signs its browsers out; its owner sets one up again."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose account."""
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Do it, or say that there is no such account."""
        user = User.objects.filter(email=options["email"].strip().lower()).first()
        if user is None:
            raise CommandError("No account has this address.")
        self.stdout.write(f"{actions.reset_second_factor(user=user)} factors taken away")
