"""``manage.py load_taxonomy``: themes, expertises, families and sectors."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from activateurs.membership.activators.taxonomy import load_taxonomy


class Command(BaseCommand):
    """Safe to run at each start: what the programme edited in the database stays, unless ``--refresh``."""

    help = "Loads themes, expertises, families and sectors from data/."

    def add_arguments(self, parser: CommandParser) -> None:
        """Another folder may be given; ``--refresh`` rewrites what differs from the files."""
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "data")
        parser.add_argument("--refresh", action="store_true", help="rewrite what differs from the files")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load and tell how many rows were written."""
        written = load_taxonomy(folder=options["folder"], refresh=options["refresh"])
        self.stdout.write(f"{written} words of the taxonomy written")
