"""The draft of a Verwendungsnachweis: what was done beside what was planned, and where the money went."""

from datetime import date

from lueckenlos.funding.enums import PROOF, SOURCES, PlanKind, Section
from lueckenlos.funding.messages import paper as words
from lueckenlos.funding.models import PlanLine
from lueckenlos.funding.papers.compose import term_text, yardstick_rows
from lueckenlos.funding.papers.sheet import Cells, Paper, Part, Table
from lueckenlos.funding.plan import Sums, open_of, plan_of, spent_of
from lueckenlos.funding.queries.material import Material, MeasureFacts
from lueckenlos.goals.enums import MeasureState
from lueckenlos.shared.formats import day as day_text

_S = Section


def compose_proof(material: Material, day: date) -> Paper:
    """Of today; measures and readings as they stand, the plan as it was granted."""
    tables = {
        _S.N_MASSNAHMEN: (_done(material),),
        _S.N_ZIELE: (_measured(material),),
        _S.N_GELD: _money(material.lines),
    }
    facts = {_S.N_MASSNAHMEN: _facts(material), _S.N_GELD: _granted(material)}
    parts = tuple(
        Part(
            section.value,
            number,
            section.label,
            facts.get(section, ()),
            tuple(table for table in tables.get(section, ()) if table.rows),
            material.texts.get(section, ""),
        )
        for number, section in enumerate(PROOF, 1)
    )
    mappe, lines = material.mappe, material.lines
    left = len(open_of(lines))
    title = words.PROOF_OPEN_TITLE if left else words.PROOF_TITLE
    note = words.PROOF_OPEN.format(left=left, count=len(lines)) if left else ""
    return Paper(title.format(title=mappe.title), mappe.stelle.name, day, parts, mappe.stelle.is_demo, note)


def _facts(material: Material) -> tuple[tuple[str, str], ...]:
    mappe, programme = material.mappe, material.programme
    pairs = (
        (words.PROGRAMME, programme.title if programme else mappe.subject_title),
        (words.REFERENCE, mappe.reference),
        (words.TERM, term_text(mappe.starts_on, mappe.ends_on)),
    )
    return tuple((label, value) for label, value in pairs if value)


def _granted(material: Material) -> tuple[tuple[str, str], ...]:
    cents = material.mappe.granted_cents
    left = ", ".join(words.POSITION.format(title=line.title, year=line.year) for line in open_of(material.lines))
    granted = "" if cents is None else words.euro(cents)
    pairs = ((words.GRANTED.capitalize(), granted), (words.STILL_OPEN, left))
    return tuple((label, value) for label, value in pairs if value)


def _done(material: Material) -> Table:
    return Table(words.DONE[0], words.DONE[1:], tuple(map(_measure, material.measures)))


def _measure(facts: MeasureFacts) -> Cells:
    row = facts.measure
    said = " ".join(row.state_note.split())
    state = MeasureState(row.state).label
    return (
        row.title,
        day_text(row.due_on) if row.due_on else words.NO_TERM,
        f"{state} ({day_text(row.state_on)})" if row.state_on else state,
        said or words.NO_OF,
    )


def _measured(material: Material) -> Table:
    of = [
        *((one.goal.title, one.measured) for one in material.goals),
        *((one.measure.title, one.measured) for one in material.measures),
    ]
    return Table(words.YARDSTICKS[0], words.YARDSTICKS[1:], yardstick_rows(of))


def _money(lines: list[PlanLine]) -> tuple[Table, ...]:
    planned, spent = plan_of(lines), spent_of(lines)
    positions = tuple(
        (
            line.title,
            str(line.year),
            PlanKind(line.kind).label,
            words.euro(line.cents),
            words.UNKNOWN if line.spent_cents is None else words.euro(line.spent_cents),
            words.NO_OF if line.spent_cents is None else words.euro(line.spent_cents - line.cents),
        )
        for line in lines
    )
    costs = [line for line in lines if line.kind not in SOURCES]
    years = tuple(
        (str(year), *_beside(sums, spent.years.get(year, Sums()), [line for line in costs if line.year == year]))
        for year, sums in planned.years.items()
    )
    total = (words.total_with_open(len(open_of(costs))), *_beside(planned.total, spent.total, costs))
    return (
        Table(words.SPENT[0], words.SPENT[1:], positions, numbers=3),
        Table(words.SPENT_YEARS[0], words.SPENT_YEARS[1:], years, total, 3),
    )


def _beside(planned: Sums, spent: Sums, costs: list[PlanLine]) -> Cells:
    """Nothing is said of the difference while a position of ``costs`` is open."""
    left = len(open_of(costs))
    if not left:
        return words.euro(planned.cost), words.euro(spent.cost), words.euro(spent.cost - planned.cost)
    so_far = words.UNKNOWN if left == len(costs) else words.SO_FAR.format(sum=words.euro(spent.cost))
    return words.euro(planned.cost), so_far, words.UNKNOWN
