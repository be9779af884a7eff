from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from activateurs.membership.activators.kinds import Kind, capabilities
from activateurs.membership.activators.models import Expertise, Family
from activateurs.spaces.demo.invention import KINDS, World, invent
from activateurs.spaces.demo.towns import Towns
from activateurs.spaces.demo.words import words

MANY = 1500


@pytest.fixture
def world(reference_data):
    at = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/Paris"))
    return World(Towns(), dict(Expertise.objects.values_list("slug", "need")), at)


@pytest.fixture
def crowd(world):
    return [invent(number, world) for number in range(1, MANY)]


def share(crowd, test):
    return sum(1 for one in crowd if test(one)) / len(crowd)


def test_kinds_come_in_the_expected_shares(crowd):
    counts = Counter(one.profile.kind for one in crowd)
    for kind, percent in KINDS.items():
        assert counts[kind] / len(crowd) == pytest.approx(percent / 100, abs=0.04)


def test_every_family_occurs_and_is_one_of_the_taxonomy(crowd):
    assert {(one.profile.kind, one.family) for one in crowd} == set(Family.objects.values_list("kind", "label"))


def test_every_expertise_is_known_and_has_words(crowd):
    known = set(Expertise.objects.values_list("slug", flat=True))
    assert set(words("expertises")) == known
    assert {slug for one in crowd for slug in one.expertises} == known


def test_claimed_profiles_know_three_to_seven_things(crowd):
    counts = {len(one.expertises) for one in crowd if one.user and one.profile.kind != Kind.INSTITUTION}
    assert counts == {3, 4, 5, 6, 7}


def test_shares_that_make_the_demo_look_alive(crowd):
    eligible = [one for one in crowd if one.user and capabilities(one.profile.kind).on_map]
    claimed = [one for one in crowd if one.user]
    assert share(crowd, lambda one: one.user is None) == pytest.approx(0.06, abs=0.02)
    assert share(eligible, lambda one: one.profile.on_map) == pytest.approx(0.85, abs=0.04)
    assert share(claimed, lambda one: one.profile.works_remotely) == pytest.approx(0.25, abs=0.04)
    assert share(claimed, lambda one: one.profile.availability == "OPEN") == pytest.approx(0.80, abs=0.04)
    assert share(claimed, lambda one: one.published_at) == pytest.approx(0.98, abs=0.02)


def test_only_kinds_of_the_map_are_on_the_map(crowd):
    assert all(capabilities(one.profile.kind).on_map for one in crowd if one.profile.on_map)


def test_towns_follow_the_population(crowd):
    towns = Counter(one.structure.commune_id for one in crowd)
    assert towns["31555"] > towns["56260"] > towns["56034"]  # Toulouse, Vannes, Carnac
    assert towns["97411"]  # Saint-Denis de La Réunion
    assert not {"75056", "69123", "13055"} & towns.keys()  # their districts stand for them


def test_prices_are_in_order_and_absences_have_an_end(crowd):
    for one in crowd:
        if one.profile.price_to:
            assert one.profile.price_from <= one.profile.price_to
        assert (one.profile.availability == "ABSENT") == (one.profile.available_from is not None)


def test_fields_fit_their_columns(crowd):
    for one in crowd:
        for row in (one.structure, one.profile, *one.references, *one.videos):
            for column in row._meta.concrete_fields:
                if column.max_length and isinstance(getattr(row, column.attname), str):
                    assert len(getattr(row, column.attname)) <= column.max_length
