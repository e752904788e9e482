"""Where people live and where offers take place, in metres on one sheet."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lueckenlos.chains.reach.people import PEOPLE
from lueckenlos.equity.distance import EARTH_RADIUS_KM, Points

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class CellPeople:
    """Populated cells of a grid: degrees of the middle, position of the area around it, people of about the age.

    Only the proportions inside an area are used: how many live there says the area's own count.
    """

    lat: FloatArray
    lon: FloatArray
    area: IntArray
    people: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Demand:
    """Points at which people live. ``part``: the share of its area's people, adding up to 1 in every area that has any.

    ``people`` by area; NaN unknown; fewer than ``threshold`` are not shown. ``cell``: position of the cell of the grid,
    −1 for the middle of an area.
    """

    lat: FloatArray
    lon: FloatArray
    area: IntArray
    part: FloatArray
    people: FloatArray
    cell: IntArray
    threshold: int = PEOPLE.threshold

    @property
    def rounded(self) -> FloatArray:
        """People by area as every page rounds them; NaN unknown."""
        return PEOPLE.rounded(self.people)

    @property
    def placed(self) -> BoolArray:
        """By area: whether anybody knows where it lies."""
        return np.bincount(self.area, minlength=self.people.size) > 0

    @property
    def at_points(self) -> FloatArray:
        """People at each point; NaN unknown."""
        return self.part * self.people[self.area]

    @property
    def rounded_at_points(self) -> FloatArray:
        """The same of the rounded people of each area."""
        return self.part * self.rounded[self.area]


@dataclass(frozen=True, slots=True, eq=False)
class Supply:
    """Offers by position and the places they take place at. ``amount``: Plätze by offer, NaN not said.

    ``at``: offer by place. ``remote``: offers that need no way; ``serves`` [offer, area] says whom those come to.
    """

    ids: IntArray
    amount: FloatArray
    remote: BoolArray
    serves: BoolArray
    at: IntArray
    lat: FloatArray
    lon: FloatArray

    @property
    def shares(self) -> FloatArray:
        """Plätze at each place: those of an offer with several are divided evenly. NaN not said."""
        share: FloatArray = (self.amount / np.maximum(np.bincount(self.at, minlength=self.ids.size), 1))[self.at]
        return share

    @property
    def lost(self) -> int:
        """Offers that people go to, and nobody has written down where."""
        placed = np.bincount(self.at, minlength=self.ids.size) > 0
        return int((~placed & ~self.remote).sum())


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """All that a question is answered from."""

    demand: Demand
    supply: Supply
    middles: Points  # of the areas


def demand_at(
    middles: Points, people: FloatArray, cells: CellPeople | None = None, *, threshold: int = PEOPLE.threshold
) -> Demand:
    """The areas' middles, or the cells of those areas that have any."""
    known = np.flatnonzero(~np.isnan(middles.lat) & ~np.isnan(middles.lon))
    one = np.ones(known.size)
    if cells is None or not cells.area.size:
        return Demand(middles.lat[known], middles.lon[known], known, one, people, np.full(known.size, -1), threshold)
    total = np.bincount(cells.area, cells.people, people.size)
    used = np.flatnonzero((cells.people > 0) & (total[cells.area] > 0))
    bare = total[known] <= 0
    return Demand(
        lat=np.concatenate([middles.lat[known[bare]], cells.lat[used]]),
        lon=np.concatenate([middles.lon[known[bare]], cells.lon[used]]),
        area=np.concatenate([known[bare], cells.area[used]]),
        part=np.concatenate([one[bare], cells.people[used] / total[cells.area[used]]]),
        people=people,
        cell=np.concatenate([np.full(int(bare.sum()), -1), used]),
        threshold=threshold,
    )


def plane(middle: tuple[float, float], lat: FloatArray, lon: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Metres east and north of a point (latitude, longitude).

    Meridians taken as parallel: 1 % too wide or narrow 50 km north or south of the middle, far less than a guess of
    detours errs.
    """
    metres = np.radians(1.0) * EARTH_RADIUS_KM * 1000
    return (lon - middle[1]) * metres * np.cos(np.radians(middle[0])), (lat - middle[0]) * metres
