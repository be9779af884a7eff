"""Time and memory of looking places up: python benchmarks/lookup_places.py, on a database where they are loaded.

Goal: under 1 ms for any text, under 10 MB for the communes of France.
"""

import os
import sys
import time
import tracemalloc
from pathlib import Path

import django

TYPED = ["vannes", "56000", "st malo", "Vannes (56000)", "Paris 11", "75", "saint", "s", "saint martin re", "zzz"]
ROUNDS = 300


def main() -> None:
    """Print the memory, then the µs of each look-up."""
    from activateurs.foundation.geo import lookup  # noqa: PLC0415 - once Django is set up

    tracemalloc.start()
    lookup.preload()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"{len(lookup.gazetteer())} communes in {held / 1e6:.1f} MB")
    for text in TYPED:
        times = []
        for search in (lookup.find, lookup.resolve):
            start = time.perf_counter()
            for _ in range(ROUNDS):
                search(text)
            times.append((time.perf_counter() - start) / ROUNDS * 1e6)
        print(f"{text!r:20} find {times[0]:6.0f} µs   resolve {times[1]:6.0f} µs")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")
    django.setup()
    main()
