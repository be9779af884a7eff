"""``manage.py load_places``: regions, departments, communes and postal codes."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from activateurs.foundation.geo import actions


class Command(BaseCommand):
    """Safe to run at each start: only what differs from the files is written."""

    help = "Loads regions, departments, communes and postal codes from data/."

    def add_arguments(self, parser: CommandParser) -> None:
        """Another folder may be given."""
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "data")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load and tell how many rows were written."""
        loaded = actions.load_places(folder=options["folder"])
        self.stdout.write(
            f"{loaded.communes} communes ({loaded.communes_written} written), "
            f"{loaded.postal_codes} postal codes ({loaded.postal_codes_written} written)"
        )
