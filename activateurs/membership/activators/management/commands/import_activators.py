"""``manage.py import_activators FILE``: the programme's open data set, in both of its forms."""

import gc
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from activateurs.membership.activators.opendata.actions import Choices, Imported, MassWithdrawalError, import_file
from activateurs.membership.activators.opendata.files import UnreadableFileError


class Command(BaseCommand):
    """Idempotent, and whole or not at all; see docs/open-data-format.md."""

    help = "Imports the programme's open data set (CSV or JSON)."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, where to write the report, and two safety catches."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--report", type=Path, default=settings.DATA_DIR / "import-activateurs.csv")
        parser.add_argument("--dry-run", action="store_true", help="tell what would change, write nothing")
        parser.add_argument(
            "--allow-mass-withdrawal", action="store_true", help="accept that more than half of the listings go"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Import and tell the figures."""
        choices = Choices(
            report=options["report"],
            dry_run=options["dry_run"],
            allow_mass_withdrawal=options["allow_mass_withdrawal"],
        )
        # Nothing here makes cycles, and looking for them among 100,000 rows takes a sixth of the time.
        gc.disable()
        try:
            self._import(options["file"], choices)
        finally:
            gc.enable()

    def _import(self, file: Path, choices: Choices) -> None:
        with tqdm(unit=" structures", disable=None) as bar:

            def progress(new: int, total: int) -> None:
                bar.total = total
                bar.update(new)

            try:
                done = import_file(file, at=timezone.now(), choices=choices, progress=progress)
            except (UnreadableFileError, MassWithdrawalError) as error:
                raise CommandError(str(error)) from error
        self.stdout.write(_told(done, choices))


def _told(done: Imported, choices: Choices) -> str:
    lines = [
        "Essai : rien n’a été écrit." if choices.dry_run else "Import terminé.",
        (
            f"{done.created} créées, {done.updated} mises à jour (dont {done.republished} de retour), "
            f"{done.unchanged} inchangées, {done.withdrawn} retirées, {done.rejected} lignes rejetées."
        ),
    ]
    if done.unknown_columns:
        lines.append(f"Colonnes inconnues, gardées à part : {', '.join(done.unknown_columns)}.")
    if done.rejected or done.remarks:
        lines.append(f"{done.rejected} rejets et {done.remarks} remarques dans {choices.report}")
    return "\n".join(lines)
