"""Figures and outlines of the parts of a Gebiet, for the map of a profile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lueckenlos.geo.models import Boundary, Gebiet
from lueckenlos.geo.svg_map import Outline
from lueckenlos.indicators.queries.values import Value, latest_values_by_indicator
from lueckenlos.indicators.registry import Indicator, all_indicators
from lueckenlos.tenancy.models import Stelle


@dataclass(frozen=True, slots=True)
class PartsMap:
    """``whole``: the Gebiet whose ``parts`` are shown. ``values``: of ``period``, by Gebiet; other years are left out.

    ``choices``: indicators known for at least two parts. ``credit``: whom the outlines must name.
    """

    whole: Gebiet
    parts: list[Gebiet]
    choices: list[Indicator]
    indicator: Indicator
    period: str
    values: Mapping[int, Value]
    outlines: list[Outline] = field(default_factory=list)
    credit: str = ""


def parts_map(
    whole: Gebiet, parts: Sequence[Gebiet], asked: str, first: Sequence[str], stelle: Stelle
) -> PartsMap | None:
    """The indicator asked for, else one known for most parts, of these the first in ``first``. Two queries."""
    ids = [one.pk for one in parts]
    values = latest_values_by_indicator(all_indicators().values(), ids, stelle) if len(ids) > 1 else {}
    known = {slug: sum(each.ok for each in found.values()) for slug, found in values.items()}
    choices = [one for one in all_indicators().values() if known.get(one.slug, 0) > 1]
    if not choices:
        return None
    chosen = next((one for one in choices if one.slug == asked), None) or min(
        choices, key=lambda one: _order(one, known, first)
    )
    period = max(one.period for one in values[chosen.slug].values() if one.ok)
    outlines, credit = _outlines(parts)
    of_period = {pk: one for pk, one in values[chosen.slug].items() if one.period == period}
    return PartsMap(whole, list(parts), choices, chosen, period, of_period, outlines, credit)


def _order(one: Indicator, known: Mapping[str, int], first: Sequence[str]) -> tuple[int, int]:
    """Most areas known, then what asks for attention."""
    return -known[one.slug], first.index(one.slug) if one.slug in first else len(first)


def _outlines(parts: Sequence[Gebiet]) -> tuple[list[Outline], str]:
    names = {one.pk: one.name for one in parts}
    rows = list(Boundary.objects.filter(gebiet__in=names).values_list("gebiet_id", "geometry", "source"))
    credit = "; ".join(dict.fromkeys(source for _, _, source in rows))
    return [Outline(pk, names[pk], geometry) for pk, geometry, _ in rows], credit
