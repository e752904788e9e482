"""Life expectancy at birth from an abridged life table, refused where its interval would say nothing."""

from typing import Final

import numpy as np

from lueckenlos.equity.errors import BadNumbers, Refused
from lueckenlos.equity.intervals import Interval
from lueckenlos.equity.numbers import FloatArray, Numbers, numbers, z_of

# start of the age bands 0, 1-4, 5-9, ... 85-89, 90 and over
AGES: Final = (0, 1, *range(5, 95, 5))
# PHE publishes no life expectancy of an area with fewer person-years
FEWEST_PEOPLE: Final = 5_000
# own rule, three years up and down: a value that may lie anywhere in between places an area nowhere
WIDEST_YEARS: Final = 6.0
# infants who die live a tenth of their first year; later deaths fall in the middle of the band
INFANT_SHARE: Final = 0.1


def life_expectancy(deaths: Numbers, population: Numbers, *, confidence: float = 0.95) -> Interval:
    """Years a newborn would live if each age had the death rates of this area now; both arguments by ``AGES``.

    Unit: years. Missing: no NaN allowed. Errors: shapes_differ, negative, zero_population.
    Refused: too_few_people (under 5,000 person-years), too_few_cases (nobody died in the open last band: its length
    would be infinite), interval_too_wide (over 6 years).
    Source: Chiang, The Life Table and its Applications (1984), ch. 6-8; last band as Silcocks, Jenner, Reza, J.
    Epidemiol. Community Health 55 (2001) 38-43; rules on small areas as Eayres & Williams, ibid. 58 (2004) 243-249.
    """
    d = numbers(deaths, name="deaths", least=0)
    n = numbers(population, name="population", least=0)
    if d.shape != (len(AGES),) or n.shape != d.shape:
        raise BadNumbers("shapes_differ", deaths=d.shape, population=n.shape, ages=len(AGES))
    if (n == 0).any():
        raise BadNumbers("zero_population", age=AGES[int(np.argmax(n == 0))])
    if n.sum() < FEWEST_PEOPLE:
        raise Refused("too_few_people", people=float(n.sum()), fewest=FEWEST_PEOPLE)
    if d[-1] == 0:
        raise Refused("too_few_cases", age=AGES[-1])
    years, variance = _chiang(d, n)
    half = z_of(confidence) * float(np.sqrt(variance))
    if 2 * half > WIDEST_YEARS:
        raise Refused("interval_too_wide", width=2 * half, widest=WIDEST_YEARS)
    value, lower, upper = (np.asarray(each) for each in (years, years - half, years + half))
    return Interval(value, lower, upper, confidence, "chiang")


def _chiang(d: FloatArray, n: FloatArray) -> tuple[float, float]:
    """Expectancy at birth and its variance."""
    width = np.diff(AGES).astype(np.float64)
    lived = np.full(width.shape, 0.5)
    lived[0] = INFANT_SHARE
    rate = d / n
    dying = np.minimum(width * rate[:-1] / (1 + (1 - lived) * width * rate[:-1]), 1.0)
    alive = np.concatenate([[1.0], np.cumprod(1 - dying)])
    spent = np.append(width * (alive[1:] + lived * (alive[:-1] - alive[1:])), alive[-1] / rate[-1])
    # years still to live at the start of every band; an age that nobody reaches adds nothing
    ahead = np.cumsum(spent[::-1])[::-1] / np.where(alive > 0, alive, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        dying_variance = np.where(d[:-1] > 0, dying**2 * (1 - dying) / d[:-1], 0.0)
    change = alive[:-1] * (ahead[1:] + (1 - lived) * width)
    variance = float((change**2 * dying_variance).sum() + (alive[-1] / rate[-1]) ** 2 / d[-1])
    return float(spent.sum()), variance
