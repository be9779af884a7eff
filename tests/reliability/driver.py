"""Many people write while the site is killed: ``python -m tests.reliability.driver --requests 10000 --kills 200``.

Kills are spread over the work done, not over the time: a slow machine gets as many as a fast one.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.harness.production import ROOT, free_port

from .audit import DONE, Report, compare
from .ledger import Ledger, Spool, wait_for
from .person import Person
from .site import Killable, Site

PEOPLE_AT_ONCE = 8
BATCH = 25  # forms that one client opens before it sends them: a form sent within 3 s is asked again
FORM_AGE_SECONDS = 3.2
SETTLE_SECONDS = 90


@dataclass(eq=False)
class Killer(threading.Thread):
    """Kills web server and worker in turn, each time a share of the work is done."""

    site: Site
    ledger: Ledger
    work: int
    kills: int

    def __post_init__(self) -> None:
        super().__init__(daemon=True)
        self.over = threading.Event()
        self.chance = random.Random(2017)

    def run(self) -> None:
        for number in range(self.kills):
            share = self.work * (number + 1) // (self.kills + 1)
            while self.ledger.progress < share and not self.over.is_set():
                time.sleep(0.02)
            part: Killable = self.site.web if number % 2 else self.site.worker
            time.sleep(self.chance.uniform(0, 0.3))
            part.kill()
            part.start()
            if part is self.site.web:
                wait_for(lambda: self.site.answers() or None, 60)

    @property
    def done(self) -> int:
        return self.site.web.kills + self.site.worker.kills


def contactable(site: Site) -> str:
    """The slug of the demonstration's known adviser, who takes requests."""
    command = (
        "from activateurs.membership.activators.models import Profile;"
        "print(Profile.objects.listed().get(user__email='conseillere@demo.activateurs.example').slug)"
    )
    shell = [sys.executable, "manage.py", "shell", "--no-imports", "-c", command]
    out = subprocess.run(shell, cwd=ROOT, env=site.environment, check=True, capture_output=True, text=True)
    return out.stdout.strip().splitlines()[-1]


def batch(people: list[Person]) -> None:
    """One client's work: open the forms, send them once they are old enough, prove each address."""
    for person in people:
        person.open_form()
    time.sleep(FORM_AGE_SECONDS)
    for person in people:
        person.submit()
    for person in people:
        person.prove()


def database(site: Site) -> dict[str, list[list[str]]]:
    """What the site holds now."""
    command = [sys.executable, "-m", "tests.reliability.state"]
    out = subprocess.run(command, cwd=ROOT, env=site.environment, check=True, capture_output=True, text=True)
    found: dict[str, list[list[str]]] = json.loads(out.stdout)
    return found


def settled(site: Site) -> dict[str, list[list[str]]]:
    """What the site holds once no message is on its way any more, or when waiting is over."""

    def at_rest() -> dict[str, list[list[str]]] | None:
        state = database(site)
        return state if all(row[3] in DONE for row in state["messages"]) else None

    return wait_for(at_rest, SETTLE_SECONDS) or database(site)


def run(folder: Path, *, requests: int, kills: int) -> tuple[Report, Killer]:
    """The whole trial on a new site in ``folder``."""
    site, ledger = Site(folder, free_port()), Ledger()
    for command in (["collectstatic", "--no-input", "-v0"], ["migrate", "--no-input", "-v0"]):
        site.manage(*command)
    for command in (["load_places"], ["load_taxonomy"], ["load_texts"], ["load_demo", "--profiles", "50"]):
        site.manage(*command)
    slug, spool = contactable(site), Spool(site.spool)
    people = [Person(number, site.url, slug, ledger, spool) for number in range(requests)]
    killer = Killer(site, ledger, 2 * requests, kills)
    with site, ThreadPoolExecutor(PEOPLE_AT_ONCE) as pool:
        wait_for(lambda: site.answers() or None, 60)
        killer.start()
        batches = [people[start : start + BATCH] for start in range(0, requests, BATCH)]
        try:
            list(pool.map(batch, batches))
        finally:
            killer.over.set()
            killer.join()
        state = settled(site)
    return compare(ledger, state, spool.refresh()), killer


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=200)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        started = time.monotonic()
        report, killer = run(Path(folder), requests=asked.requests, kills=asked.kills)
    print(
        f"{report.requests} requests, {killer.done} kills, {report.delivered} messages delivered, "
        f"{report.uncertain} uncertain, {len(report.faults)} promises broken, {time.monotonic() - started:.0f} s"
    )
    print("\n".join(report.faults[:50]))
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
