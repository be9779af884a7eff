"""The site as it runs in the demo: gunicorn, the worker, collected files, on a data folder of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 60
PROFILES = 4400  # the demonstration's: pages weigh what they weigh there


@dataclass
class ProductionServer:
    """Processes of one site and where to find it."""

    folder: Path
    port: int
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """That of ``bin/demo``: the test's own database and settings must not leak in."""
        return {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
            "DJANGO_SETTINGS_MODULE": "config.settings.demo",
            "ACTIVATEURS_DATA": str(self.folder),
            "PORT": str(self.port),
            "SITE_URL": self.url,
        }

    def manage(self, *arguments: str) -> None:
        """Run a command of ``manage.py`` and wait for it."""
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=self.environment, check=True)

    def start(self) -> None:
        """Web server and worker; returns once the site answers."""
        web = ["gunicorn", "--config", "config/gunicorn.py", "--bind", f"127.0.0.1:{self.port}", "config.wsgi"]
        with (self.folder / "server.log").open("ab") as log:
            for command in (["-m", *web], ["manage.py", "ox_worker"]):
                self.processes.append(
                    subprocess.Popen([sys.executable, *command], cwd=ROOT, env=self.environment, stdout=log, stderr=log)
                )
        deadline = time.monotonic() + START_SECONDS
        while not self.answers():
            dead = any(process.poll() is not None for process in self.processes)
            if dead or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError("the site does not start:\n" + self.log())
            time.sleep(0.1)

    def answers(self) -> bool:
        """Whether ``/sante/`` says that all is well."""
        try:
            with urllib.request.urlopen(f"{self.url}/sante/", timeout=5) as response:
                return bool(response.status == 200)
        except OSError:
            return False

    def log(self) -> str:
        """The end of what the processes said."""
        return (self.folder / "server.log").read_text(errors="replace")[-4000:]

    def stop(self) -> None:
        """End both processes, gently, then not."""
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.processes.clear()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


@pytest.fixture(scope="session")
def production_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProductionServer]:
    """A running site with the profiles of the demonstration, shared by the tests of the session."""
    server = ProductionServer(tmp_path_factory.mktemp("site"), free_port())
    server.manage("collectstatic", "--no-input", "-v0")
    server.manage("migrate", "--no-input", "-v0")
    for command in (["load_places"], ["load_taxonomy"], ["load_texts"], ["load_demo", "--profiles", str(PROFILES)]):
        server.manage(*command)
    server.start()
    yield server
    server.stop()
