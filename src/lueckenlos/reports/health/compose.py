"""From chapters that were chosen, and what they find today, to the Gesundheitsbericht."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from lueckenlos.reports.enums import HealthChapterKey
from lueckenlos.reports.health import chain, life, need, plan
from lueckenlos.reports.health.basis import Basis
from lueckenlos.reports.health.report import Chapter, Findings, Report
from lueckenlos.reports.models import FrozenHealthReport, HealthChapter, HealthReport
from lueckenlos.tenancy.actor import Actor

_K = HealthChapterKey
# chapters that find something; the others are text alone
FINDERS: Final[Mapping[str, Callable[[Basis], Findings]]] = MappingProxyType(
    {
        _K.MENSCHEN: need.people,
        _K.BEDARF: need.need,
        _K.UNGLEICHHEIT: need.inequality,
        _K.ANGEBOTE: chain.offers,
        _K.KETTENBILD: chain.gaps,
        _K.HINWEISE: chain.decisions,
        _K.ZIELE: plan.goals,
        _K.VERANSTALTUNGEN: life.events,
        _K.BETEILIGUNG: life.participation,
        _K.EMPFEHLUNGEN: plan.decided,
    }
)


def compose(actor: Actor, row: HealthReport, chapters: Sequence[HealthChapter], today: date) -> Report:
    """The chapters that are shown, in their order, as of today. At most 70 queries, however much there is."""
    basis = Basis(actor, row.year, today, row.indicator)
    return Report(
        title=row.title,
        stelle=actor.stelle.name,
        year=row.year,
        day=today,
        chapters=tuple(
            Chapter(
                one.key, one.get_key_display(), one.text, find(basis) if (find := FINDERS.get(one.key)) else Findings()
            )
            for one in chapters
            if one.shown
        ),
        funding=row.funding,
        demo=actor.stelle.is_demo,
    )


def thawed(version: FrozenHealthReport) -> Report:
    return Report.from_json(version.content)
