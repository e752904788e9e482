"""What an application still lacks, section by section: a list to work off, never a lock."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lueckenlos.chains.messages import hint_title
from lueckenlos.chains.picture.exchange import hint_from_json
from lueckenlos.funding.enums import OUTLINE, SOURCES, TEXT_OPTIONAL, Section
from lueckenlos.funding.messages.paper import euro
from lueckenlos.funding.plan import own_share_met, plan_of
from lueckenlos.funding.queries.material import GoalFacts, Material, MeasureFacts
from lueckenlos.goals.models import Goal, Measure


@dataclass(frozen=True, slots=True)
class Missing:
    """``code`` has its sentence in ``messages.missing``; ``at`` is where it is put right."""

    section: Section
    code: str
    at: "Place"
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the Mappe (``edit``, ``choose``, ``plan``, ``text``), or a goal or measure of its own."""

    page: str
    key: int | str = ""


EDIT, CHOOSE, PLAN, NOWHERE = Place("edit"), Place("choose"), Place("plan"), Place("")
_S = Section


def missing_of(material: Material) -> list[Missing]:
    """In the order of the sections."""
    found = [
        *_applicant(material),
        *_project(material),
        *_need(material),
        *(one for goal in material.goals for one in _goal(goal)),
        *_measures(material),
        *_fields(material),
        *_money(material),
        *_texts(material),
    ]
    if not material.goals:
        found.append(Missing(_S.ZIELE, "goals", CHOOSE))
    if not any(one.partners for one in material.measures):
        found.append(Missing(_S.PARTNER, "partners", Place("text", _S.PARTNER.value)))
    if not material.resolutions:
        found.append(Missing(_S.ZUSAGEN, "resolution", CHOOSE))
    order = {section: place for place, section in enumerate(OUTLINE)}
    return sorted(found, key=lambda one: order[one.section])


def _applicant(material: Material) -> Iterator[Missing]:
    mappe = material.mappe
    if not mappe.contact:
        yield Missing(_S.ANTRAG, "contact", EDIT)
    if not (mappe.signatory or mappe.stelle.representative):
        yield Missing(_S.ANTRAG, "signatory", EDIT)


def _project(material: Material) -> Iterator[Missing]:
    mappe = material.mappe
    if material.programme is None:
        yield Missing(_S.VORHABEN, "programme", EDIT)
    if not (mappe.starts_on and mappe.ends_on):
        yield Missing(_S.VORHABEN, "term", EDIT)
    if not material.areas:
        yield Missing(_S.VORHABEN, "area", NOWHERE)


def _need(material: Material) -> Iterator[Missing]:
    if not material.hints:
        yield Missing(_S.BEDARF, "hints", CHOOSE)
    if not material.figures:
        yield Missing(_S.BEDARF, "indicators", CHOOSE)
    for row in material.figures:
        if not any(value and value.ok for value in row.values[: len(material.areas)]):
            yield Missing(_S.BEDARF, "indicator_without_value", CHOOSE, {"title": row.indicator.label})
    for hint in material.hints:
        if not hint.confirmed:
            title = hint_title(hint_from_json(hint.decision.cause))
            yield Missing(_S.BEDARF, "hint_not_confirmed", CHOOSE, {"title": title})
    for pick in material.lost:
        yield Missing(_S.BEDARF, "lost", CHOOSE, {"title": pick.subject_title})


def _goal(facts: GoalFacts) -> Iterator[Missing]:
    """A Leitziel has neither term nor Messgröße of its own: its Teilziele have."""
    if facts.goal.is_leitziel:
        return
    values: dict[str, object] = {"title": facts.goal.title}
    if not facts.measured:
        yield Missing(_S.ZIELE, "goal_without_yardstick", _row(facts.goal), values)
    if facts.goal.due_on is None:
        yield Missing(_S.ZIELE, "goal_without_term", _row(facts.goal), values)


def _measures(material: Material) -> Iterator[Missing]:
    if not material.measures:
        yield Missing(_S.MASSNAHMEN, "measures", CHOOSE)
    for facts in material.measures:
        row, values = facts.measure, {"title": facts.measure.title}
        if not (row.starts_on and row.due_on):
            yield Missing(_S.MASSNAHMEN, "measure_without_term", _row(row), dict(values))
        elif _outside(facts, material):
            yield Missing(_S.MASSNAHMEN, "measure_outside", _row(row), dict(values))
        if not row.who:
            yield Missing(_S.MASSNAHMEN, "measure_without_owner", _row(row), dict(values))


def _outside(facts: MeasureFacts, material: Material) -> bool:
    mappe, row = material.mappe, facts.measure
    if not (mappe.starts_on and mappe.ends_on and row.starts_on and row.due_on):
        return False
    return row.starts_on < mappe.starts_on or row.due_on > mappe.ends_on


def _fields(material: Material) -> Iterator[Missing]:
    mappe = material.mappe
    for name, code in (("lebenswelten", "settings"), ("handlungsfelder", "fields"), ("approaches", "approach")):
        if not getattr(mappe, name):
            yield Missing(_S.FELDER, code, EDIT)


def _money(material: Material) -> Iterator[Missing]:
    if not material.lines:
        yield Missing(_S.KOSTEN, "lines", PLAN)
        return
    total, programme = plan_of(material.lines).total, material.programme
    if total.asked < 0:
        yield Missing(_S.KOSTEN, "sources_exceed_cost", PLAN, {"over": euro(-total.asked)})
    if programme and programme.most_cents is not None and total.asked > programme.most_cents:
        values = {"asked": euro(total.asked), "most": euro(programme.most_cents), "programme": programme.title}
        yield Missing(_S.KOSTEN, "above_most", PLAN, dict(values))
    if programme and programme.own_percent and not own_share_met(total, programme.own_percent):
        share = {"percent": programme.own_percent, "programme": programme.title}
        yield Missing(_S.KOSTEN, "own_share", PLAN, dict(share))
    yield from _years(material)


def _years(material: Material) -> Iterator[Missing]:
    start, end = material.mappe.starts_on, material.mappe.ends_on
    if not (start and end):
        return
    years = range(start.year, end.year + 1)
    with_cost = {line.year for line in material.lines if line.kind not in SOURCES}
    for year in years:
        if year not in with_cost:
            yield Missing(_S.KOSTEN, "year_without_cost", PLAN, {"year": year})
    for line in material.lines:
        if line.year not in years:
            yield Missing(_S.KOSTEN, "line_outside", PLAN, {"title": line.title, "year": line.year})


def _texts(material: Material) -> Iterator[Missing]:
    for section in OUTLINE:
        if section not in TEXT_OPTIONAL and not material.texts.get(section, "").strip():
            yield Missing(section, "text", Place("text", section.value))


def _row(row: Goal | Measure) -> Place:
    return Place("goal" if isinstance(row, Goal) else "measure", row.pk)
