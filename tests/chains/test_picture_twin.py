"""The fast picture equals the naive one on random worlds."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chains.naive import NaivePicture
from chains.strategies import snapshots
from lueckenlos.chains.picture import Axis, Kind, Snapshot, ages_with_ways, compute, from_json, to_json
from lueckenlos.chains.picture.tally import numbered

AREAS_AND_ALL = [None, 0, 1, 2, 3]


@given(world=snapshots())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("axis", list(Axis))
def test_counts_and_shares_equal_the_naive_twin(axis: Axis, world: Snapshot) -> None:
    picture, twin = compute(world, axis), NaivePicture(world, axis)
    ratio = picture.cells.per_person(picture.people.counts[:, None, :])
    for a, area in enumerate([None, *range(len(world.areas))]):
        for r, row in enumerate(picture.rows):
            for c, column in enumerate(picture.phases):
                at = (a, r, c)
                assert picture.cells.offers[at] == len(twin.at(column, row, area))
                assert picture.cells.places[at] == pytest.approx(twin.places(column, row, area))
                assert picture.cells.silent[at] == twin.silent(column, row, area)
                share = twin.share(column, row, area)
                assert ratio[at] == pytest.approx(np.nan if share is None else share, nan_ok=True)
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
def test_places_of_ages_without_ways_change_no_hint(world: Snapshot) -> None:
    ages = ages_with_ways(world)
    mask = sum(1 << line.bit for line in world.columns if line.slug in ages)
    kept = (world.offers.phases[world.place_offer] & mask) != 0
    places = {name: getattr(world, name)[kept] for name in ("place_offer", "place_lat", "place_lon")}
    assert compute(replace(world, **places), Axis.LEBENSLAGE).hints == compute(world, Axis.LEBENSLAGE).hints


@given(world=snapshots())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("kind", list(Kind))
def test_hints_of_one_kind_are_those_of_the_whole_picture(kind: Kind, world: Snapshot) -> None:
    alone = compute(world, Axis.LEBENSLAGE, frozenset({kind})).hints
    whole = compute(world, Axis.LEBENSLAGE).hints
    assert [hint for hint in alone if hint.kind is kind] == [hint for hint in whole if hint.kind is kind]
    assert all(hint.group.partition(":")[0] == hint.kind for hint in whole)


@given(keys=st.lists(st.sampled_from([0, 3, 7, 8, 5_000_000])), most=st.sampled_from([0, 8]))
def test_numbers_without_gaps_are_the_same_by_counting_and_by_sorting(keys: list[int], most: int) -> None:
    given_keys = np.array([min(key, most) if most else key for key in keys], dtype=np.int64)
    known, expected = np.unique(given_keys, return_inverse=True)
    numbers, count = numbered(given_keys)
    assert (numbers.tolist(), count) == (expected.tolist(), known.size)


@given(world=snapshots())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_picture_survives_its_way_through_json(world: Snapshot) -> None:
    picture = compute(world, Axis.LEBENSLAGE)
    again = from_json(to_json(picture))
    assert to_json(again) == to_json(picture)
    assert again.hints == picture.hints
    np.testing.assert_allclose(again.cells.places, picture.cells.places, atol=1e-6)
