"""One process of the site that receives beacons, for ``test_under_load``.

``python -m tests.foundation.journal.sender NUMBER SLUG …`` with DATABASE_URL naming the database of the test: notes
NUMBER lists that show these profiles, each from a page of its own, then prints the milliseconds that each took.
"""

import sys
import time

import django

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0"


def send(number: int, slugs: list[str]) -> float:
    """Milliseconds of the whole site for one beacon: from the request to the answer."""
    from django.test import Client
    from django.utils import timezone

    from activateurs.foundation.journal import tokens
    from activateurs.foundation.journal.choices import Event
    from activateurs.matching.directory import measuring

    # Every beacon of the test comes from one network.
    measuring.LISTS_PER_HOUR = measuring.Scope("lists", sys.maxsize, 3600)
    client = Client(SERVER_NAME="localhost", headers={"User-Agent": BROWSER, "Sec-Fetch-Site": "same-origin"})
    spent = 0.0
    for _ in range(number):
        token = tokens.seal(Event.APPEARANCE, slugs, at=timezone.now())
        start = time.perf_counter()
        response = client.post("/mesure/", {"jeton": token, "fiches": " ".join(slugs)})
        spent += time.perf_counter() - start
        assert response.status_code == 204
    return 1000 * spent / number


if __name__ == "__main__":
    django.setup()
    from django.db import connection

    sys.stdout.write(f"{send(int(sys.argv[1]), sys.argv[2:]):.3f}\n")
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()
