"""People and need of a picture, laid out by area and column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from django.db.models import Case, Count, F, FloatField, Q, Value, When

from lueckenlos.chains.picture import Area, Axis, Need, People, Source
from lueckenlos.chains.picture.snapshot import BoolArray, FloatArray, IntArray
from lueckenlos.chains.queries.fetch import compiled, run
from lueckenlos.chains.reach import PEOPLE, people_rule
from lueckenlos.equity import Status, release_parts
from lueckenlos.equity.ranks import MIN_FOR_FIFTHS, UNKNOWN, fifths
from lueckenlos.geo.models import Gebiet
from lueckenlos.indicators.enums import Polarity, ValueStatus
from lueckenlos.indicators.models import IndicatorValue
from lueckenlos.indicators.queries import People as CountedPeople
from lueckenlos.indicators.queries import Value as IndicatorFigure
from lueckenlos.indicators.queries import latest_values_by_indicator, people, sum_of_parts
from lueckenlos.indicators.registry import Indicator, all_indicators
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.phases import phase_ages


class Sources:
    """Numbers the sources of all figures of one picture from 1."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], int] = {}

    def number(self, title: str, attribution: str) -> int:
        return self._known.setdefault((title, attribution), len(self._known) + 1)

    def all(self) -> tuple[Source, ...]:
        return tuple(Source(number, title, text) for (title, text), number in self._known.items())


@dataclass(frozen=True, slots=True)
class Territory:
    """The Stelle's own Gebiete, the nearest Gebiete above them, and the parts the picture shows."""

    stelle: Stelle
    own: Sequence[Gebiet]
    above: Sequence[Gebiet]
    areas: Sequence[Area]


def people_of(territory: Territory, phases: Sequence[str], sources: Sources) -> People:
    """[1 + area, phase] as counted; the whole is the sum over the Stelle's own Gebiete. One query.

    For computing only: what is shown goes through ``shown_people`` or ``reach.shown``. A Gebiet that nobody counted by
    age has the people of all its areas (``summed``).
    """
    own = [gebiet.pk for gebiet in territory.own]
    found = people([*own, *(area.id for area in territory.areas)], phase_ages(), territory.stelle)
    sums = {} if any((gebiet, phase) in found for gebiet in own for phase in phases) else _sums(territory, found)
    found |= sums
    shape = (1 + len(territory.areas), len(phases))
    counts, numbers = np.full(shape, np.nan), np.zeros(shape, dtype=np.int64)
    estimated = np.zeros(shape, dtype=bool)
    days: list[list[str]] = [[""] * len(phases) for _ in range(shape[0])]
    for row, ids in enumerate([own, *([area.id] for area in territory.areas)]):
        for column, phase in enumerate(phases):
            known = [one for id_ in ids if (one := found.get((id_, phase))) and one.persons is not None]
            if not known or len(known) < len(ids):
                continue
            counts[row, column] = sum(one.persons or 0 for one in known)
            numbers[row, column] = sources.number(known[0].source, known[0].attribution)
            days[row][column] = min(one.stichtag for one in known).isoformat()
            estimated[row, column] = any(one.estimated for one in known)
    threshold = max((one.threshold for one in found.values()), default=PEOPLE.threshold)
    dates = tuple(tuple(line) for line in days)
    return People(counts, numbers, dates, estimated, summed=bool(sums), threshold=threshold)


def shown_people(people: People) -> People:
    """What of them a picture may hold, with everything that is made from it: pages, papers, frozen inventories.

    Each age is released on its own, the areas together with the whole.
    """
    counts, hidden = _released(people.counts.tobytes(), people.counts.shape, people.threshold)
    return replace(people, counts=counts.copy(), hidden=hidden.copy())


@lru_cache(maxsize=64)
def _released(counted: bytes, shape: tuple[int, ...], threshold: int) -> tuple[FloatArray, BoolArray]:
    """Counts that may be shown, and which of the others are hidden."""
    counts, hidden = np.full(shape, np.nan), np.zeros(shape, dtype=bool)
    rule = people_rule(threshold)
    for column, (whole, *parts) in enumerate(np.frombuffer(counted).reshape(shape).T.tolist()):
        shown = release_parts(parts, rule, whole)
        # the whole is the first of the picture and the last of what is released
        counts[:, column] = np.roll(shown.values, 1)
        hidden[:, column] = np.roll(shown.status, 1) == Status.SUPPRESSED
    return counts, hidden


def _sums(territory: Territory, found: Mapping[tuple[int, str], CountedPeople]) -> dict[tuple[int, str], CountedPeople]:
    if len(territory.own) != 1:
        return {}
    (own,) = territory.own
    parts = sum_of_parts(found, [area.id for area in territory.areas], own.population)
    return {(own.pk, phase): one for phase, one in parts.items()}


def needs_of(territory: Territory, sources: Sources) -> tuple[Need, ...]:
    """Indicators with any value here. Two queries.

    The whole territory takes its own value or, without one, that of the nearest Gebiet above (a town of its Kreis);
    several own Gebiete have no common value.
    """
    own = [gebiet for gebiet in territory.own if len(territory.own) == 1]
    chain = [*own, *territory.above]
    ids = [gebiet.pk for gebiet in chain] + [area.id for area in territory.areas]
    values = latest_values_by_indicator(all_indicators().values(), ids, territory.stelle)
    shown = [each for each in all_indicators().values() if any(one.ok for one in values[each.slug].values())]
    whole = {each.slug: _nearest(chain, values[each.slug]) for each in shown}
    ranks = _ranks({slug: found for slug, found in whole.items() if found})
    needs = []
    for each in shown:
        found = whole[each.slug]
        rank, compared = ranks.get(each.slug, (UNKNOWN, 0))
        figures = [found[1] if found else None, *(values[each.slug].get(area.id) for area in territory.areas)]
        needs.append(
            Need(
                indicator=each.slug,
                phases=frozenset(each.phases),
                rows={
                    Axis.LEBENSLAGE: frozenset(each.lebenslagen),
                    Axis.HANDLUNGSFELD: frozenset(each.handlungsfelder),
                },
                values=_values(figures),
                fifths=_fifths(each, rank, _values(figures)),
                sources=np.array([sources.number(one.source, one.attribution) if one else 0 for one in figures]),
                periods=tuple(one.period if one else "" for one in figures),
                compared_with=compared,
                borrowed_from=found[0].name if found and found[0] not in own else "",
            )
        )
    return tuple(needs)


def _nearest(chain: Sequence[Gebiet], values: Mapping[int, IndicatorFigure]) -> tuple[Gebiet, IndicatorFigure] | None:
    for gebiet in chain:
        figure = values.get(gebiet.pk)
        if figure is not None and figure.ok:
            return gebiet, figure
    return None


def _values(figures: Sequence[IndicatorFigure | None]) -> FloatArray:
    return np.array([np.nan if one is None or one.value is None else one.value for one in figures])


def _fifths(indicator: Indicator, whole: int, values: FloatArray) -> IntArray:
    """Nothing is worst where no direction is: indicators without a judgement have no fifth."""
    if indicator.polarity is Polarity.NEUTRAL:
        return np.zeros(len(values), dtype=np.int64)
    return np.concatenate([[whole], fifths(values[1:], high_is_worse=indicator.polarity is Polarity.LOWER)])


def _ranks(whole: Mapping[str, tuple[Gebiet, IndicatorFigure]]) -> dict[str, tuple[int, int]]:
    """Slug → (fifth, number compared): among the Gebiete of the same level in the same Land and period. One query."""
    if not whole:
        return {}
    asked = tuple(
        (slug, figure.period, gebiet.ebene, gebiet.ars[:2] if len(gebiet.ars) > 2 else "", figure.value)
        for slug, (gebiet, figure) in whole.items()
    )
    return {
        slug: (_fifth(slug, below, equal=equal, compared=compared), compared)
        for slug, below, equal, compared in run(_compared_with(asked))
    }


# Django takes four times as long to build it as the database to answer, and a Stelle always asks the same
@lru_cache(maxsize=64)
def _compared_with(asked: Sequence[tuple[str, str, str, str, float | None]]) -> tuple[str, Sequence[object]]:
    """For (indicator, period, level, beginning of the key, value): how many are below, equal, compared at all."""
    own = [
        When(indicator=slug, period=period, gebiet__ebene=level, gebiet__ars__startswith=stem, then=Value(value))
        for slug, period, level, stem, value in asked
    ]
    slugs = [slug for slug, *_ in asked]
    rows = (
        IndicatorValue.objects.filter(status=ValueStatus.OK, indicator__in=slugs, source__stelle__isnull=True)
        .annotate(mine=Case(*own, output_field=FloatField()))
        .filter(mine__isnull=False)
        .order_by("indicator")
        .values("indicator")
        .annotate(
            below=Count("gebiet", filter=Q(value__lt=F("mine")), distinct=True),
            equal=Count("gebiet", filter=Q(value=F("mine")), distinct=True),
            compared=Count("gebiet", distinct=True),
        )
    )
    return compiled(rows.values_list("indicator", "below", "equal", "compared"))


def _fifth(slug: str, below: int, *, equal: int, compared: int) -> int:
    """By midrank, as ``equity.ranks.fifths`` does for areas."""
    if compared < MIN_FOR_FIFTHS:
        return UNKNOWN
    midrank = below + (equal + 1) / 2
    if all_indicators()[slug].polarity is Polarity.HIGHER:
        midrank = compared + 1 - midrank
    return int(np.ceil(5 * (midrank - 0.5) / compared))
