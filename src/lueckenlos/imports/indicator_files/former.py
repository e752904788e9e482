"""Figures of units that are no more, made into figures of today's units.

The official conversion key (``geo.Umstieg``) says which share of a former unit's people lives where; without one, the
list of changes (``Gebiet.successors``) does, where a unit went into a single one as a whole. Counts add up; a rate
without its counts becomes the mean weighted by people. An index is a rank among units and is never converted.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Self

from lueckenlos.geo.models import Gebiet, Umstieg
from lueckenlos.geo.validators import ags_of, key_of
from lueckenlos.imports.area_messages import AREA_SENTENCES
from lueckenlos.imports.indicator_files.rows import FigureRow
from lueckenlos.imports.receipt import Note
from lueckenlos.imports.regions import Region, Regions
from lueckenlos.imports.storing import Figure
from lueckenlos.indicators.enums import PER, Unit, ValueStatus
from lueckenlos.indicators.registry import indicator
from lueckenlos.shared.formats import day

MOST_STEPS: Final = 12
KREIS_WIDTH: Final = 5
LATEST: Final = 9999
NOWHERE: Final = Region(0, 0, "", "", None, gone=True)
RULE_LENGTH: Final = 240
_RATES: Final = frozenset(PER)


class Part(NamedTuple):
    """``share`` of the ``people`` of a former unit that live in ``target`` today."""

    target: Region
    share: float
    people: int | None
    name: str
    key: str


@dataclass(slots=True)
class Former:
    """What became of units, by their key (AGS, or five digits of a Kreis)."""

    regions: Regions
    steps: dict[str, list[Umstieg]] = field(default_factory=lambda: defaultdict(list))
    successors: dict[str, tuple[str, str, int | None]] = field(default_factory=dict)

    @classmethod
    def load(cls, regions: Regions) -> Self:
        """Two queries."""
        found = cls(regions)
        for step in Umstieg.objects.order_by("old_day", "new_day", "new"):
            found.steps[step.old].append(step)
        pairs = Gebiet.objects.filter(successors__isnull=False).values_list(
            "ars", "ags", "name", "population", "successors__ars"
        )
        takers: dict[str, list[tuple[str, str, int | None]]] = defaultdict(list)
        for ars, ags, name, people, taker in pairs:
            takers[ags or ars].append((taker, name, people))
        found.successors = {key: rows[0] for key, rows in takers.items() if len(rows) == 1}
        return found

    def knows(self, key: str) -> bool:
        """Whether anything tells what became of the unit."""
        return plain(key) in self.steps or plain(key) in self.successors

    def parts(self, key: str, period: str) -> list[Part]:
        """Empty for a key nobody tells of, and where a part of the unit cannot be followed to the present."""
        year = int(period[:4]) if period[:4].isdecimal() else LATEST
        return self._follow(plain(key), Part(NOWHERE, 1.0, None, "", ""), year, 0)

    def _follow(self, key: str, so_far: Part, year: int, depth: int) -> list[Part]:
        region = self.regions.find(key)
        if depth and region is not None and not region.gone:
            return [so_far._replace(target=region)]
        if depth == MOST_STEPS:
            return []
        found: list[Part] = []
        for step in self._steps_of(key, year):
            further = self._follow(step.new, _onward(so_far, step), year, depth + 1)
            if not further:
                return []
            found += further
        if not found and key in self.successors:
            taker, name, people = self.successors[key]
            rule = so_far.key or AREA_SENTENCES["rule_changes"]
            onward = so_far._replace(people=so_far.people or people, name=so_far.name or name, key=rule)
            return self._follow(taker, onward, year, depth + 1)
        return found

    def _steps_of(self, key: str, year: int) -> list[Umstieg]:
        """Those of the Gebietsstand nearest to the year of the figure."""
        steps = self.steps.get(key, [])
        if not steps:
            return []
        best = min(steps, key=lambda step: abs(step.old_day.year - year))
        return [step for step in steps if (step.old_day, step.new_day) == (best.old_day, best.new_day)]

    def own_part(self, region: Region, parts: Sequence[Part], period: str) -> Part:
        """A present unit before it took in the others: its share that stayed, and its people then."""
        key = region.ars if len(region.ars) == KREIS_WIDTH else ags_of(region.ars)
        year = int(period[:4]) if period[:4].isdecimal() else LATEST
        own = [step for step in self._steps_of(key, year) if step.new == key]
        if own:
            return Part(region, own[0].share, own[0].people, region.name, "")
        if region.population is None or any(part.people is None for part in parts):
            return Part(region, 1.0, None, region.name, "")
        people = round(region.population - sum(part.share * (part.people or 0) for part in parts))
        return Part(region, 1.0, max(0, people), region.name, "")


def _onward(so_far: Part, step: Umstieg) -> Part:
    rule = so_far.key or AREA_SENTENCES["rule_key"].format(old=day(step.old_day), new=day(step.new_day))
    people, name = so_far.people or step.people, so_far.name or step.old_name
    return so_far._replace(share=so_far.share * step.share, people=people, name=name, key=rule)


def plain(key: str) -> str:
    """AGS or five digits of a Kreis, whatever length and padding the file uses."""
    if len(key) == 12:
        return ags_of(key)
    if key.endswith("000") and len(key) == 8:
        return key[:KREIS_WIDTH]
    return key_of(key, width=8) or key_of(key, width=KREIS_WIDTH) or key


def converted(rows: Iterable[FigureRow], figures: list[Figure], former: Former) -> tuple[list[Figure], list[Note]]:
    """``figures`` with those of present units replaced or added, and what to tell. ``rows``: those of former units."""
    given: dict[tuple[str, int, str], list[tuple[FigureRow, Part]]] = defaultdict(list)
    left = 0
    for row in rows:
        parts = next(filter(None, (former.parts(key, row.period) for key in row.area)), [])
        left += not parts
        for part in parts:
            given[row.indicator, part.target.id, row.period].append((row, part))
    by_key = {figure[:3]: figure for figure in figures}
    made = 0
    for key, pairs in given.items():
        figure = _combined(key, pairs, by_key.get(key), former)
        if figure is None:
            left += 1
            continue
        by_key[key] = figure
        made += 1
    notes = [Note("figures_converted", {"count": made})] if made else []
    return list(by_key.values()), [*notes, *([Note("figures_not_converted", {"count": left})] if left else [])]


class _Share(NamedTuple):
    value: float
    cases: float | None
    base: float | None
    share: float
    people: float | None


def _combined(
    key: tuple[str, int, str], pairs: list[tuple[FigureRow, Part]], own: Figure | None, former: Former
) -> Figure | None:
    """None where a part has no number, where people are unknown, or where the indicator is no count and no rate."""
    parts = [part for _, part in pairs]
    target = parts[0].target
    shares = [_Share(row.value, row.numerator, row.denominator, part.share, part.people)
              for row, part in pairs if row.value is not None]  # fmt: skip
    if len(shares) < len(pairs) or (own is not None and own.value is None):
        return None
    if own is not None and own.value is not None:
        stayed = former.own_part(target, parts, key[2])
        shares.append(_Share(own.value, own.numerator, own.denominator, stayed.share, stayed.people))
    unit = indicator(key[0]).unit
    if unit is Unit.PERSONS:
        value, cases, base, weights = sum(one.value * one.share for one in shares), None, None, ""
    elif unit not in _RATES:
        return None
    else:
        mean = _mean(shares, unit)
        if mean is None:
            return None
        value, cases, base, weights = mean
    names = list(dict.fromkeys([*(part.name for part in parts), *([target.name] if own else [])]))
    rule = AREA_SENTENCES["rule_merged"].format(names=", ".join(names), weights=weights, key=parts[0].key)
    rule = rule if len(rule) <= RULE_LENGTH else rule[: RULE_LENGTH - 1] + "…"
    return Figure(*key, value, cases, base, ValueStatus.OK, pairs[0][0].line, rule)


def _mean(shares: Sequence[_Share], unit: Unit) -> tuple[float, float | None, float | None, str] | None:
    """From the counts where all have them, else weighted by people."""
    if all(one.cases is not None and one.base is not None for one in shares):
        cases = sum((one.cases or 0) * one.share for one in shares)
        base = sum((one.base or 0) * one.share for one in shares)
        return (PER[unit] * cases / base, cases, base, "") if base else None
    if any(not one.people for one in shares):
        return None
    weights = [(one.people or 0) * one.share for one in shares]
    mean = sum(one.value * weight for one, weight in zip(shares, weights, strict=True)) / sum(weights)
    told = "" if len(shares) == 1 else AREA_SENTENCES["rule_by_people"]
    return mean, None, None, told
