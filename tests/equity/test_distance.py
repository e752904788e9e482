"""Distances on the globe, against published ones."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lueckenlos.equity.distance import Points, distance_km, nearness

_lat, _lon = st.floats(47, 55), st.floats(6, 15)


def at(lat: float, lon: float) -> Points:
    return Points(np.array([lat]), np.array([lon]))


def test_a_degree_of_latitude_is_a_three_hundred_sixtieth_of_the_circumference() -> None:
    assert distance_km(at(50, 11), at(51, 11))[0] == pytest.approx(2 * np.pi * 6371.0088 / 360)


def test_berlin_to_hamburg() -> None:
    """About 255 km as the crow flies between the two city halls."""
    assert distance_km(at(52.5186, 13.4081), at(53.5503, 9.9922))[0] == pytest.approx(255, abs=2)


def test_unknown_coordinates_stay_unknown() -> None:
    assert np.isnan(distance_km(at(np.nan, 11), at(51, 11))[0])
    assert np.isnan(nearness(at(np.nan, 11), at(51, 11))[0, 0])


@given(st.lists(st.tuples(_lat, _lon), min_size=1, max_size=8), _lat, _lon)
def test_the_nearest_point_is_the_one_with_the_shortest_way(
    points: list[tuple[float, float]], lat: float, lon: float
) -> None:
    many, here = Points(*np.array(points).T), at(lat, lon)
    best = int(nearness(many, here)[:, 0].argmax())
    ways = distance_km(many, here)
    assert ways[best] == pytest.approx(ways.min(), abs=0.001)
