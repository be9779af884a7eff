"""The site under attack: web server and worker can be killed as by a power cut, and come back."""

import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from tests.harness.production import ROOT, ProductionServer, free_port


@dataclass
class Killable:
    """A process with all its children, in a group of its own."""

    name: str
    command: list[str]
    environment: dict[str, str]
    log: Path
    kills: int = 0
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )

    def kill(self) -> None:
        """No warning, no cleaning up: SIGKILL to the whole group."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.kills += 1

    def stop(self) -> None:
        """Ask gently, for the end of the test."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@dataclass
class Site(ProductionServer):
    """A production server whose mails leave through ``relay`` and whose parts die on demand."""

    web: Killable = field(init=False)
    worker: Killable = field(init=False)
    relay: subprocess.Popen[bytes] = field(init=False)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.spool = self.folder / "spool"
        self.spool.mkdir(parents=True)
        self.relay_port = free_port()
        bind = f"127.0.0.1:{self.port}"
        gunicorn = ["-m", "gunicorn", "--config", "config/gunicorn.py", "--bind", bind, "config.wsgi"]
        log = self.folder / "server.log"
        self.web = Killable("web", [sys.executable, *gunicorn], self.environment, log)
        self.worker = Killable("worker", [sys.executable, "manage.py", "ox_worker"], self.environment, log)

    @property
    def environment(self) -> dict[str, str]:
        """As in production, but impatient: a dead worker's messages are taken up again within seconds."""
        database = {"DATABASE_URL": os.environ["DATABASE_URL"]} if "DATABASE_URL" in os.environ else {}
        return (
            super().environment
            | database
            | {
                "SMTP_HOST": "127.0.0.1",
                "SMTP_PORT": str(self.relay_port),
                "MAIL_LEASE_SECONDS": "5",
                "MAIL_RETRY_FIRST_SECONDS": "1",
            }
        )

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.reliability.relay", str(self.relay_port), str(self.spool)]
        self.relay = subprocess.Popen(command, cwd=ROOT)
        self.web.start()
        self.worker.start()
        return self

    def __exit__(self, *_: object) -> None:
        for part in (self.web, self.worker):
            part.stop()
        self.relay.terminate()
        self.relay.wait()
