"""``manage.py load_texts``: the first version of the charter and of the terms of use."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from activateurs.membership.charter.loading import load_texts


class Command(BaseCommand):
    """Safe to run at each start: a text that has a version already is left alone."""

    help = "Publishes the first version of the charter and of the terms of use from data/texts/."

    def add_arguments(self, parser: CommandParser) -> None:
        """Another folder may be given."""
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "data" / "texts")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load and tell how many texts were published."""
        published = load_texts(folder=options["folder"], at=timezone.now())
        self.stdout.write(f"{published} texts published")
