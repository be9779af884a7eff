"""Killed at least twenty times during a thousand requests, the site loses none and repeats none (A4.1)."""

from pathlib import Path

import pytest

from .driver import run

REQUESTS, KILLS = 1000, 20


@pytest.mark.reliability
def test_nothing_acknowledged_is_lost_and_nothing_is_sent_twice(tmp_path: Path) -> None:
    report, killer = run(tmp_path, requests=REQUESTS, kills=KILLS)
    assert killer.done >= KILLS
    assert report.requests == REQUESTS
    assert not report.faults, "\n".join(report.faults[:20])
    # An uncertain message is one cut between the last byte and the answer: it is told to staff, and stays rare.
    assert report.uncertain <= KILLS
