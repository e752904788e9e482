"""Reach and further places as pure computation: by hand, against a slow twin, and what may be shown."""

from itertools import combinations

import numpy as np
import pytest

from lueckenlos.chains.reach import (
    AreaState,
    Candidates,
    CellPeople,
    Counting,
    Question,
    Scene,
    Supply,
    demand_at,
    further_places,
    measure_reach,
    plane,
    shown,
    shown_cells,
)
from lueckenlos.equity import Refused
from lueckenlos.equity.distance import Points, distance_km

NAN = float("nan")
# a kilometre north, in degrees
KM = 1 / 111.195
PLACES = Question("kita-alter", way=1_000, detour=1.0)
NEAR = Question("kita-alter", way=1_000, detour=1.0, counting=Counting.NEAR)


def points(*kms: float) -> Points:
    """On a line to the north; NaN unknown."""
    return Points(51 + np.array(kms, dtype=float) * KM, np.where(np.isnan(kms), np.nan, 11.0))


def scene(
    areas: list[float],
    people: list[float],
    offers: list[tuple[list[float], float]],
    *,
    remote: dict[int, list[int]] | None = None,
    cells: CellPeople | None = None,
) -> Scene:
    """``offers``: (kilometres of each place, Plätze); ``remote``: offer → areas it comes to."""
    middles = points(*areas)
    at = [offer for offer, (kms, _) in enumerate(offers) for _ in kms]
    where = points(*(km for kms, _ in offers for km in kms))
    serves = np.zeros((len(offers), len(areas)), dtype=bool)
    for offer, served in (remote or {}).items():
        serves[offer, served] = True
    supply = Supply(
        ids=np.arange(len(offers)),
        amount=np.array([places for _, places in offers], dtype=float),
        remote=np.array([offer in (remote or {}) for offer in range(len(offers))], dtype=bool),
        serves=serves,
        at=np.array(at, dtype=np.int64),
        lat=where.lat,
        lon=where.lon,
    )
    return Scene(demand_at(middles, np.array(people, dtype=float), cells), supply, middles)


def test_places_are_shared_by_all_who_reach_them() -> None:
    """8 places at 0 km for 10 + 30 children 0.5 km apart, 6 more at 1.2 km that only the second area reaches."""
    found = measure_reach(scene([0, 0.5], [10, 30], [([0], 8), ([1.2], 6)]), PLACES)
    assert found.score.round(4).tolist() == [0.2, 0.4]
    assert found.share.round(4).tolist() == [0.2, 0.4]
    assert found.score @ found.people == pytest.approx(14)
    assert found.offers.tolist() == [1, 2]
    assert found.places.tolist() == [8, 14]
    assert found.km.round(2).tolist() == [0, 0.5]


def test_more_places_than_people_reach_everybody_and_no_more() -> None:
    found = measure_reach(scene([0], [10], [([0], 25)]), PLACES)
    assert (found.share[0], found.score[0]) == (1, 2.5)


def test_nothing_in_reach_is_nought_and_an_unknown_place_is_unknown() -> None:
    found = measure_reach(scene([0, 9, NAN], [10, 10, 10], [([0], 5)]), PLACES)
    assert found.share[:2].tolist() == [0.5, 0]
    assert np.isnan(found.share[2])
    assert np.isnan(found.km[2])
    assert found.state == (AreaState.KNOWN, AreaState.KNOWN, AreaState.NO_PLACE)
    assert found.unseen == 1


def test_people_nobody_has_counted_do_not_compete_and_have_no_share() -> None:
    found = measure_reach(scene([0, 0.5], [10, NAN], [([0], 5)]), PLACES)
    assert found.share[0] == 0.5
    assert np.isnan(found.share[1])
    assert found.state[1] is AreaState.NO_PEOPLE


def test_offers_that_do_not_say_their_places_leave_the_share_open() -> None:
    found = measure_reach(scene([0, 5], [10, 10], [([0], NAN), ([5], 5), ([5], NAN)]), PLACES)
    assert found.state == (AreaState.NO_AMOUNT, AreaState.KNOWN)
    assert np.isnan(found.share[0])
    assert (found.share[1], found.silent, found.at_least) == (0.5, 2, True)


def test_an_offer_without_a_place_on_the_map_makes_shares_a_lower_bound() -> None:
    found = measure_reach(scene([0], [10], [([0], 5), ([], 5)]), NEAR)
    assert (found.lost, found.at_least, found.share[0]) == (1, True, 1)
    assert not measure_reach(scene([0], [10], [([0], NAN)]), NEAR).at_least


def test_places_of_an_offer_with_several_are_divided() -> None:
    found = measure_reach(scene([0, 50], [10, 10], [([0, 50], 8)]), PLACES)
    assert found.share.tolist() == [0.4, 0.4]


def test_an_offer_at_two_places_in_reach_counts_once() -> None:
    assert measure_reach(scene([0], [10], [([0, 0.5], 8)]), NEAR).offers.tolist() == [1]


def test_offers_that_come_to_the_people_need_no_way() -> None:
    found = measure_reach(scene([0, 50, 90], [10, 30, 5], [([], 20)], remote={0: [0, 1]}), PLACES)
    assert found.share.tolist() == [0.5, 0.5, 0]
    assert found.lost == 0
    assert measure_reach(scene([0, 50], [1, 1], [([], 2)], remote={0: [1]}), NEAR).share.tolist() == [0, 1]


def test_detours_make_ways_longer() -> None:
    there = scene([0], [10], [([0.9], 5)])
    assert measure_reach(there, PLACES).share[0] == 0.5
    longer = measure_reach(there, Question("kita-alter", way=1_000, detour=1.3))
    assert longer.share[0] == 0
    assert longer.km[0] == pytest.approx(1.17, abs=0.01)


def test_near_offers_count_more_where_that_is_asked() -> None:
    """550 m away is in the second third and weighs 0.68."""
    steps = Question("kita-alter", way=900, detour=1.0, method="e2sfca")
    both = scene([0, 0.55], [10, 10], [([0], 10)])
    assert measure_reach(both, steps).score.round(3).tolist() == [0.595, 0.405]
    assert measure_reach(both, Question("kita-alter", way=900, detour=1.0)).score.tolist() == [0.5, 0.5]


def test_counting_without_rivals_gives_everybody_all_places() -> None:
    alone = Question("kita-alter", way=900, detour=1.0, method="cumulative")
    assert measure_reach(scene([0, 0.55], [10, 20], [([0], 10)]), alone).score.tolist() == [1, 0.5]


def test_cells_say_which_part_of_an_area_is_near() -> None:
    cells = CellPeople(
        lat=51 + np.array([0, 3]) * KM, lon=np.array([11.0, 11.0]), area=np.array([0, 0]), people=np.array([30.0, 10.0])
    )
    found = measure_reach(scene([0, 3], [100, 40], [([0], 60)], cells=cells), NEAR)
    assert found.share.tolist() == [0.75, 0]
    by_places = measure_reach(scene([0, 3], [100, 40], [([0], 60)], cells=cells), PLACES)
    assert by_places.share.round(4).tolist() == [0.6, 0]


@pytest.mark.parametrize("method", ["2sfca", "cumulative"])
def test_the_same_as_a_slow_twin(method: str) -> None:
    rng = np.random.default_rng(7)
    areas, people = rng.uniform(0, 6, 12).tolist(), (5 * rng.integers(0, 18, 12)).tolist()
    offers = [(rng.uniform(0, 6, rng.integers(1, 3)).tolist(), float(rng.integers(1, 40))) for _ in range(15)]
    question = Question("kita-alter", way=1_000, detour=1.3, method=method)  # type: ignore[arg-type] # one of two
    found = measure_reach(scene(areas, people, offers), question)
    near = lambda area, km: abs(area - km) * 1.3 <= 1  # noqa: E731 -- read once
    for area, here in enumerate(areas):
        score = 0.0
        for kms, places in offers:
            for km in kms:
                if near(here, km):
                    crowd = sum(people[k] for k, other in enumerate(areas) if near(other, km))
                    below = people[area] if method == "cumulative" else crowd
                    score += places / len(kms) / below if below else 0
        assert found.score[area] == pytest.approx(score)


def test_small_groups_are_hidden_and_their_sum_does_not_give_them_away() -> None:
    there = shown(measure_reach(scene([0, 0, 0], [2, 40, 60], [([0], 51)]), PLACES))
    assert there.state[0] is AreaState.SMALL
    assert np.isnan(there.people.values[0])
    assert np.isnan(there.share[0])
    # a second count or the sum goes too, or the rest of 102 would be 2
    assert np.isnan(there.people.values).sum() >= 2
    assert np.isnan(there.whole_share)


@pytest.mark.parametrize("method", ["2sfca", "cumulative"])
@pytest.mark.parametrize("remote", [None, {0: [0, 1]}])
def test_places_over_people_do_not_give_the_people_back(method: str, remote: dict[int, list[int]] | None) -> None:
    """12 places over 41 people are 29.3 for 100, and whoever divides has the 41; 38 to 42 must look alike."""
    question = Question("kita-alter", way=1_000, detour=1.0, method=method)  # type: ignore[arg-type] # one of two
    told = set()
    for people in range(38, 43):
        there = shown(measure_reach(scene([0, 9], [people, 60], [([0], 12)], remote=remote), question))
        told.add((*there.per_100.tolist(), *there.share.tolist(), there.whole_share))
    assert len(told) == 1


def test_the_whole_is_known_where_every_area_is() -> None:
    there = shown(measure_reach(scene([0, 9], [40, 60], [([0], 10)]), PLACES))
    assert there.people.values.tolist() == [40, 60, 100]
    assert (there.whole_people, there.whole_share) == (100, pytest.approx(0.1))
    unknown = shown(measure_reach(scene([0, NAN], [40, 60], [([0], 10)]), PLACES))
    assert np.isnan(unknown.whole_share)


def test_by_nearness_a_few_people_out_of_reach_are_hidden() -> None:
    cells = CellPeople(
        lat=51 + np.array([0, 3]) * KM, lon=np.array([11.0, 11.0]), area=np.array([0, 0]), people=np.array([99.0, 1.0])
    )
    there = shown(measure_reach(scene([0], [100], [([0], 10)], cells=cells), NEAR))
    assert np.isnan(there.share[0])


def candidates(*kms: float) -> Candidates:
    where = points(*kms)
    return Candidates(where.lat, where.lon)


def test_further_places_are_the_best_there_are() -> None:
    rng = np.random.default_rng(3)
    areas, people = rng.uniform(0, 8, 9).tolist(), rng.integers(5, 60, 9).astype(float).tolist()
    there = scene(areas, people, [([areas[0]], 5)])
    reach = measure_reach(there, NEAR)
    kms = rng.uniform(0, 8, 7).tolist()
    found = further_places(there, reach, candidates(*kms), 2, np.ones(9))

    def newly(chosen: tuple[int, ...]) -> float:
        near = [any(abs(area - kms[one]) <= 1 for one in chosen) for area in areas]
        return sum(p for p, now, before in zip(people, near, reach.share, strict=True) if now and not before)

    assert newly(found.chosen) == max(newly(pair) for pair in combinations(range(7), 2))
    assert (found.exact, found.share_of_best) == (True, 1)


def test_whom_further_places_reach_and_whom_not() -> None:
    there = scene([0, 5, 9], [40, 30, 20], [([0], 5)])
    found = further_places(there, measure_reach(there, NEAR), candidates(0, 5), 2, np.ones(3))
    assert found.chosen == (1,)
    assert found.reaches == ((1,),)
    assert found.counts.values.tolist() == [[40, 0, 0, 40], [0, 30, 0, 30], [0, 0, 20, 20], [40, 30, 20, 90]]
    assert found.adds.values.tolist() == [30, 30]


def test_need_can_turn_the_choice() -> None:
    there = scene([0, 5], [30, 20], [([50], 5)])
    reach = measure_reach(there, NEAR)
    assert further_places(there, reach, candidates(0, 5), 1, np.ones(2)).chosen == (0,)
    assert further_places(there, reach, candidates(0, 5), 1, np.array([1.0, 2.0])).chosen == (1,)


def test_people_reached_without_a_way_need_no_further_place() -> None:
    there = scene([0, 5], [30, 20], [([], 5)], remote={0: [0]})
    found = further_places(there, measure_reach(there, NEAR), candidates(0, 5), 1, np.ones(2))
    assert found.chosen == (1,)


def test_where_everybody_is_reached_no_place_is_proposed() -> None:
    there = scene([0], [30], [([0], 5)])
    with pytest.raises(Refused, match="no_places"):
        further_places(there, measure_reach(there, NEAR), candidates(0), 1, np.ones(1))


def test_metres_on_the_sheet_agree_with_the_globe() -> None:
    lat, lon = np.array([51.3, 51.9]), np.array([11.0, 11.5])
    x, y = plane((51.6, 11.25), lat, lon)
    way = float(np.hypot(x[1] - x[0], y[1] - y[0])) / 1000
    assert way == pytest.approx(float(distance_km(Points(lat[0], lon[0]), Points(lat[1], lon[1]))), rel=0.01)


def grid_of(areas: list[int], people: list[float], *kms: float) -> CellPeople:
    where = points(*kms)
    return CellPeople(where.lat, where.lon, np.array(areas), np.array(people))


def test_cells_show_where_the_gap_is_and_no_small_group() -> None:
    """40 children of the census, of whom the register now counts 80: 60 beside the offer, 18 and 2 beyond its reach."""
    there = scene([0, 9], [80, 7], [([0], 30)], cells=grid_of([0, 0, 0], [30, 9, 1], 0, 3, 6))
    found = shown_cells(there, measure_reach(there, PLACES))
    assert found.cell.tolist() == [0, 1, 2]
    assert found.people.values.tolist()[:2] == [60, 20]
    assert np.isnan(found.people.values[2])
    assert found.share.tolist() == [0.5, 0, 0]
    assert found.per_100.tolist() == [50, 0, 0]
    near = shown_cells(there, measure_reach(there, NEAR))
    assert (near.cell.tolist(), near.share.tolist()) == ([1, 2, 0], [0, 0, 1])
    assert np.isnan(near.per_100).all()


def test_a_cell_without_a_child_looks_like_one_with_two() -> None:
    there = scene([0], [3], [], cells=grid_of([0, 0, 0], [1, 60, 30], 0, 3, 6))
    assert np.isnan(shown_cells(there, measure_reach(there, NEAR)).people.values).all()


def test_cells_of_a_hidden_area_are_hidden_too() -> None:
    """The 40 go with the 2, and their cells would add up to them."""
    there = scene([0, 3, 6], [2, 40, 60], [([6], 9)], cells=grid_of([0, 1, 1, 2], [2, 10, 30, 60], 0, 3, 4, 6))
    assert shown_cells(there, measure_reach(there, NEAR)).area.tolist() == [2]


def test_cells_of_areas_nobody_knows_anything_about_are_left_out() -> None:
    there = scene([0, 5], [NAN, 10], [([5], NAN)], cells=grid_of([0, 1], [10, 10], 0, 5))
    assert shown_cells(there, measure_reach(there, PLACES)).cell.size == 0
    assert shown_cells(there, measure_reach(there, NEAR)).cell.tolist() == [1]


def test_an_area_without_cells_stands_at_its_middle_and_is_no_cell() -> None:
    there = scene([0, 5], [10, 10], [([5], 3)], cells=grid_of([0], [10], 0))
    assert there.demand.cell.tolist() == [-1, 0]
    assert shown_cells(there, measure_reach(there, NEAR)).area.tolist() == [0]
