"""From a scene and a question to what can be reached from each area."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from lueckenlos.chains.reach.question import Counting, Question
from lueckenlos.chains.reach.scene import BoolArray, Demand, FloatArray, IntArray, Scene, Supply, plane
from lueckenlos.equity.catchments import Decline, Places, catchment
from lueckenlos.equity.catchments.points import PointSums
from lueckenlos.equity.distance import Points, distance_km, nearness


class AreaState(StrEnum):
    """What is known about one area."""

    KNOWN = "ok"
    NO_PLACE = "ohne-ort"  # nobody knows where the area lies
    NO_PEOPLE = "ohne-menschen"  # nobody has counted its people of this age
    NO_AMOUNT = "ohne-plaetze"  # no offer in reach says how many places it has
    SMALL = "klein"  # too few people to show anything about them


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """By area, in the order of the scene. NaN is unknown and never 0.

    ``share``: people with an offer in reach, or (by places) people for whom there is a place, from 0 to 1.
    ``score``: places for each person; NaN where only nearness is asked. ``offers``: how many are in reach; ``places``:
    places of those that say. ``km``: way to the nearest. ``at_least``: offers without a place on the map or (by
    places) without a number of places could add to the share.
    """

    question: Question
    people: FloatArray
    threshold: int  # fewer people are not shown
    state: tuple[AreaState, ...]
    share: FloatArray
    score: FloatArray
    offers: IntArray
    places: FloatArray
    km: FloatArray
    counted: int  # offers that could count at all
    lost: int  # without a place on the map
    silent: int  # without a number of places
    unseen: int  # areas whose people or place nobody knows
    point_reached: FloatArray  # by demand point: 1 where any offer is in reach
    point_score: FloatArray  # by demand point: places for each person; NaN where only nearness is asked

    @property
    def at_least(self) -> bool:
        return bool(self.lost or (self.question.counting is Counting.PLACES and self.silent))


def measure_reach(scene: Scene, question: Question) -> Reach:
    """Reach of every area. Pure: same input, same answer.

    Distances are straight lines times ``question.detour``. An area without an offer in reach has the share 0; without
    a known place it has none at all. Areas whose people are unknown do not compete for places.
    """
    demand, supply = scene.demand, scene.supply
    areas = demand.people.size
    near, pairs = _near(scene, question)
    remote = supply.serves & supply.remote[:, None]
    offers = np.bincount(pairs[0], minlength=areas) + remote.sum(axis=0)
    served = remote.sum(axis=0) > 0
    point_reached = np.maximum(near, served[demand.area])
    said = ~np.isnan(supply.amount)
    score = _scores(scene, question) if question.counting is Counting.PLACES else np.full(demand.area.size, np.nan)
    if question.counting is Counting.PLACES:
        share = _by_area(demand, np.minimum(score, 1.0))
    else:
        share = _by_area(demand, point_reached)
    states = _states(scene, question, offers, _offers_that_say(pairs, remote, said, areas))
    known = np.array([state is AreaState.KNOWN for state in states], dtype=bool)
    amounts = np.where(said, supply.amount, 0.0)
    places = np.bincount(pairs[0], amounts[pairs[1]], areas) + amounts @ remote
    return Reach(
        question=question,
        people=demand.people,
        threshold=demand.threshold,
        state=states,
        share=np.where(known, share, np.nan),
        score=np.where(known, _by_area(demand, score), np.nan),
        offers=np.where(demand.placed, offers, 0),
        places=np.where(demand.placed, places, np.nan),
        km=_nearest(scene) * question.detour,
        counted=supply.ids.size,
        lost=supply.lost,
        silent=int((~said).sum()),
        unseen=int((~demand.placed | np.isnan(demand.people)).sum()),
        point_reached=point_reached,
        point_score=score,
    )


def on_sheet(scene: Scene, lat: FloatArray, lon: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Metres from the middle of the areas that are known."""
    demand = scene.demand
    return plane((float(demand.lat.mean()), float(demand.lon.mean())), lat, lon)


def _near(scene: Scene, question: Question) -> tuple[FloatArray, tuple[IntArray, IntArray]]:
    """By demand point 1 where an offer is in reach; and the distinct pairs (area, offer) in reach."""
    demand, supply = scene.demand, scene.supply
    nobody = np.zeros(demand.area.size)
    nothing = np.zeros(0, dtype=np.int64)
    if not demand.area.size or not supply.at.size:
        return nobody, (nothing, nothing)
    here = Places.of(*on_sheet(scene, demand.lat, demand.lon), 1)
    there = Places.of(*on_sheet(scene, supply.lat, supply.lon), 1)
    found = list(PointSums(here, there, Decline.of("cumulative", [question.way], None, question.detour)).pairs())
    if not found:
        return nobody, (nothing, nothing)
    points = np.concatenate([each[0] for each in found])
    offers = supply.at[np.concatenate([each[1] for each in found])]
    nobody[points] = 1.0
    distinct = np.unique(demand.area[points] * supply.ids.size + offers)
    return nobody, (distinct // supply.ids.size, distinct % supply.ids.size)


def _scores(scene: Scene, question: Question) -> FloatArray:
    """Places for each person by demand point; 0 where no offer that says anything is in reach."""
    demand, supply = scene.demand, scene.supply
    score = np.zeros(demand.area.size)
    # everybody knows the places: over exact people they would give the people back
    people = demand.rounded_at_points
    asked = np.flatnonzero(~np.isnan(people))
    shares = supply.shares
    said = np.flatnonzero(~np.isnan(shares))
    if asked.size and said.size:
        here = Places.of(*on_sheet(scene, demand.lat[asked], demand.lon[asked]), people[asked])
        there = Places.of(*on_sheet(scene, supply.lat[said], supply.lon[said]), shares[said])
        steps, detour = question.steps, question.detour
        found = catchment(here, there, steps=steps, method=question.method, detour=detour).score
        if question.method == "cumulative":
            found = np.divide(found, people[asked], out=np.zeros_like(found), where=people[asked] > 0)
        score[asked] = np.nan_to_num(found)
    return score + _remote_score(demand, supply)[demand.area]


def _remote_score(demand: Demand, supply: Supply) -> FloatArray:
    """By area: places of offers that need no way, over all people they serve."""
    people = np.nan_to_num(demand.rounded)
    counted = supply.remote & ~np.isnan(supply.amount)
    serves = supply.serves[counted]
    crowd: FloatArray = serves @ people
    ratio = np.divide(supply.amount[counted], crowd, out=np.zeros(crowd.size), where=crowd > 0)
    score: FloatArray = ratio @ serves
    return score


def _by_area(demand: Demand, at_points: FloatArray) -> FloatArray:
    """Mean over the points of an area, weighted by the people at them; 0 for areas without a point."""
    return np.bincount(demand.area, at_points * demand.part, demand.people.size).astype(np.float64)


def _offers_that_say(pairs: tuple[IntArray, IntArray], remote: BoolArray, said: BoolArray, areas: int) -> IntArray:
    """By area: offers in reach that say how many places they have."""
    on_site: IntArray = np.bincount(pairs[0][said[pairs[1]]], minlength=areas)
    without_way: IntArray = (remote & said[:, None]).sum(axis=0)
    return on_site + without_way


def _states(scene: Scene, question: Question, offers: IntArray, saying: IntArray) -> tuple[AreaState, ...]:
    by_places = question.counting is Counting.PLACES
    asked = (
        (~scene.demand.placed, AreaState.NO_PLACE),
        (np.isnan(scene.demand.people), AreaState.NO_PEOPLE),
        ((offers > 0) & (saying == 0) & by_places, AreaState.NO_AMOUNT),
    )
    return tuple(next((state for true, state in asked if true[area]), AreaState.KNOWN) for area in range(offers.size))


def _nearest(scene: Scene) -> FloatArray:
    """Kilometres from the middle of each area to the nearest place as the crow flies; NaN where either is unknown."""
    supply, middles = scene.supply, scene.middles
    out = np.full(middles.lat.size, np.nan)
    if not supply.at.size:
        return out
    places = Points(supply.lat, supply.lon)
    best = np.nan_to_num(nearness(places, middles), nan=-2.0).argmax(axis=0)
    out[:] = distance_km(Points(places.lat[best], places.lon[best]), middles)
    return out
