"""The commands of bin/: they start, stop, and say in French what to do when something is missing."""

import os
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness.production import ROOT, free_port

SCRIPTS = [*(path for path in (ROOT / "bin").iterdir() if not path.name.startswith("_")), ROOT / ".ci/run"]


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_well_formed(script: Path) -> None:
    assert os.access(script, os.X_OK)
    assert run("bash", "-n", str(script)).returncode == 0


def test_demo_refuses_a_size_that_is_not_a_number() -> None:
    result = run("bin/demo", "--profiles", "beaucoup")
    assert result.returncode == 1
    assert "Écrivez un nombre après --profiles" in result.stderr


def test_demo_says_that_its_port_is_taken() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        result = run("bin/demo", PORT=str(other.getsockname()[1]))
    assert result.returncode == 1
    assert "Choisissez-en un autre" in result.stderr


class Demo:
    """``bin/demo`` on a folder and a port of its own."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        environment = os.environ | {"PORT": str(self.port), "ACTIVATEURS_DATA": str(folder)}
        for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "SITE_URL"):
            environment.pop(name, None)
        self.process = subprocess.Popen(
            ["bin/demo", "--profiles", "60"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout
        said = []
        for line in self.process.stdout:
            said.append(line)
            if line.startswith("Prêt : "):
                break
        assert said[-1].strip() == f"Prêt : http://127.0.0.1:{self.port}/", "".join(said)

    def status(self, path: str) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as response:
            return int(response.status)

    def children(self) -> list[int]:
        listed = run("pgrep", "-P", str(self.process.pid)).stdout.split()
        return [int(pid) for pid in listed]

    def listens(self) -> bool:
        with socket.socket() as sock:
            return sock.connect_ex(("127.0.0.1", self.port)) == 0


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    running = Demo(tmp_path)
    yield running
    running.process.terminate()
    running.process.communicate(timeout=60)


@pytest.mark.reliability
class TestDemo:
    def test_answers_then_stops_cleanly(self, demo: Demo) -> None:
        assert demo.status("/sante/") == 200
        assert demo.status("/activateurs/") == 200
        children = demo.children()
        assert len(children) == 2
        demo.process.send_signal(signal.SIGTERM)
        demo.process.communicate(timeout=60)
        assert demo.process.returncode == 0
        assert not demo.listens()
        assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []

    def test_fails_when_a_process_dies(self, demo: Demo) -> None:
        os.kill(demo.children()[0], signal.SIGKILL)
        demo.process.communicate(timeout=60)
        assert demo.process.returncode == 1
        assert not demo.listens()
