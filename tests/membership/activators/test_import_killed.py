"""An import killed without warning leaves the database as it was."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from django.conf import settings

from .opendata_files import as_csv, row

pytestmark = pytest.mark.reliability
ROWS = 4000
PATIENCE = 60  # seconds


@pytest.fixture
def manage(tmp_path):
    """Start a management command on a database of its own."""
    environment = {**os.environ, "ACTIVATEURS_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings.demo"}
    environment.pop("DATABASE_URL", None)

    def start(*arguments):
        return subprocess.Popen([sys.executable, "manage.py", *arguments], cwd=settings.BASE_DIR, env=environment)

    assert start("migrate", "-v0").wait() == 0
    assert start("load_taxonomy").wait() == 0
    return start


def structures(folder):
    with closing(sqlite3.connect(folder / "activateurs.sqlite3")) as database:
        return database.execute("SELECT count(*) FROM organisations_structure").fetchone()[0]


def test_a_killed_import_leaves_nothing_and_can_be_run_again(manage, tmp_path):
    file = as_csv(tmp_path / "file.csv", [row(f"s-{number}") for number in range(ROWS)])
    report = tmp_path / "report.csv"
    importing = manage("import_activators", str(file), "--report", str(report))
    # The report is written when everything is read and nothing is written yet.
    deadline = time.monotonic() + PATIENCE
    while not report.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.2)
    assert importing.poll() is None, "the import ended before it could be killed"
    importing.kill()
    importing.wait()
    assert structures(tmp_path) == 0
    assert manage("import_activators", str(file), "--report", str(report)).wait() == 0
    assert structures(tmp_path) == ROWS
