"""Draw the base map again, after the reference data changed."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from activateurs.matching.directory.basemap.files import drawn


class Command(BaseCommand):
    """Writes the outlines and the town names of ``data/`` to ``static/map/``; commit what it writes."""

    help = "Dessine le fond de carte (contours et noms de villes) à partir des données de référence."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write each file and say its size."""
        folder = Path(settings.BASE_DIR) / "static" / "map"
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in drawn(Path(settings.BASE_DIR) / "data").items():
            (folder / name).write_text(text, encoding="utf-8")
            self.stdout.write(f"{name} : {len(text.encode()) // 1024} Ko")
