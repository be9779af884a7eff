"""What the map draws: only those who may be there, all of them, and never too much of it."""

import math

import pytest

from activateurs.foundation.geo.models import Commune
from activateurs.matching.finder import index
from activateurs.matching.finder.clusters import MAX_MARKERS, Cluster, Pile, Point, points
from activateurs.matching.finder.search import Criteria
from activateurs.membership.activators.choices import AreaLevel
from activateurs.membership.activators.kinds import Kind
from tests.builders import VANNES, make_communes, make_profile

pytestmark = pytest.mark.django_db
AURAY, RENNES, PARIS = "56007", "35238", "75056"
BRITTANY = (47.0, -5.0, 49.0, -1.0)
AROUND_VANNES = (47.4, -3.2, 47.9, -2.4)


@pytest.fixture
def communes():
    return dict(zip((VANNES, AURAY, RENNES), make_communes([VANNES, AURAY, RENNES]), strict=True))


def drawn(criteria=None, **seen):
    index.reset()
    return points(criteria or Criteria(), **seen)


def counted(markers):
    return sum(getattr(marker, "count", 1) for marker in markers)


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"on_map": True}, True),
        ({"on_map": False}, False),
        ({"on_map": True, "kind": Kind.PROVIDER}, False),
        ({"on_map": True, "kind": Kind.INSTITUTION}, False),
        ({"on_map": True, "kind": Kind.CHAMPION}, True),
        ({"on_map": True, "published": False}, False),
    ],
)
def test_only_those_of_a_kind_of_the_map_who_opted_in_are_drawn(fields, shown):
    profile = make_profile(**fields)
    markers = drawn()
    assert [marker.profile_id for marker in markers] == ([profile.pk] if shown else [])


def test_a_single_profile_is_a_point_at_its_place(communes):
    make_profile(on_map=True, commune=communes[VANNES])
    [marker] = drawn()
    assert isinstance(marker, Point)
    assert math.isclose(marker.latitude, communes[VANNES].latitude, abs_tol=2e-4)
    assert math.isclose(marker.longitude, communes[VANNES].longitude, abs_tol=2e-4)


def test_neighbours_are_a_cluster_from_afar_and_points_from_near(communes):
    ids = {make_profile(on_map=True, commune=communes[code]).pk for code in (VANNES, AURAY)}
    [far] = drawn(zoom=3)
    assert isinstance(far, Cluster)
    assert far.count == 2
    near = drawn(zoom=12, bounds=AROUND_VANNES)
    assert {marker.profile_id for marker in near} == ids


def test_those_at_the_same_place_are_a_pile_at_every_zoom(communes):
    ids = tuple(make_profile(on_map=True, commune=communes[VANNES]).pk for _ in range(3))
    for zoom in (5, 18):
        [pile] = drawn(zoom=zoom, bounds=AROUND_VANNES)
        assert isinstance(pile, Pile)
        assert (pile.count, pile.profile_ids) == (3, ids)


def test_only_what_is_seen_is_drawn(communes):
    inside = make_profile(on_map=True, commune=communes[VANNES])
    make_profile(on_map=True, commune=communes[RENNES])
    [marker] = drawn(zoom=8, bounds=AROUND_VANNES)
    assert marker.profile_id == inside.pk


def test_a_profile_without_position_is_not_drawn(communes):
    Commune.objects.filter(pk=VANNES).update(latitude=None, longitude=None)
    make_profile(on_map=True, commune=Commune.objects.get(pk=VANNES))
    assert drawn() == []


def test_filters_and_place_choose_as_in_the_list(communes):
    from activateurs.foundation.geo import lookup

    near = make_profile(on_map=True, commune=communes[AURAY], expertises=["caisse"])
    comes = make_profile(on_map=True, commune=communes[RENNES], areas=[(AreaLevel.DEPARTMENT, "56")])
    make_profile(on_map=True, commune=communes[RENNES])
    place = lookup.by_insee(VANNES)
    assert counted(drawn(Criteria(place=place))) == 2
    assert [marker.profile_id for marker in drawn(Criteria(place=place, needs=("caisse",)))] == [near.pk]
    assert counted(drawn(Criteria(place=place, radius_km=None))) == 3
    assert {marker.profile_id for marker in drawn(Criteria(place=place), bounds=BRITTANY, zoom=9)} == {
        near.pk,
        comes.pk,
    }


@pytest.mark.parametrize(
    ("bounds", "zoom"),
    [
        ((-90, -180, 90, 180), 18),
        ((math.nan, 0, 1, 1), 6),
        ((-1e9, -1e9, 1e9, 1e9), 10**6),
        ((47, 10, 48, -10), 6),
        ((0, 0, 0, 0), -5),
        ((math.inf, -math.inf, math.inf, math.inf), 3),
    ],
)
def test_hostile_views_answer_sanely(communes, bounds, zoom):
    make_profile(on_map=True, commune=communes[VANNES])
    assert len(drawn(bounds=bounds, zoom=zoom)) <= MAX_MARKERS


def test_a_view_with_too_many_markers_is_cut_in_larger_squares(communes, monkeypatch):
    for code in communes:
        make_profile(on_map=True, commune=communes[code])
    assert len(drawn(zoom=11, bounds=BRITTANY)) == 3
    monkeypatch.setattr("activateurs.matching.finder.clusters.MAX_MARKERS", 1)
    [cluster] = drawn(zoom=11, bounds=BRITTANY)
    assert cluster.count == 3
