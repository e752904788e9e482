"""Everything the page about need shows, in a constant number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Final

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.geo.queries import parts_of
from lueckenlos.indicators.crowd import ShownPeople, release_people
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.queries.people import People, people, sum_of_parts
from lueckenlos.indicators.queries.values import Value, latest_values_by_indicator
from lueckenlos.indicators.registry import Indicator, all_indicators
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.phases import phase_ages
from lueckenlos.vocabulary.registry import Term, vocabulary

COMPARED: Final = frozenset({GebietsEbene.BUND, GebietsEbene.LAND, GebietsEbene.KREIS})
# a Stelle with more Gebiete of its own (an association of many) has them as rows, not as columns
MOST_COLUMNS: Final = 3


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator with a value, or none, for each column."""

    indicator: Indicator
    values: list[Value | None]
    places: list[Gebiet]

    @property
    def cells(self) -> list[tuple[str, Value | None]]:
        """Name of the Gebiet with each value."""
        return [(place.name, value) for place, value in zip(self.places, self.values, strict=True)]

    @property
    def lines(self) -> list[tuple[str, Value]]:
        """Those of which the line in the file, or a conversion, is known."""
        return [(name, value) for name, value in self.cells if value and (value.line or value.rule)]

    @property
    def sources(self) -> list[tuple[str, str]]:
        """Title and attribution of every source in the row, once each."""
        return list(dict.fromkeys((value.source, value.attribution) for value in self.values if value))


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """People of one Lebensphase in each Gebiet that counts people."""

    term: Term
    people: list[ShownPeople | None]
    places: list[Gebiet]

    @property
    def cells(self) -> list[tuple[str, ShownPeople | None]]:
        """Name of the Gebiet with its people."""
        return [(place.name, people) for place, people in zip(self.places, self.people, strict=True)]


@dataclass(frozen=True, slots=True)
class CountedGebiet:
    """A Gebiet with counts by age, and the newest Stichtag among them."""

    gebiet: Gebiet
    stichtag: date


@dataclass(frozen=True, slots=True)
class PartRow:
    """One Gebiet below the Stelle's own."""

    gebiet: Gebiet
    values: list[Value | None]
    people: list[ShownPeople | None]

    @property
    def stichtag(self) -> date | None:
        """The newest day on which people were counted here."""
        return max((one.stichtag for one in self.people if one), default=None)


@dataclass(frozen=True, slots=True)
class NeedPage:
    """``columns`` are the Stelle's Gebiete and what lies above them; ``parts`` what lies below."""

    columns: list[Gebiet]
    indicators: list[IndicatorRow]
    counted: list[CountedGebiet]
    phases: list[PhaseRow]
    parts: list[PartRow]
    part_indicators: list[Indicator]
    without_values: list[Indicator]
    people_sources: list[str]

    @property
    def empty(self) -> bool:
        return not self.indicators and not self.part_indicators and not self.people_sources

    @property
    def parts_have_people(self) -> bool:
        return any(one for part in self.parts for one in part.people)

    @property
    def estimated(self) -> bool:
        rows = [row.people for row in self.phases] + [part.people for part in self.parts]
        return any(one.estimated for row in rows for one in row if one)

    @property
    def summed(self) -> bool:
        return any(one.summed for row in self.phases for one in row.people if one)


def need_of(stelle: Stelle) -> NeedPage:
    """Indicators and people of the Stelle's Gebiete, the Gebiete above for comparison, and the parts below."""
    own = list(stelle.gebiete.select_related("parent__parent__parent__parent__parent__parent").order_by("ars"))
    many = len(own) > MOST_COLUMNS
    below = {} if many else parts_of(own)
    above, parts = compared_above(own), own if many else [part for each in below.values() for part in each]
    figures = _Figures.read([*own, *above, *parts], stelle)
    if len(own) == 1:
        figures.add_sums(own[0], parts)
    shown = figures.shown([*own, *above], below)
    columns = [*([] if many else own), *(gebiet for gebiet in above if figures.knows(gebiet))]
    counted = figures.counted(columns)
    part_indicators = figures.indicators_of(parts)
    terms = vocabulary("lebensphase")
    return NeedPage(
        columns=columns,
        indicators=[
            IndicatorRow(each, figures.values_of(each, columns), columns) for each in figures.indicators_of(columns)
        ],
        counted=counted,
        phases=[
            PhaseRow(
                terms[age.slug],
                [shown.get((each.gebiet.pk, age.slug)) for each in counted],
                [each.gebiet for each in counted],
            )
            for age in phase_ages()
        ],
        parts=[
            PartRow(
                gebiet=part,
                values=[figures.values[each.slug].get(part.pk) for each in part_indicators],
                people=[shown.get((part.pk, age.slug)) for age in phase_ages()],
            )
            for part in parts
        ],
        part_indicators=part_indicators,
        without_values=[each for each in all_indicators().values() if not figures.values[each.slug]],
        people_sources=sorted({one.attribution for one in figures.people.values()}),
    )


@dataclass(frozen=True, slots=True)
class _Figures:
    """All figures of the page."""

    values: dict[str, dict[int, Value]]
    people: dict[tuple[int, str], People]

    @classmethod
    def read(cls, gebiete: Iterable[Gebiet], stelle: Stelle) -> "_Figures":
        ids = [gebiet.pk for gebiet in gebiete]
        values = latest_values_by_indicator(all_indicators().values(), ids, stelle)
        return cls(values, people(ids, phase_ages(), stelle))

    def add_sums(self, gebiet: Gebiet, parts: Iterable[Gebiet]) -> None:
        """A Gebiet that nobody counted by age has the people of all its parts."""
        if not self._of(gebiet):
            sums = sum_of_parts(self.people, [part.pk for part in parts], gebiet.population)
            self.people.update({(gebiet.pk, slug): one for slug, one in sums.items()})

    def shown(
        self, wholes: Iterable[Gebiet], below: Mapping[int, Sequence[Gebiet]]
    ) -> dict[tuple[int, str], ShownPeople | None]:
        """People by Gebiet and age as the page may print them, each Gebiet together with its parts."""
        found: dict[tuple[int, str], ShownPeople | None] = {}
        for whole, age in product(wholes, phase_ages()):
            keys = [(pk, age.slug) for pk in [*(part.pk for part in below.get(whole.pk, ())), whole.pk]]
            counts = [self.people.get(key) for key in keys]
            for key, one in zip(keys, release_people(counts[:-1], counts[-1]), strict=True):
                before = found.get(key)
                # a Gebiet may be whole and part: hidden once is hidden
                found[key] = before if before and before.status is ValueStatus.SUPPRESSED else one
        return found

    def knows(self, gebiet: Gebiet) -> bool:
        return any(gebiet.pk in found for found in self.values.values()) or bool(self._of(gebiet))

    def indicators_of(self, gebiete: Iterable[Gebiet]) -> list[Indicator]:
        ids = {gebiet.pk for gebiet in gebiete}
        return [each for each in all_indicators().values() if ids & self.values[each.slug].keys()]

    def values_of(self, indicator: Indicator, gebiete: Iterable[Gebiet]) -> list[Value | None]:
        return [self.values[indicator.slug].get(gebiet.pk) for gebiet in gebiete]

    def counted(self, gebiete: Iterable[Gebiet]) -> list[CountedGebiet]:
        days = {gebiet: [one.stichtag for one in self._of(gebiet)] for gebiet in gebiete}
        return [CountedGebiet(gebiet, max(found)) for gebiet, found in days.items() if found]

    def _of(self, gebiet: Gebiet) -> list[People]:
        return [one for age in phase_ages() if (one := self.people.get((gebiet.pk, age.slug)))]


def compared_above(own: Iterable[Gebiet]) -> list[Gebiet]:
    """Gebiete above that people compare with, nearest first, each once; they came with the query of ``own``."""
    found: dict[int, Gebiet] = {}
    taken = {gebiet.pk for gebiet in own}
    for gebiet in own:
        current = gebiet.parent
        while current:
            if current.pk not in taken and current.ebene in COMPARED:
                found[current.pk] = current
            current = current.parent
    return sorted(found.values(), key=lambda gebiet: -gebiet.ebene)
