"""Loads what reach is measured from, in a small constant number of queries."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
from django.db.models import Q, QuerySet

from lueckenlos.chains.picture import UNKNOWN, Area, People, Source
from lueckenlos.chains.queries.areas import places_of, served_areas
from lueckenlos.chains.queries.candidates import candidates_of
from lueckenlos.chains.queries.cells import Cells, people_cells
from lueckenlos.chains.queries.need import Sources, people_of
from lueckenlos.chains.queries.offers import OfferColumns, offers_of
from lueckenlos.chains.queries.snapshot import territory_of
from lueckenlos.chains.reach import (
    Candidates,
    Found,
    Question,
    Reach,
    Scene,
    Search,
    Supply,
    demand_at,
    further_places,
    measure_reach,
)
from lueckenlos.chains.reach.scene import BoolArray, FloatArray
from lueckenlos.directory.enums import Barrierefrei
from lueckenlos.directory.models import Offer
from lueckenlos.equity import Refused
from lueckenlos.equity.distance import Points
from lueckenlos.geo.models import Boundary
from lueckenlos.geo.svg_map import Outline
from lueckenlos.indicators.enums import Polarity
from lueckenlos.indicators.queries import Value, latest_values_by_indicator
from lueckenlos.indicators.registry import Indicator, all_indicators
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.phases import PhaseAges, phase_ages
from lueckenlos.vocabulary.registry import vocabulary

# nobody needs to go anywhere for these, unless the offer also says that people come to it
_WITHOUT_WAY: Final = ("aufsuchend", "telefon", "online", "hybrid")
_WITH_WAY: Final = ("vor-ort", "hybrid")


@dataclass(frozen=True, slots=True)
class CountedPeople:
    """Where the people of the age come from; ``estimated`` where a band of the source had to be cut.

    ``metres``, ``grid``: side of the cells that say where in an area they live, and whom to name; 0 without a grid.
    """

    sources: tuple[Source, ...]
    days: tuple[str, ...]
    estimated: bool
    metres: int = 0
    grid: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The areas with their people of the ages asked for (NaN unknown), and whose offers count.

    ``threshold``: fewer people are not shown. ``own``: the Stelle's own Gebiete; ``keys``: by Stelle the keys of its
    territory.
    """

    areas: tuple[Area, ...]
    people: FloatArray
    counted: CountedPeople
    threshold: int
    own: tuple[int, ...]
    below: tuple[Stelle, ...]
    keys: Mapping[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class ReachData:
    """``away``: offers without a way that the question leaves out. ``grid``: None where none has been loaded."""

    day: date
    areas: tuple[Area, ...]
    scene: Scene
    counted: CountedPeople
    away: int
    grid: Cells | None = None


@dataclass(frozen=True, slots=True)
class Searched:
    """``needs``: the indicators by which people may count. ``names``: of the places that were found, in their order."""

    data: ReachData
    reach: Reach
    candidates: Candidates
    needs: tuple[Indicator, ...]
    found: Found | None
    names: tuple[str, ...]


def ages_of(slug: str) -> tuple[PhaseAges, ...]:
    """The Lebensphasen of a theme, or the one that is named; only those that ages define."""
    parents = {term.slug: term.parent for term in vocabulary("lebensphase").terms}
    return tuple(each for each in phase_ages() if slug in {each.slug, parents[each.slug]})


def ground_of(stelle: Stelle, ages: Sequence[PhaseAges]) -> Ground:
    """From the database. At most five queries."""
    territory, keys, below = territory_of(stelle)
    sources = Sources()
    people = people_of(territory, [each.slug for each in ages], sources)
    own = tuple(gebiet.pk for gebiet in territory.own)
    # a sum over Lebensphasen is unknown where one of them is
    counts = people.counts[1:].sum(axis=1)
    return Ground(
        tuple(territory.areas), counts, _counted(people, sources.all()), people.threshold, own, tuple(below), keys
    )


def load_reach(stelle: Stelle, question: Question, day: date) -> ReachData:
    """Offers, places and people for one question. Works inside the Stelle's scope; at most 15 queries."""
    ages = ages_of(question.ages)
    ground = ground_of(stelle, ages)
    stellen = [stelle.pk, *(each.pk for each in ground.below)]
    columns = OfferColumns(_asked(offers_of(stelle, ground.below), question, ages, day))
    remote, kept = _ways(columns, question)
    serves = np.zeros((len(columns.ids), len(ground.areas)), dtype=bool)
    if question.remote:
        everywhere, offer, area = served_areas(stellen, columns, areas=ground.areas, territory=ground.keys)
        serves[everywhere], serves[offer, area] = True, True
    at, lat, lon = places_of(stellen, columns, ages=[each.slug for each in ages])
    visited = kept[at] & ~remote[at]
    said = columns.numbers("plaetze")
    supply = Supply(
        ids=columns.ids[kept],
        amount=np.where(said == UNKNOWN, np.nan, said)[kept],
        remote=remote[kept],
        serves=serves[kept],
        at=(np.cumsum(kept) - 1)[at[visited]],
        lat=lat[visited],
        lon=lon[visited],
    )
    cells = people_cells([*ground.own, *(area.id for area in ground.areas)], ground.areas, ages)
    middles = Points(*(np.array([getattr(area, name) for area in ground.areas]) for name in ("lat", "lon")))
    demand = demand_at(middles, ground.people, cells.people if cells else None, threshold=ground.threshold)
    scene = Scene(demand, supply, middles)
    counted = replace(ground.counted, metres=cells.metres, grid=cells.attribution) if cells else ground.counted
    return ReachData(day, ground.areas, scene, counted, int((~kept).sum()), cells)


def search_places(stelle: Stelle, search: Search, day: date) -> Searched:
    """Loads and answers; ``found`` is None where no further place would reach anybody new. At most 18 queries."""
    data = load_reach(stelle, search.question, day)
    needs = needs_by_area(stelle, data.areas)
    candidates, naming = candidates_of(stelle, data.areas, data.grid, search)
    reach = measure_reach(data.scene, search.question)
    used = next((each for each in needs if each.slug == search.need), None)
    factors = need_factors(data.areas, needs[used] if used else {})
    found = None
    if candidates.lat.size and data.scene.demand.area.size:
        # nobody out of reach, or nothing near those who are
        with suppress(Refused):
            found = further_places(data.scene, reach, candidates, search.count, factors)
    return Searched(data, reach, candidates, tuple(needs), found, naming(found.chosen) if found else ())


def outlines_of(areas: Sequence[Area]) -> tuple[list[Outline], str]:
    """Those of the areas that have one, and whom a map of them must name. One query."""
    names = {area.id: area.name for area in areas}
    rows = list(Boundary.objects.filter(gebiet__in=names).values_list("gebiet_id", "geometry", "source"))
    credit = "; ".join(dict.fromkeys(source for _, _, source in rows if source))
    return [Outline(pk, names[pk], geometry) for pk, geometry, _ in rows], credit


def needs_by_area(stelle: Stelle, areas: Sequence[Area]) -> dict[Indicator, dict[int, Value]]:
    """Indicators of which more is worse and that are known for at least two of the areas, by Gebiet. One query."""
    asked = [each for each in all_indicators().values() if each.polarity is Polarity.LOWER]
    values = latest_values_by_indicator(asked, [area.id for area in areas], stelle)
    known = {each: {pk: one for pk, one in values[each.slug].items() if one.ok} for each in asked}
    return {each: found for each, found in known.items() if len(found) > 1}


def need_factors(areas: Sequence[Area], values: dict[int, Value]) -> FloatArray:
    """How many times the mean of the known areas each has; 1 where nothing is known."""
    found = np.array([np.nan if (one := values.get(area.id)) is None else one.value for area in areas], dtype=float)
    mean = float(np.nanmean(found)) if (~np.isnan(found)).any() else 0.0
    return np.where(np.isnan(found), 1.0, found / mean) if mean > 0 else np.ones(len(areas))


def _asked(offers: QuerySet[Offer], question: Question, ages: Sequence[PhaseAges], day: date) -> QuerySet[Offer]:
    begun = Q(laufzeit_von__isnull=True) | Q(laufzeit_von__lte=day)
    not_over = Q(laufzeit_bis__isnull=True) | Q(laufzeit_bis__gte=day)
    found = offers.filter(begun, not_over, Q(("lebensphasen__any", [each.slug for each in ages])))
    axis, _, term = question.subject.partition(".")
    if term:
        column = {"lage": "lebenslagen", "feld": "handlungsfelder"}[axis]
        found = found.filter(Q((f"{column}__any", [term])))
    if question.form:
        found = found.filter(angebotsform=question.form)
    if question.free:
        found = found.filter(kosten_art="frei")
    return found.filter(rollstuhlgerecht=Barrierefrei.JA) if question.step_free else found


def _ways(columns: OfferColumns, question: Question) -> tuple[BoolArray, BoolArray]:
    """(offers that count without a way, offers that count at all)."""
    terms, zugang = vocabulary("zugang"), columns.numbers("zugang")
    away = (zugang & terms.to_bits(_WITHOUT_WAY)) != 0
    if question.remote:
        return away, np.ones(away.size, dtype=bool)
    return np.zeros(away.size, dtype=bool), ~away | ((zugang & terms.to_bits(_WITH_WAY)) != 0)


def _counted(people: People, sources: Sequence[Source]) -> CountedPeople:
    used = set(np.unique(people.sources[1:]).tolist())
    days = sorted({day for line in people.stichtage[1:] for day in line if day})
    shown = tuple(source for source in sources if source.id in used)
    return CountedPeople(shown, tuple(days), bool(people.estimated[1:].any()))
