"""A directory of companies on this machine: a real HTTP server that answers as told."""

import json
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from activateurs.membership.organisations import demo_directory


class Directory:
    """What it answers, and what it was asked."""

    def __init__(self):
        self.status, self.body, self.headers = 200, None, {}
        self.asked = []
        self.hold = threading.Event()
        self.hold.set()

    def answer(self, path):
        query = parse_qs(urlsplit(path).query)
        self.asked.append((urlsplit(path).path, query))
        if self.body is not None:
            return self.body
        return json.dumps(demo_directory.answer(query["q"][0])).encode()


@contextmanager
def running():
    """The directory, at ``.url``."""
    directory = Directory()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            directory.hold.wait(10)
            body = directory.answer(self.path)
            self.send_response(directory.status)
            for name, value in {"Content-Length": str(len(body)), **directory.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):  # the caller left
                self.wfile.write(body)

        def log_message(self, *_args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    directory.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield directory
    finally:
        directory.hold.set()
        server.shutdown()
        server.server_close()
        thread.join()
