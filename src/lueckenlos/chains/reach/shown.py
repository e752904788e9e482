"""What of a reach may be shown: people only by way of the disclosure rules, shares only where those show people."""

from dataclasses import dataclass

import numpy as np

from lueckenlos.chains.reach.compute import AreaState, Reach
from lueckenlos.chains.reach.people import PEOPLE, people_rule
from lueckenlos.chains.reach.question import Counting
from lueckenlos.chains.reach.scene import FloatArray, IntArray
from lueckenlos.equity import Releasable, release_parts, release_table


@dataclass(frozen=True, slots=True, eq=False)
class ShownReach:
    """By area; NaN where nothing may or can be said. ``people`` are released counts, all of them together last.

    ``whole_people``, ``whole_share``: the territory, NaN where any of its areas is unknown or hidden.
    """

    state: tuple[AreaState, ...]
    people: Releasable
    share: FloatArray
    per_100: FloatArray
    offers: IntArray
    places: FloatArray
    km: FloatArray
    whole_people: float
    whole_share: float
    at_least: bool


def shown(reach: Reach) -> ShownReach:
    """The rows of the table. A share tells about people, so it goes where their number goes.

    By nearness the reached and the others are released together with their sums, so that no total gives a small group
    away; by places a share is supply over people, who are rounded before, so that no division gives their count back.
    """
    areas = reach.people.size
    people = release_parts(reach.people, people_rule(reach.threshold))
    hidden = ~np.isnan(reach.people) & np.isnan(people.values[:areas])
    states = tuple(
        AreaState.SMALL if hide and state is AreaState.KNOWN else state
        for hide, state in zip(hidden, reach.state, strict=True)
    )
    known = np.array([state is AreaState.KNOWN for state in states], dtype=bool)
    shares, whole = _shares(reach)
    share = np.where(known, shares, np.nan)
    return ShownReach(
        state=states,
        people=people,
        share=share,
        per_100=np.where(known, 100 * reach.score, np.nan),
        offers=reach.offers,
        places=reach.places,
        km=reach.km,
        whole_people=float(people.values[-1]) if people.values.size else np.nan,
        whole_share=whole if known.all() and known.size else np.nan,
        at_least=reach.at_least,
    )


def _shares(reach: Reach) -> tuple[FloatArray, float]:
    """Of areas, and of the whole territory."""
    if reach.question.counting is Counting.PLACES:
        return reach.share, _mean(reach)
    known = ~np.isnan(reach.share)
    out = np.full(reach.share.size, np.nan)
    if not known.any():
        return out, np.nan
    people = np.rint(reach.people[known])
    reached = np.rint(reach.share[known] * people)
    table = release_table(np.stack([reached, people - reached], axis=1), people_rule(reach.threshold)).values
    total = np.where(table[:, 2] > 0, table[:, 2], np.nan)
    found = np.minimum(table[:, 0] / total, 1.0)
    out[known] = found[:-1]
    return out, float(found[-1])


def _mean(reach: Reach) -> float:
    people = PEOPLE.rounded(reach.people)
    total = float(np.nansum(people))
    return float((reach.share * people).sum() / total) if total > 0 else np.nan
