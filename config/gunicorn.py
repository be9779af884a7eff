"""The web server: processes that share one copy of the index, threads, connections that stay open (ADR 8)."""

import gc
import logging
from pathlib import Path
from typing import Any

from config.env import env_int

worker_class = "gthread"
workers = env_int("WEB_WORKERS", 2)
threads = env_int("WEB_THREADS", 4)
keepalive = 75  # seconds; a proxy in front keeps its connections for about a minute
timeout = 60
graceful_timeout = 20
control_socket_disable = True
accesslog = None  # the proxy's; addresses and searches of visitors are not kept here
if Path("/dev/shm").is_dir():  # noqa: S108 - heartbeats only: a slow disk must not kill a worker
    worker_tmp_dir = "/dev/shm"  # noqa: S108

# The application is loaded once, before the fork: what does not change is then in memory once for all processes.
preload_app = True


def on_starting(_server: Any) -> None:
    """Read places, taxonomy and index before the fork, and answer a first search for each need."""
    # Imported here: Django is ready once gunicorn has loaded the application.
    from django.db import DatabaseError, connections  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from activateurs.foundation.geo import lookup  # noqa: PLC0415
    from activateurs.matching.directory.warming import warm  # noqa: PLC0415
    from activateurs.matching.finder import index, taxonomy  # noqa: PLC0415

    try:
        lookup.preload()
        index.preload()
        warm(on=timezone.localdate())
        taxonomy.suggest_needs("site internet")  # builds what understands needs, which takes a second
    except DatabaseError:
        # A database that is late or not migrated yet: each process will read it at its first request.
        logging.getLogger(__name__).warning("nothing was read before the fork", exc_info=True)
    # A connection cannot be shared by two processes.
    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
    # What is there now stays: the collector would only touch, hence copy, its pages in each process.
    gc.collect()
    gc.freeze()
