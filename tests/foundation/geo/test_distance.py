import pytest
from hypothesis import given
from hypothesis import strategies as st

from activateurs.foundation.geo.distance import distance_km

points = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_a_degree_of_a_meridian():
    assert distance_km(47, 2, 48, 2) == pytest.approx(6371.0088 * 3.14159265 / 180, abs=0.001)


def test_a_degree_of_a_parallel_shrinks_towards_the_pole():
    assert distance_km(60, 2, 60, 3) == pytest.approx(111.195 / 2, abs=0.01)


def test_half_the_earth():
    assert distance_km(0, 0, 0, 180) == pytest.approx(20015, abs=1)


@given(points, points)
def test_symmetric_and_never_negative(a, b):
    assert distance_km(*a, *b) == pytest.approx(distance_km(*b, *a))
    assert 0 <= distance_km(*a, *b) <= 20016


@given(points)
def test_nothing_to_itself(a):
    assert distance_km(*a, *a) == 0
