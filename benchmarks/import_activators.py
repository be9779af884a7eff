"""Time of `manage.py import_activators` on an invented file: python benchmarks/import_activators.py [ROWS].

Goal: 100,000 rows in under 60 s on an empty database, and a second run that writes nothing.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def main(rows: int) -> None:
    """Import the same file twice in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "ACTIVATEURS_DATA": folder, "DJANGO_SETTINGS_MODULE": "config.settings.demo"}
        environment.pop("DATABASE_URL", None)

        def manage(*arguments: str) -> float:
            start = time.perf_counter()
            subprocess.run([sys.executable, "manage.py", *arguments], cwd=PROJECT, env=environment, check=True)
            return time.perf_counter() - start

        file = Path(folder) / "open-data.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            subprocess.run(
                [sys.executable, "benchmarks/open_data_file.py", str(rows)], cwd=PROJECT, stdout=out, check=True
            )
        manage("migrate", "-v0")
        manage("load_places")
        manage("load_taxonomy")
        first = manage("import_activators", str(file))
        second = manage("import_activators", str(file))
        print(f"{rows} rows: {first:.1f} s to create them, {second:.1f} s to find nothing changed")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
