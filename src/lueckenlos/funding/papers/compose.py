"""From what was picked and written to the paper of an application, in the twelve sections of the outline."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from lueckenlos.chains.messages import hint_reason, hint_title
from lueckenlos.chains.picture.exchange import hint_from_json
from lueckenlos.funding.enums import OUTLINE, PlanKind, Section
from lueckenlos.funding.messages import paper as words
from lueckenlos.funding.papers.sheet import Cells, Paper, Part, Table
from lueckenlos.funding.plan import Plan, Sums, plan_of
from lueckenlos.funding.queries.material import HintFacts, Material
from lueckenlos.goals.messages import value_words
from lueckenlos.goals.queries import Measured
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.messages import INSTEAD
from lueckenlos.indicators.queries.values import Value
from lueckenlos.indicators.wording import exactly
from lueckenlos.shared.formats import day as day_text
from lueckenlos.shared.formats import percent
from lueckenlos.vocabulary.registry import vocabulary

Facts = tuple[tuple[str, str], ...]
_S = Section


def compose(material: Material, day: date) -> Paper:
    """The application of today."""
    parts = []
    for number, section in enumerate(OUTLINE, 1):
        facts, tables = _CONTENT.get(section, _nothing)(material)
        kept = tuple((label, value) for label, value in facts if value)
        full = tuple(table for table in tables if table.rows)
        parts.append(Part(section.value, number, section.label, kept, full, material.texts.get(section, "")))
    stelle = material.mappe.stelle
    return Paper(words.APPLICATION.format(title=material.mappe.title), stelle.name, day, tuple(parts), stelle.is_demo)


def term_text(start: date | None, end: date | None) -> str:
    if not start or not end:
        return ""
    return words.FROM_TO.format(start=day_text(start), end=day_text(end))


def yardstick_rows(of: Iterable[tuple[str, list[Measured]]]) -> tuple[Cells, ...]:
    """A line for each Messgröße of these goals and measures."""
    return tuple(
        (
            found.yardstick.title,
            title,
            value_words(found.yardstick.baseline, found.yardstick.unit, found.yardstick.baseline_on),
            value_words(found.yardstick.target, found.yardstick.unit, found.yardstick.target_on),
            value_words(found.progress.value, found.yardstick.unit, found.progress.read_on),
        )
        for title, measured in of
        for found in measured
    )


def years_table(plan: Plan) -> Table:
    """What each year costs, who pays it, and together."""
    rows = tuple((str(year), *_sums(sums)) for year, sums in plan.years.items())
    return Table(words.YEARS[0], words.YEARS[1:], rows, (words.TOTAL, *_sums(plan.total)), numbers=4)


def _nothing(material: Material) -> tuple[Facts, tuple[Table, ...]]:
    return (), ()


def _applicant(material: Material) -> tuple[Facts, tuple[Table, ...]]:
    mappe, stelle = material.mappe, material.mappe.stelle
    town = " ".join(part for part in (stelle.plz, stelle.ort) if part)
    return (
        (words.STELLE, stelle.name),
        (words.KEYS, ", ".join(area.ags or area.ars for area in material.areas)),
        (words.ADDRESS, ", ".join(part for part in (stelle.street, town) if part)),
        (words.REACH, ", ".join(part for part in (stelle.email, stelle.phone) if part)),
        (words.CONTACT, mappe.contact),
        (words.SIGNS, mappe.signatory or stelle.representative),
    ), ()


def _project(material: Material) -> tuple[Facts, tuple[Table, ...]]:
    mappe, programme = material.mappe, material.programme
    return (
        (words.TITLE, mappe.title),
        (words.PROGRAMME, programme.title if programme else mappe.subject_title),
        (words.FUNDER, programme.funder if programme else ""),
        (words.TERM, term_text(mappe.starts_on, mappe.ends_on)),
        (words.AREA, ", ".join(area.name for area in material.areas)),
    ), ()


def _need(material: Material) -> tuple[Facts, tuple[Table, ...]]:
    names = tuple(area.name for area in material.columns)
    figures = tuple(
        (
            f"{row.indicator.label} ({row.indicator.unit.label})",
            "; ".join(dict.fromkeys(source for source, _ in row.sources)),
            *(_figure(value) for value in row.values),
        )
        for row in material.figures
    )
    return (), (
        Table(words.FIGURES, (*words.FIGURE_HEAD, *names), figures, numbers=len(names)),
        Table(words.HINTS[0], words.HINTS[1:], tuple(map(_hint, material.hints))),
    )


def _figure(value: Value | None) -> str:
    """With its year; why there is none where there is none."""
    if value is None or value.value is None:
        return INSTEAD[value.status if value else ValueStatus.MISSING][1]
    return words.PERIOD.format(value=exactly(value.figure), period=value.period)


def _hint(facts: HintFacts) -> Cells:
    hint, decision = hint_from_json(facts.decision.cause), facts.decision
    by = words.BY.format(body=decision.body) if decision.body else ""
    said = words.DECIDED.format(day=day_text(decision.decided_on), by=by)
    return hint_title(hint), hint_reason(hint), f"{said}: {decision.reason}"


def _target_group(material: Material) -> tuple[Facts, tuple[Table, ...]]:
    rows = (*(one.goal for one in material.goals), *(one.measure for one in material.measures))
    phases = frozenset(slug for row in rows for slug in row.lebensphasen)
    return ((words.PHASES, ", ".join(vocabulary("lebensphase").labels(phases))),), ()


def _goals(material: Material) -> tuple[Facts, tuple[Table, ...]]:
    goals = tuple(
        (
            one.goal.title,
            ", ".join(part for part in (one.goal.for_whom, one.goal.how_much) if part) or words.NO_OF,
            day_text(one.goal.due_on) if one.goal.due_on else words.NO_TERM,
            one.goal.who or words.NO_OF,
        )
        for one in material.goals
    )
    measured = yardstick_rows((one.goal.title, one.measured) for one in material.goals)
    return (), (
        Table(words.GOALS[0], words.GOALS[1:], goals),
        Table(words.YARDSTICKS[0], words.YARDSTICKS[1:], measured),
    )


def _measures(material: Material) -> tuple[Facts, tuple[Table, ...]]:
    rows = tuple(
        (
            one.measure.title,
            day_text(one.measure.starts_on) if one.measure.starts_on else words.NO_TERM,
            day_text(one.measure.due_on) if one.measure.due_on else words.NO_TERM,
            one.measure.who or words.NO_OF,
            " ".join(one.measure.description.split()) or words.NO_OF,
        )
        for one in material.measures
    )
    measured = yardstick_rows((one.measure.title, one.measured) for one in material.measures)
    return (), (
        Table(words.MEASURES[0], words.MEASURES[1:], rows),
        Table(words.YARDSTICKS[0], words.YARDSTICKS[1:], measured),
    )


def _fields(material: Material) -> tuple[Facts, tuple[Table, ...]]:
    mappe = material.mappe
    return (
        (words.SETTINGS, ", ".join(vocabulary("lebenswelt").labels(mappe.lebenswelten))),
        (words.FIELDS, ", ".join(vocabulary("handlungsfeld").labels(mappe.handlungsfelder))),
        (words.APPROACH, ", ".join(vocabulary("ansatz").labels(mappe.approaches))),
    ), ()


def _partners(material: Material) -> tuple[Facts, tuple[Table, ...]]:
    names = sorted({name for one in material.measures for name in one.partners})
    return ((words.PARTNERS, ", ".join(names)), (words.BODIES, ", ".join(material.gremien))), ()


def _quality(material: Material) -> tuple[Facts, tuple[Table, ...]]:
    told = [f"{one.title} ({day_text(one.closed_on)})" for one in material.assessments if one.closed_on]
    return ((words.ASSESSMENTS, "; ".join(told)),), ()


def _money(material: Material) -> tuple[Facts, tuple[Table, ...]]:
    plan, total = plan_of(material.lines), plan_of(material.lines).total
    positions = tuple(
        (line.title, str(line.year), PlanKind(line.kind).label, words.euro(line.cents)) for line in material.lines
    )
    share = percent(total.own / total.cost, 1) if total.cost else ""
    kinds = tuple((kind.label, words.euro(cents)) for kind, cents in plan.kinds.items())
    asked = ((words.ASKED.capitalize(), words.euro(total.asked)), (words.SHARE, share)) if material.lines else ()
    return (*kinds, *asked), (
        Table(words.POSITIONS[0], words.POSITIONS[1:], positions, numbers=1),
        years_table(plan),
    )


def _sums(sums: Sums) -> Cells:
    return tuple(words.euro(cents) for cents in (sums.cost, sums.own, sums.third, sums.asked))


def _pledges(material: Material) -> tuple[Facts, tuple[Table, ...]]:
    return ((words.RESOLUTIONS, "; ".join(one.title for one in material.resolutions)),), ()


_CONTENT: Final[dict[Section, Callable[[Material], tuple[Facts, tuple[Table, ...]]]]] = {
    _S.ANTRAG: _applicant,
    _S.VORHABEN: _project,
    _S.BEDARF: _need,
    _S.ZIELGRUPPE: _target_group,
    _S.ZIELE: _goals,
    _S.MASSNAHMEN: _measures,
    _S.FELDER: _fields,
    _S.PARTNER: _partners,
    _S.QUALITAET: _quality,
    _S.KOSTEN: _money,
    _S.ZUSAGEN: _pledges,
}
