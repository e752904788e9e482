"""Sets of indicators: papers whose paragraphs are about one Kennzahl each."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from lueckenlos.adoption.enums import PaperKind
from lueckenlos.adoption.queries.feeds import feeds
from lueckenlos.adoption.shapes import Shape, Topic
from lueckenlos.indicators import messages
from lueckenlos.indicators.queries.need import IndicatorRow
from lueckenlos.indicators.registry import Indicator, all_indicators
from lueckenlos.tenancy.actor import Actor


class IndicatorShape(Shape):
    kind = PaperKind.INDIKATORENSATZ
    label = messages.INDICATOR
    hint = messages.SET_HINT
    repeats = False

    def topics(self) -> Sequence[Topic]:
        return [Topic(one.slug, one.label, one.group, most=1000) for one in all_indicators().values()]


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """Indicators under one name: a set the Stelle works with, or the rest; ``key`` opens the paper of the set."""

    name: str
    indicators: list[Indicator]
    key: str = ""


def indicator_groups(actor: Actor) -> list[IndicatorGroup]:
    """All indicators, those of the Stelle's sets first; one that is in two sets stands in the first. One query."""
    left = dict(all_indicators())
    groups = []
    for feed in feeds(actor, PaperKind.INDIKATORENSATZ):
        chosen = [left.pop(slug) for slug in feed.topics if slug in left]
        if chosen:
            groups.append(IndicatorGroup(feed.title, chosen, feed.key))
    return [*groups, IndicatorGroup(messages.OTHERS if groups else messages.ALL, list(left.values()))]


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """Rows of the page „Bedarf“ under one heading."""

    name: str
    rows: list[IndicatorRow]
    key: str = ""


def need_groups(rows: Sequence[IndicatorRow], groups: Sequence[IndicatorGroup]) -> list[NeedGroup]:
    """Those of the Stelle's sets first, in the order of the set; the rest by theme, as the registry has it."""
    by_slug = {row.indicator.slug: row for row in rows}
    found = []
    for group in groups[:-1]:
        chosen = [by_slug.pop(one.slug) for one in group.indicators if one.slug in by_slug]
        if chosen:
            found.append(NeedGroup(group.name, chosen, group.key))
    rest = groupby(by_slug.values(), key=lambda row: row.indicator.group)
    return [*found, *(NeedGroup(theme, list(of_theme)) for theme, of_theme in rest)]
