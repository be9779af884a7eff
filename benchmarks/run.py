"""The figures of the site as ratios to REF, measured in one run: ``python -m benchmarks.run [--profiles N ...]``.

Data folders are made once under ``var/benchmarks`` (a million profiles take a while). Processor time is read from the
process tree of each server; both answer the same kind of questions: places in proportion to population.
"""

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

from benchmarks import towns
from benchmarks.server import ROOT, Server, compressed

REQUESTS = 400
WARM_UP = 200
ROUNDS = 3
ADDRESS = re.compile(rb"<loc>[^<]*(/activateurs/[^<]+)</loc>")
FRANCE_ON_MAP = {"zoom": "6", "cadre": "41,-5.5,51.5,10"}


def folder_of(data, name):
    return data / str(name)


def environment(folder):
    return {"ACTIVATEURS_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings.demo", "WEB_WORKERS": "2"}


def prepare(folder, profiles):
    """The demo's data in that number, made once."""
    ready = folder / "ready"
    if ready.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    for command in (
        ["migrate", "-v0"],
        ["collectstatic", "--no-input", "-v0"],
        ["load_places"],
        ["load_taxonomy"],
        ["load_texts"],
        ["load_demo", "--profiles", str(profiles)],
    ):
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env={**os.environ, **environment(folder)}, check=True
        )
    ready.touch()


def prepare_reference(folder):
    if not (folder / "reference.sqlite3").exists():
        env = {**os.environ, "REFERENCE_DATA": str(folder)}
        subprocess.run([sys.executable, "-m", "benchmarks.reference", str(folder)], cwd=ROOT, env=env, check=True)


def reference_paths(count, seed):
    return [
        "/activateurs/?" + urlencode({"lat": place.latitude, "lon": place.longitude})
        for place in towns.places(count, seed)
    ]


def list_paths(count, seed):
    """Places, mostly with a need and the usual radius: what people ask."""
    rng = random.Random(seed)
    needs = towns.needs()
    paths = []
    for place in towns.places(count, seed):
        asked = [("lieu", place.label)]
        if rng.random() < 0.75:
            asked.append(("besoin", rng.choice(needs)))
        if rng.random() < 0.25:
            asked.append(("rayon", rng.choice(("5", "10", "50", "100"))))
        if rng.random() < 0.1:
            asked.append(("secteur", rng.choice("CFGI")))
        if rng.random() < 0.1:
            asked.append(("type", "conseiller"))
        paths.append("/activateurs/?" + urlencode(asked))
    return paths


def profile_paths(server, count, seed):
    """Any listed profile, most of them never asked for before."""
    _, body = server.get("/sitemap-profils.xml")
    found = [address.decode() for address in ADDRESS.findall(body)]
    return random.Random(seed).sample(found, count)


def measured(server, make):
    """Median of a few rounds, each on other questions, after a warm-up."""
    server.cpu_ms(make(WARM_UP, 100))
    return statistics.median(server.cpu_ms(make(REQUESTS, seed)) for seed in range(ROUNDS))


def measure(folder, port):
    """Every figure of one size."""
    found = {}
    with Server("config.wsgi", port, environment(folder), config="config/gunicorn.py") as server:
        found["list"] = measured(server, list_paths)
        found["profile"] = measured(server, lambda count, seed: profile_paths(server, count, seed))
        found["home"] = measured(server, lambda count, _seed: ["/"] * count)
        _, body = server.get(list_paths(1, 5)[0])
        found["list_html_kb"], found["list_gzip_kb"] = len(body) / 1024, compressed(body) / 1024
        found["pss_mb"] = server.worker_pss_mb()
        points = "/activateurs/carte/points/?" + urlencode(FRANCE_ON_MAP)
        status, body = server.get(points)
        if status == 200:
            found["map_gzip_kb"] = compressed(body) / 1024
            found["map_ms"] = measured(server, lambda count, _seed: [points] * (count // 4))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profiles", type=int, nargs="+", default=[5_000, 100_000])
    parser.add_argument("--data", type=Path, default=ROOT / "var" / "benchmarks")
    parser.add_argument("--port", type=int, default=8110)
    asked = parser.parse_args()
    reference = folder_of(asked.data, "reference")
    prepare_reference(reference)
    for size in asked.profiles:
        prepare(folder_of(asked.data, size), size)
    figures = {}
    with Server("benchmarks.reference:application", asked.port, {"REFERENCE_DATA": str(reference)}) as server:
        _, body = server.get(reference_paths(1, 1)[0])
        ref = measured(server, reference_paths)
        print(f"REF {ref:.2f} ms of CPU, {len(body) / 1024:.0f} KB")
    for size in asked.profiles:
        figures[size] = found = measure(folder_of(asked.data, size), asked.port + 1)
        print(f"\n{size:,} profiles")
        for name in ("list", "profile", "home"):
            print(f"  {name:10} {found[name]:6.2f} ms  {found[name] / ref:5.2f} x REF")
        for name in ("list_html_kb", "list_gzip_kb", "pss_mb", "map_gzip_kb", "map_ms"):
            if name in found:
                print(f"  {name:14} {found[name]:6.1f}")
    if len(asked.profiles) > 1:
        first, last = asked.profiles[0], asked.profiles[-1]
        growth = figures[last]["list"] / figures[first]["list"]
        print(f"\ngrowth of the list, {last:,} to {first:,} profiles: {growth:.2f}")


if __name__ == "__main__":
    main()
