"""A gunicorn of its own, asked over connections that stay open, whose processor time and memory are read."""

import gzip
import http.client
import os
import subprocess
import sys
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 120
CONNECTIONS = 4


class Server:
    """gunicorn on a port, with the same workers and threads whatever it serves."""

    def __init__(self, application, port, environment, *, config=None):
        self.port = port
        flags = ["--config", str(config)] if config else ["--preload", "--keep-alive", "75"]
        command = [sys.executable, "-m", "gunicorn", *flags, "--worker-class", "gthread", "--workers", "2"]
        command += ["--threads", "4", "--bind", f"127.0.0.1:{port}", "--log-level", "warning", application]
        self.process = psutil.Popen(command, cwd=ROOT, env={**os.environ, **environment})
        self.connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=60) for _ in range(CONNECTIONS)]

    def __enter__(self):
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            try:
                self.get("/")
            except OSError:
                time.sleep(0.2)
            else:
                return self
        raise RuntimeError("the server does not start")

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except (psutil.TimeoutExpired, subprocess.TimeoutExpired):
            self.process.kill()

    def get(self, path, connection=0, **headers):
        """Status and body."""
        held = self.connections[connection]
        try:
            held.request("GET", path, headers=headers)
            answer = held.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            held.close()
            raise

    def cpu(self):
        """Seconds of processor of the whole tree, so far."""
        tree = [self.process, *self.process.children(recursive=True)]
        return sum(sum(one.cpu_times()[:2]) for one in tree)

    def cpu_ms(self, paths):
        """Milliseconds of processor per request, over connections in turn; every answer must be 200."""
        before = self.cpu()
        for number, path in enumerate(paths):
            status, _ = self.get(path, number % CONNECTIONS)
            assert status == 200, f"{status} {path}"
        return (self.cpu() - before) * 1000 / len(paths)

    def worker_pss_mb(self):
        """Memory of the largest worker, shared pages divided among those who share them."""
        return max(proportional_mb(worker.pid) for worker in self.process.children())


def proportional_mb(pid):
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no Pss")


def compressed(body):
    return len(gzip.compress(body, 6))
