"""A second process of the site: for each line it reads, it says whether its own index shows the profile of that id.

``python -m tests.matching.finder.other_process``, with DATABASE_URL naming the database of the test.
"""

import sys

import django

if __name__ == "__main__":
    django.setup()
    from django.db import connection
    from django.utils import timezone

    from activateurs.matching.finder import index
    from activateurs.matching.finder.search import Criteria

    for line in sys.stdin:
        found = index.search(Criteria(), on=timezone.localdate()).hits
        sys.stdout.write(f"{int(line) in {hit.profile_id for hit in found}}\n")
        sys.stdout.flush()
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()
