"""10,000 beacons from 8 processes, folded meanwhile: exact totals, and nobody who reads the figures waits."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from django.db import connection

from activateurs.foundation.journal.actions import fold
from activateurs.foundation.journal.models import Beacon, DailyCount
from tests.builders import make_profile
from tests.matching.finder.test_other_processes import database_url

PROCESSES, EACH = 8, 1250
# The machine of the tests is shared: what is refused is a reader that waits for a writer's lock (seconds).
LONGEST_READ_SECONDS = 3.0


@pytest.fixture
def senders() -> Iterator[list[subprocess.Popen[str]]]:
    slugs = [make_profile().slug for _ in range(3)]
    command = [sys.executable, "-m", "tests.foundation.journal.sender", str(EACH), *slugs]
    environment = os.environ | {"DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    started = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(PROCESSES)]
    yield started
    for process in started:
        process.kill()
        process.wait()
        assert process.stdout
        process.stdout.close()


def folding(stop: threading.Event) -> threading.Thread:
    """A worker that folds all the time."""

    def work() -> None:
        while not stop.wait(0.05):
            fold.call()
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


@pytest.mark.django_db(transaction=True)
def test_totals_are_exact_and_readers_do_not_wait(senders: list[subprocess.Popen[str]]) -> None:
    stop = threading.Event()
    worker = folding(stop)
    longest = 0.0
    while any(process.poll() is None for process in senders):
        start = time.perf_counter()
        assert all(row.count >= 0 for row in DailyCount.objects.all())
        longest = max(longest, time.perf_counter() - start)
        time.sleep(0.02)
    stop.set()
    worker.join()
    fold.call()
    assert [process.returncode for process in senders] == [0] * PROCESSES
    # The test may run over midnight.
    assert sum(DailyCount.objects.values_list("count", flat=True)) == 3 * PROCESSES * EACH
    assert len(set(DailyCount.objects.values_list("subject_id", flat=True))) == 3
    assert Beacon.objects.count() == PROCESSES * EACH
    assert not Beacon.objects.waiting().exists()
    assert longest < LONGEST_READ_SECONDS
    times = [float(process.stdout.read()) for process in senders if process.stdout]
    sys.stdout.write(f"ms per beacon {min(times)} to {max(times)}, longest read {1000 * longest:.1f} ms\n")
