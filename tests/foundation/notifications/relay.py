"""A real mail relay on this machine, as well-behaved or as hostile as a test wants."""

# ruff: noqa: N802 - aiosmtpd names its hooks by the SMTP command

import socket
import threading
from collections import Counter
from contextlib import contextmanager

from aiosmtpd.controller import Controller

HOST = "127.0.0.1"


class Relay:
    """Keeps what it took. ``behave(number, moment)`` says what to do with the n-th connection.

    Moments: ``mail`` (MAIL FROM), ``rcpt``, ``data`` (the whole message is there). Answers: ``ok``, a reply such as
    ``451 later``, ``cut`` (close without a word), ``hang`` (say nothing), ``take and cut``, ``take and hang``.
    """

    def __init__(self, behave=None):
        self.behave = behave or (lambda number, moment: "ok")
        self.taken = Counter()
        self.connections = 0
        self.lock = threading.Lock()

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        with self.lock:
            self.connections += 1
            session.number = self.connections
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mail_from = address
        return self._answer(server, session, "mail") or "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = self._answer(server, session, "rcpt")
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 OK"

    async def handle_DATA(self, server, session, envelope):
        behaviour = self.behave(session.number, "data")
        if behaviour == "ok" or behaviour.startswith("take"):
            self._take(envelope.content)
        return self._obey(server, behaviour.removeprefix("take and ")) or "250 OK"

    def _take(self, content):
        for line in content.splitlines():
            if line.lower().startswith(b"message-id:"):
                with self.lock:
                    self.taken[line.partition(b":")[2].strip().strip(b"<>").decode()] += 1
                return
        raise AssertionError("a message without Message-ID")

    def _answer(self, server, session, moment):
        return self._obey(server, self.behave(session.number, moment))

    def _obey(self, server, behaviour):
        if behaviour == "ok":
            return None
        if behaviour in {"cut", "hang"}:
            if behaviour == "cut":
                server.transport.abort()
            # What follows on this connection is never heard.
            server._writer.write = lambda data: None
            return "250 never heard"
        return behaviour


@contextmanager
def running(relay):
    """The relay on a free port."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    controller = Controller(relay, hostname=HOST, port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def mailers(port, timeout=1):
    """The setting MAILERS that points to the relay."""
    backend = "activateurs.foundation.notifications.mailboxes.SmtpMailbox"
    return {"default": {"BACKEND": backend, "OPTIONS": {"host": HOST, "port": port, "timeout": timeout}}}
