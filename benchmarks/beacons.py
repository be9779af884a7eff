"""What counting costs: making a page's token, and noting that a page of twenty profiles was shown.

``ACTIVATEURS_DATA=/tmp/essai python -m benchmarks.beacons [NUMBER]``, on a folder where ``bin/demo`` has run. Prints
processor time of this process: the whole path of a request, middlewares and database included, without HTTP.
"""

from __future__ import annotations

import os
import sys
import time
from urllib.parse import urlencode

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")

import django

django.setup()

from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory
from django.utils import timezone

from activateurs.foundation.journal import actions, tokens
from activateurs.foundation.journal.choices import Event
from activateurs.foundation.journal.models import Beacon
from activateurs.matching.directory import measuring
from activateurs.matching.directory.models import Showcase

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0"


def tokens_us(slugs: list[str], number: int) -> float:
    """Microseconds for the token of a list: what counting adds to the page."""
    start = time.process_time()
    for _ in range(number):
        measuring.token(Event.APPEARANCE, slugs)
    return 1e6 * (time.process_time() - start) / number


def beacons_ms(slugs: list[str], number: int) -> float:
    """Milliseconds for a beacon, from the request to the answer."""
    measuring.LISTS_PER_HOUR = measuring.Scope("lists", sys.maxsize, 3600)
    make = RequestFactory(SERVER_NAME="localhost", headers={"User-Agent": BROWSER, "Sec-Fetch-Site": "same-origin"})
    site, spent = WSGIHandler(), 0.0
    for _ in range(number):
        token = tokens.seal(Event.APPEARANCE, slugs, at=timezone.now())
        body = urlencode({"jeton": token, "fiches": " ".join(slugs)})
        environ = make.post("/mesure/", body, content_type="application/x-www-form-urlencoded").environ
        start = time.process_time()
        response = site(environ, lambda *_: None)
        spent += time.process_time() - start
        assert response.status_code == 204
    return 1000 * spent / number


def folding_ms() -> float:
    """Milliseconds to fold what waits, for each beacon."""
    number = Beacon.objects.waiting().count()
    start = time.process_time()
    actions.fold.call()
    return 1000 * (time.process_time() - start) / max(1, number)


if __name__ == "__main__":
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    shown = list(Showcase.objects.order_by("pk").values_list("slug", flat=True)[:20])
    beacons_ms(shown, 20)
    print(f"token of a list      {tokens_us(shown, asked):8.1f} µs")
    print(f"beacon, 20 profiles  {beacons_ms(shown, asked):8.2f} ms")
    print(f"folding a beacon     {folding_ms():8.2f} ms")
