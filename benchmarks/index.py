"""How long the index takes to answer, facets included: ``python -m benchmarks.index [sizes]``.

Each figure is a median over different places. « cold » clears what the snapshot remembers before each question.
"""

import os
import random
import statistics
import sys
import time
from datetime import date

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django

django.setup()

from activateurs.matching.finder.question import Question
from activateurs.matching.finder.search import Criteria
from benchmarks import synthetic, towns

DAY = date(2026, 11, 23)
ROUNDS = 300


def questions(held):
    """What is measured: name, then a function that makes criteria of a place."""
    popular = sorted(held.vocabulary.needs, key=lambda slug: frequency(held, slug))
    rng = random.Random(3)
    return {
        "place, 25 km": lambda place: Criteria(place=place),
        "place, 25 km, a need": lambda place: Criteria(place=place, needs=(rng.choice(popular),)),
        "place, 25 km, the rarest need": lambda place: Criteria(place=place, needs=(popular[0],)),
        "place, 25 km, need, sector, kind": lambda place: Criteria(
            place=place, needs=(rng.choice(popular),), sector=rng.choice("CFG"), kinds=("conseiller",)
        ),
        "place, 100 km, a need": lambda place: Criteria(place=place, radius_km=100, needs=(rng.choice(popular),)),
        "place, whole of France, a need": lambda place: Criteria(
            place=place, radius_km=None, needs=(rng.choice(popular),)
        ),
        "no place, a need": lambda place: Criteria(needs=(rng.choice(popular),)),
        "place, 25 km, page 50": lambda place: Criteria(place=place, page=50),
    }


def frequency(held, slug):
    bit = held.vocabulary.need_bits[slug]
    return sum(int((block.table.features[:, 0] >> bit & 1).sum()) for block in held.blocks)


def median_ms(held, make, *, cold):
    times = []
    for place in towns.places(ROUNDS):
        criteria = make(place)
        if cold:
            held.kept.clear()
        start = time.process_time_ns()
        Question(held, criteria, DAY).answer()
        times.append((time.process_time_ns() - start) / 1e6)
    return statistics.median(times), statistics.quantiles(times, n=20)[18]


def bytes_per_row(held):
    total = 0
    for block in held.blocks:
        table = block.table
        columns = (table.ids, table.on_map, table.xyz, table.cells, table.features, table.areas)
        total += sum(column.nbytes for column in columns) + block.columns.nbytes + block.by_id.nbytes
        total += sum(rows.nbytes for rows in block.areas.values())
    return total / len(held)


def main(sizes):
    for size in sizes:
        started = time.perf_counter()
        held = synthetic.snapshot(size)
        print(f"\n{size:,} profiles: built in {time.perf_counter() - started:.1f} s, {bytes_per_row(held):.0f} B each")
        print(f"{'question':36} {'median':>8} {'95 %':>8} {'cold':>8}  (ms of CPU)")
        for name, make in questions(held).items():
            median_ms(held, make, cold=False)
            median, high = median_ms(held, make, cold=False)
            cold, _ = median_ms(held, make, cold=True)
            print(f"{name:36} {median:8.2f} {high:8.2f} {cold:8.2f}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [5_000, 100_000, 1_000_000])
