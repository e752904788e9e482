"""The fast picture equals the naive one on random worlds."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from chains.naive import NaivePicture
from chains.strategies import snapshots
from lueckenlos.chains.picture import Axis, Snapshot, compute, from_json, to_json

AREAS_AND_ALL = [None, 0, 1, 2, 3]


@given(world=snapshots())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("axis", list(Axis))
def test_counts_and_shares_equal_the_naive_twin(axis: Axis, world: Snapshot) -> None:
    picture, twin = compute(world, axis), NaivePicture(world, axis)
    reached = picture.cells.reached(picture.people.counts[:, None, :])
    for a, area in enumerate([None, *range(len(world.areas))]):
        for r, row in enumerate(picture.rows):
            for c, column in enumerate(picture.phases):
                at = (a, r, c)
                assert picture.cells.offers[at] == len(twin.at(column, row, area))
                assert picture.cells.places[at] == pytest.approx(twin.places(column, row, area))
                assert picture.cells.silent[at] == twin.silent(column, row, area)
                share = twin.share(column, row, area)
                assert reached[at] == pytest.approx(np.nan if share is None else share, nan_ok=True)
                ids = tuple(sorted(offer["id"] for offer in twin.at(column, row, area)))
                assert picture.offers_in(row, column, a) == ids
        for c, column in enumerate(picture.phases):
            assert picture.columns.offers[a, c] == len(twin.at(column, None, area))
            assert picture.columns.places[a, c] == pytest.approx(twin.places(column, None, area))


@given(world=snapshots())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("axis", list(Axis))
def test_hints_equal_the_naive_twin(axis: Axis, world: Snapshot) -> None:
    picture = compute(world, axis)
    expected = NaivePicture(world, axis).hints()
    assert {hint.key: hint for hint in picture.hints} == expected
    assert len(picture.hints) == len(expected)


@given(world=snapshots())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_picture_survives_its_way_through_json(world: Snapshot) -> None:
    picture = compute(world, Axis.LEBENSLAGE)
    again = from_json(to_json(picture))
    assert to_json(again) == to_json(picture)
    assert again.hints == picture.hints
    np.testing.assert_allclose(again.cells.places, picture.cells.places, atol=1e-6)
