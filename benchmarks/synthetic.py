"""Invented profiles as arrays, spread like the population: what the index would hold, without a database."""

import numpy as np

from activateurs.matching.finder.loading import AreaNames
from activateurs.matching.finder.snapshot import Snapshot
from activateurs.matching.finder.table import Table
from activateurs.matching.finder.vocabulary import BYTE, Vocabulary
from benchmarks.towns import communes, needs

KINDS = ("conseiller", "conseiller-financement", "championne", "offreur")


def vocabulary():
    return Vocabulary(needs(), tuple("ABCDEFGHIJKLMNOPQRSTU"), KINDS)


def snapshot(count, seed=1):
    """``count`` profiles: 1 to 8 expertises with some far more frequent, a fifth remote, a third with areas."""
    rng = np.random.default_rng(seed)
    words, names = vocabulary(), AreaNames()
    rows, weights = communes()
    chosen = rng.choice(len(rows), size=count, p=weights)
    latitude = np.array([float(row["latitude"]) for row in rows])[chosen] + rng.normal(0, 0.01, count)
    longitude = np.array([float(row["longitude"]) for row in rows])[chosen] + rng.normal(0, 0.01, count)
    bits = np.zeros((count, words.words * 64), dtype=np.uint8)
    _draw_needs(rng, bits, len(words.needs))
    _draw_sectors(rng, bits, words)
    kinds = rng.choice(4, size=count, p=(0.6, 0.1, 0.1, 0.2)) + words.kind_bytes.start * BYTE
    bits[np.arange(count), kinds] = 1
    flags = words.flag_bits
    bits[:, flags["alive"]] = 1
    bits[:, flags["remote"]] = rng.random(count) < 0.22
    bits[:, flags["on_map"]] = rng.random(count) < 0.7
    areas = _areas(rng, rows, chosen, names)
    bits[:, flags["country"]] = areas < 0
    table = Table.of(
        revisions=np.zeros(count, dtype=np.int64),
        ids=np.arange(1, count + 1),
        latitude=latitude,
        longitude=longitude,
        features=np.packbits(bits, axis=1, bitorder="little").view(np.uint64),
        areas=np.maximum(areas, 0).astype(np.int32),
    )
    return Snapshot.build(table, revision=1, vocabulary=words, area_names=names)


def _draw_needs(rng, bits, count):
    popularity = 1 / np.arange(1, count + 1) ** 0.7
    popularity = rng.permutation(popularity * 4.5 / popularity.sum())
    for bit in range(count):
        bits[:, bit] = rng.random(len(bits)) < popularity[bit]


def _draw_sectors(rng, bits, words):
    every = rng.random(len(bits)) < 0.6
    bits[every, words.flag_bits["any_sector"]] = 1
    for bit in words.sector_bits.values():
        bits[:, bit] = every | (rng.random(len(bits)) < 0.12)


def _areas(rng, rows, chosen, names):
    """A tenth serve the whole of France (-1), a tenth their region, a sixth their department, some towns."""
    tokens = [
        [names.number(token) for token in (f"R{row['region']}", f"D{row['department']}", f"C{row['insee_code']}")]
        for row in rows
    ]
    region, department, commune = np.array(tokens).T
    share = rng.random(len(chosen))
    levels = [share < 0.08, share < 0.18, share < 0.35, share < 0.4]
    return np.select(levels, [-1, region[chosen], department[chosen], commune[chosen]], 0)
