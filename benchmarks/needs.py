"""Measure the needs engine: ``python benchmarks/needs.py FILE.csv [--quiet]``.

FILE has two columns: the need as written, and the accepted slugs separated by ``;``.
Prints the share of needs whose first answer, and one of whose first three, is accepted; then the
time to load, the time per question and the memory; then each failure unless ``--quiet``.
"""

import argparse
import csv
import sys
import time
import tracemalloc
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from activateurs.matching.finder.needs import NeedEngine, NeedSource, load_phrases

FIRST = 3


def taxonomy() -> list[NeedSource]:
    with (ROOT / "data" / "expertises.csv").open(encoding="utf-8", newline="") as file:
        return [
            NeedSource(row["slug"], row["label"], row["need"], tuple(row["synonyms"].split(";")))
            for row in csv.DictReader(file)
        ]


def questions(path: Path) -> list[tuple[str, frozenset[str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return [(row[0], frozenset(slug.strip() for slug in row[1].split(";"))) for row in rows if len(row) > 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--quiet", action="store_true", help="figures only, no sentence is shown")
    options = parser.parse_args()

    before = time.process_time()
    engine = NeedEngine(taxonomy(), load_phrases())
    loaded = time.process_time() - before

    asked = questions(options.file)
    durations, firsts, failures = [], 0, []
    for text, accepted in asked:
        before = time.process_time()
        answer = [match.slug for match in engine.rank(text, limit=FIRST)]
        durations.append(time.process_time() - before)
        firsts += bool(answer) and answer[0] in accepted
        if accepted.isdisjoint(answer):
            failures.append((text, accepted, answer))

    print(f"{len(asked)} needs: first {firsts / len(asked):.1%}, among three {1 - len(failures) / len(asked):.1%}")
    usual, slow = median(durations) * 1e6, quantiles(durations, n=100)[98] * 1e6
    print(f"CPU: load {loaded * 1000:.0f} ms; question {usual:.0f} µs (99 % under {slow:.0f} µs)")
    tracemalloc.start()
    kept = NeedEngine(taxonomy(), load_phrases())
    print(f"memory of one engine {tracemalloc.get_traced_memory()[0] / 2**20:.1f} MB")
    del kept
    if not options.quiet:
        for text, accepted, answer in failures:
            print(f"- {text}\n    wanted {', '.join(sorted(accepted))}; got {', '.join(answer) or 'nothing'}")


if __name__ == "__main__":
    main()
