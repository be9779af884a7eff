"""``manage.py load_demo``: invented activators, to show the site or to measure it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from activateurs.spaces.demo import actions, submissions
from activateurs.spaces.demo.towns import NoPlacesError

DEFAULT_PROFILES = 4400


class Command(BaseCommand):
    """Safe to run at each start: what is loaded stays, with all that visitors did."""

    help = "Loads invented activators over real communes, the same every time."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many, and whether to start afresh."""
        parser.add_argument("--profiles", type=int, default=DEFAULT_PROFILES, help="how many activators")
        parser.add_argument("--reset", action="store_true", help="remove the demonstration data first")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load unless it is done."""
        if options["profiles"] < 1:
            raise CommandError("--profiles must be 1 or more.")
        if options["reset"]:
            self.stdout.write(f"{actions.remove()} invented activators removed")
        if actions.is_loaded():
            self.stdout.write("The demonstration data is loaded already; --reset starts afresh.")
            return
        with tqdm(total=options["profiles"], unit=" activators", disable=None) as bar:
            try:
                loaded = actions.load(profiles=options["profiles"], at=timezone.now(), progress=bar.update)
            except NoPlacesError as error:
                raise CommandError(str(error)) from error
            submissions.load(at=timezone.now())
        self.stdout.write(f"{loaded} invented activators loaded")
