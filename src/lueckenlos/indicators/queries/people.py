"""How many people of which age live in a Gebiet, in the bands of the question."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, Final, NamedTuple

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import DenseRank

from lueckenlos.equity import Rule
from lueckenlos.equity.bands import Band, allocation, finest
from lueckenlos.indicators.enums import Sex, ValueStatus
from lueckenlos.indicators.models import Population
from lueckenlos.indicators.queries.visible import visible_to
from lueckenlos.shared.prepared import Made, Prepared
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.phases import PhaseAges

# a newest source that knows only some ages (children, say) leaves the others to the one or two before it
RECENT_DAYS: Final = 3
# parts with a smaller share of a Gebiet's population are not the whole of it
WHOLE: Final = 0.9
# of a source that says nothing else
THRESHOLD: Final = Rule().threshold
# a count without ages says nothing about any phase
_TOTAL: Final = Q(age_from_months=0, age_to_months__isnull=True)


@dataclass(frozen=True, slots=True)
class People:
    """People of one band in one Gebiet.

    ``estimated``: a band of the source had to be cut (equal birth years). ``older``: the newest Stichtag of this Gebiet
    says nothing about the band, so an earlier one does. ``summed``: nobody counted this Gebiet, but all its parts.
    ``threshold``: fewer its source does not show. Inside the numbers only: pages take what ``need`` has released.
    """

    persons: int | None
    status: ValueStatus
    stichtag: date
    source: str
    attribution: str
    estimated: bool
    older: bool = False
    summed: bool = False
    threshold: int = THRESHOLD

    @property
    def ok(self) -> bool:
        return self.status is ValueStatus.OK


class _Row(NamedTuple):
    gebiet_id: int
    source_id: int
    stichtag: date
    age_from: int
    age_to: int | None
    sex: str
    persons: int | None
    status: str
    title: str
    attribution: str
    threshold: int


_COLUMNS = (
    "gebiet_id", "source_id", "stichtag", "age_from_months", "age_to_months", "sex", "persons", "status",
    "source__title", "source__attribution", "source__threshold",
)  # fmt: skip


def people(gebiet_ids: Collection[int], bands: Sequence[PhaseAges], stelle: Stelle) -> dict[tuple[int, str], People]:
    """(Gebiet id, band slug) → people, for Gebiete with any count by age. One query.

    Each band is answered by the newest Stichtag whose source covers it (the Stelle's own source before an official one
    of the same day). Bands of the source that lie across a bound are shared out by length, assuming equal birth years;
    such figures are marked ``estimated``. A band is SUPPRESSED or MISSING, never 0, where a part of it is.
    """
    return _PEOPLE.get([*gebiet_ids], stelle.pk, more=tuple(bands)).copy()


def _people(counted: Iterable[tuple[Any, ...]], bands: Sequence[PhaseAges]) -> dict[tuple[int, str], People]:
    wanted = tuple(Band(band.from_months, band.to_months) for band in bands)
    found: dict[tuple[int, str], People] = {}
    for gebiet_id, rows in groupby(map(_Row._make, counted), key=attrgetter("gebiet_id")):
        counts = [_Count(list(same)) for _key, same in groupby(rows, key=attrgetter("stichtag", "source_id"))]
        for band, answer in zip(bands, _best(counts, wanted), strict=True):
            found[gebiet_id, band.slug] = answer
    return found


def sum_of_parts(
    found: Mapping[tuple[int, str], People], parts: Collection[int], population: int | None
) -> dict[str, People]:
    """Band slug → people of a Gebiet that nobody counted by age, from the counts of all its parts.

    Empty unless every part says every band and together they hold nearly the whole population: Sozialräume of the
    middle of a town must not pass for the town.
    """
    slugs = dict.fromkeys(slug for gebiet_id, slug in found if gebiet_id in parts)
    bands = {slug: [found.get((part, slug)) for part in parts] for slug in slugs}
    sums = {slug: _sum(known) for slug, known in bands.items()}
    total = sum(one.persons or 0 for one in sums.values() if one)
    if not population or total < WHOLE * population:
        return {}
    return {slug: one for slug, one in sums.items() if one}


def _sum(parts: Sequence[People | None]) -> People | None:
    known = [one for one in parts if one is not None and one.persons is not None]
    if not known or len(known) < len(parts):
        return None
    oldest = min(known, key=attrgetter("stichtag"))
    return replace(
        oldest,
        persons=sum(one.persons or 0 for one in known),
        estimated=any(one.estimated for one in known),
        older=any(one.older for one in known),
        summed=True,
        threshold=max(one.threshold for one in known),
    )


@dataclass(frozen=True, slots=True)
class _Count:
    """One source's count in one Gebiet on one day; rows are read only when asked, for older days seldom are."""

    rows: list[_Row]

    @property
    def stichtag(self) -> date:
        return self.rows[0].stichtag

    def answer(self, wanted: tuple[Band, ...]) -> list[People]:
        by_sex = self._by_sex()
        bands = finest(tuple(by_sex))
        counts = [_both_sexes(by_sex[band]) for band in bands]
        told = allocation(bands, wanted)
        answers = []
        for place, number in enumerate(told.people([number for number, _status in counts]).tolist()):
            status = ValueStatus.OK
            if math.isnan(number):
                used = zip(told.weights[place].tolist(), counts, strict=True)
                status = _reason({state for weight, (_number, state) in used if weight > 0})
            answers.append(self._people(number, status, estimated=bool(told.estimated[place])))
        return answers

    def _by_sex(self) -> dict[Band, dict[str, tuple[float, ValueStatus]]]:
        found: defaultdict[Band, dict[str, tuple[float, ValueStatus]]] = defaultdict(dict)
        for row in self.rows:
            found[Band(row.age_from, row.age_to)][row.sex] = _counted(row)
        return found

    def _people(self, number: float, status: ValueStatus, *, estimated: bool) -> People:
        ok, row = status is ValueStatus.OK, self.rows[0]
        persons = round(number) if ok else None
        return People(
            persons, status, row.stichtag, row.title, row.attribution, ok and estimated, threshold=row.threshold
        )


def _counted(row: _Row) -> tuple[float, ValueStatus]:
    """A row's number, or NaN and why."""
    status = ValueStatus(row.status)
    if status is ValueStatus.OK and row.persons is not None:
        return float(row.persons), status
    return math.nan, ValueStatus.MISSING if status is ValueStatus.OK else status


def _best(counts: Sequence[_Count], wanted: tuple[Band, ...]) -> list[People]:
    """For each band the newest answer that is not simply silent; the newest of all where every one is."""
    best = counts[0].answer(wanted)
    for count in counts[1:]:
        silent = [place for place, one in enumerate(best) if one.status is ValueStatus.MISSING]
        if not silent:
            break
        answers = count.answer(wanted)
        for place in silent:
            if answers[place].status is not ValueStatus.MISSING:
                best[place] = replace(answers[place], older=count.stichtag < counts[0].stichtag)
    return best


def _newest_days(gebiet_ids: Collection[int], stelle: int) -> QuerySet[Any, Any]:
    day = Window(DenseRank(), partition_by=F("gebiet_id"), order_by=F("stichtag").desc())
    return (
        Population.objects.filter(visible_to(stelle), gebiet__in=gebiet_ids)
        .exclude(_TOTAL)
        .annotate(day=day)
        .filter(day__lte=RECENT_DAYS)
        .order_by("gebiet_id", "-stichtag", F("source__stelle").asc(nulls_last=True), "-source_id")
        .values_list(*_COLUMNS)
    )


# rows of a town with 40 Sozialräume: some 2,000; a thousand rows take a third of a megabyte
_PEOPLE: Final = Made(Prepared(_newest_days, int, int), _people, room=12_000)


def _both_sexes(found: dict[str, tuple[float, ValueStatus]]) -> tuple[float, ValueStatus]:
    """The count for all; women and men together where the source has no such line."""
    if Sex.ALL in found:
        return found[Sex.ALL]
    if Sex.FEMALE not in found or Sex.MALE not in found:
        return math.nan, ValueStatus.MISSING
    (women, first), (men, second) = found[Sex.FEMALE], found[Sex.MALE]
    return women + men, _reason({first, second}) if math.isnan(women + men) else ValueStatus.OK


def _reason(states: set[ValueStatus]) -> ValueStatus:
    """Why a sum is unknown: withheld if any part is, otherwise missing."""
    return ValueStatus.SUPPRESSED if ValueStatus.SUPPRESSED in states else ValueStatus.MISSING
