"""The index against a search written the obvious way, on random profiles and questions."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from activateurs.foundation.geo.places import Place
from activateurs.matching.finder import ordering, snapshot
from activateurs.matching.finder.loading import AreaNames, table_of
from activateurs.matching.finder.question import Question
from activateurs.matching.finder.search import RADII_KM, Criteria
from activateurs.matching.finder.snapshot import Snapshot
from activateurs.matching.finder.vocabulary import Vocabulary

from .oracle import Oracle

# More needs than one 64-bit word holds: the programme may add some.
NEEDS = tuple(f"besoin-{number}" for number in range(70))
SECTORS = ("C", "F", "G")
KINDS = ("conseiller", "championne", "offreur")
VOCABULARY = Vocabulary(NEEDS, SECTORS, KINDS)
ASKED = (NEEDS[0], NEEDS[1], NEEDS[69])

latitudes = st.floats(47.0, 48.5).map(lambda value: round(value, 3))
longitudes = st.floats(-3.0, 0.0).map(lambda value: round(value, 3))
positions = st.one_of(st.none(), st.tuples(latitudes, longitudes), st.just((47.6559, -2.7603)))
areas = st.sampled_from(["", "", "", "F", "D56", "R53", "C56260", "D56 R53", "C56260 D22", "R11"])


def words(values, most):
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(" ".join)


@st.composite
def profiles(draw, most=60):
    ids = draw(st.lists(st.integers(1, 500), max_size=most, unique=True))
    rows = []
    for profile_id in ids:
        latitude, longitude = draw(positions) or (None, None)
        kind, remote = draw(st.sampled_from(KINDS)), draw(st.sampled_from([False, False, True]))
        needs, sectors = draw(words(ASKED, 3)), draw(words(SECTORS, 2))
        rows.append((profile_id, kind, latitude, longitude, remote, True, needs, sectors, draw(areas)))
    return rows


@st.composite
def places(draw):
    latitude, longitude = draw(positions) or (None, None)
    department, region = draw(st.sampled_from([("56", "53"), ("35", "53"), ("75", "11")]))
    return Place("56260", "Vannes", "56000", department, region, latitude, longitude)


questions = st.builds(
    Criteria,
    place=st.one_of(st.none(), places(), places()),
    radius_km=st.sampled_from([*RADII_KM, None]),
    needs=st.lists(st.sampled_from(ASKED), max_size=2, unique=True).map(tuple),
    sector=st.sampled_from(["", "", "C", "G"]),
    kinds=st.lists(st.sampled_from(KINDS), max_size=2, unique=True).map(tuple),
    page=st.integers(-1, 4),
)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def revised(rows, revision):
    """As the database gives them, at a revision."""
    return [(profile_id, revision, *rest) for profile_id, *rest in rows]


def build(rows):
    names = AreaNames()
    table = table_of(revised(rows, 1), VOCABULARY, names, strict=True)
    return Snapshot.build(table, revision=1, vocabulary=VOCABULARY, area_names=names)


def assert_same(held, rows, criteria, day):
    results = Question(held, criteria, day).answer()
    oracle = Oracle(rows, criteria, day, needs=NEEDS, sectors=SECTORS, kinds=KINDS)
    page, pages, hits = oracle.hits()
    assert [(hit.profile_id, hit.distance_km, hit.presence) for hit in results.hits] == hits
    assert (results.page, results.pages, results.total) == (page, pages, len(oracle.included()))
    assert (results.near, results.serving, results.remote) == oracle.presences()
    facets = results.facets
    assert {
        "needs": facets.needs,
        "sectors": facets.sectors,
        "kinds": facets.kinds,
        "radii": facets.radii,
    } == oracle.facets()


@pytest.fixture(autouse=True)
def every_path(monkeypatch):
    """Thresholds so low that rings, walks in turn and small blocks of changes all serve."""
    monkeypatch.setattr(ordering, "FEW", 8)
    monkeypatch.setattr(snapshot, "SMALL", 20)


@settings(max_examples=300, deadline=None)
@given(profiles(), questions, days)
def test_answers_as_the_oracle(rows, criteria, day):
    assert_same(build(rows), rows, criteria, day)


@settings(max_examples=200, deadline=None)
@given(profiles(), st.lists(st.tuples(profiles(most=4), st.lists(st.integers(1, 500), max_size=3))), questions, days)
def test_answers_as_the_oracle_after_changes(rows, changes, criteria, day):
    held, kept = build(rows), {row[0]: row for row in rows}
    for written, withdrawn in changes:
        ids = {row[0] for row in written} | set(withdrawn) | set(list(kept)[:1])
        for profile_id in ids:
            kept.pop(profile_id, None)
        kept.update({row[0]: row for row in written})
        table = table_of(revised(written, held.revision + 1), VOCABULARY, held.area_names, strict=True)
        held = held.changed(np.array(sorted(ids)), table, revision=held.revision + 1)
    assert_same(held, list(kept.values()), criteria, day)


@settings(max_examples=100, deadline=None)
@given(profiles(), st.lists(st.integers(1, 500), unique=True), questions, days)
def test_answers_as_the_oracle_among_some(rows, ids, criteria, day):
    held = build(rows).among(np.array(ids, dtype=np.int64))
    assert_same(held, [row for row in rows if row[0] in ids], criteria, day)


@settings(max_examples=100, deadline=None)
@given(profiles(), questions, days)
def test_asking_twice_answers_the_same(rows, criteria, day):
    held = build(rows)
    assert Question(held, criteria, day).answer() == Question(held, criteria, day).answer()
