"""From a hint to a goal or measure, and back: whether the gap is closed."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from lueckenlos.chains import queries as chain_queries
from lueckenlos.chains import rules as chain_rules
from lueckenlos.chains.enums import DecisionKind, HintState
from lueckenlos.chains.messages import hint_reason
from lueckenlos.chains.models import HintDecision
from lueckenlos.chains.picture import Axis, Hint, Kind
from lueckenlos.chains.picture.exchange import hint_from_json
from lueckenlos.chains.reach import Search
from lueckenlos.chains.subjects import HintSubjects, SearchSubjects, helped_by, search_of
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.formats import day as day_text
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Ref, Subject
from lueckenlos.vocabulary.registry import vocabulary

HINT: Final = HintSubjects.kind
SEARCH: Final = SearchSubjects.kind
EVERY_ROW: Final = "alle"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a goal or measure comes from, and what of it is carried along. ``areas`` are keys of Gebiete."""

    subject: Subject
    reason: str = ""
    lebensphasen: frozenset[str] = frozenset()
    uebergaenge: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Gap:
    """How the hint behind a goal or measure stands today. ``place`` is the address of the cell or Übergang."""

    subject: Subject
    still: bool
    changed: bool
    place: str


def origin_of(actor: Actor, ref: Ref) -> Origin:
    """Raises Invalid ``origin_unknown``, or ``hint_not_confirmed`` for a hint nobody has confirmed."""
    subject = subjects.find(actor, ref)
    if ref.kind == HINT:
        decision = latest_decision(actor, ref.key)
        if decision is None or decision.decision != DecisionKind.BESTAETIGT:
            raise Invalid("hint_not_confirmed")
        if subject is not None:
            return _carried(subject, decision)
    if subject is None:
        raise Invalid("origin_unknown")
    if (search := search_of(actor, ref.key) if ref.kind == SEARCH else None) is not None:
        return _further(actor, subject, search)
    return Origin(subject, subjects.reason_of(actor, ref))


def latest_decision(actor: Actor, key: str) -> HintDecision | None:
    return chain_queries.history_of(key).first() if chain_rules.may_view_picture(actor) else None


def gap_of(actor: Actor, ref: Ref, day: date) -> Gap | None:
    """None for what is no hint of this Stelle. Computes the picture of today, so only for a page about one thing."""
    decision = latest_decision(actor, ref.key) if ref.kind == HINT else None
    subject = subjects.find(actor, ref) if decision else None
    if decision is None or subject is None:
        return None
    cause = hint_from_json(decision.cause)
    axis = cause.place.axis or Axis.LEBENSLAGE
    shown = chain_queries.live(actor.stelle, axis, day, frozenset({Kind(decision.kind)}))
    found = shown.picture.hint(ref.key)
    changed = found is not None and shown.standing(ref.key).state is HintState.GEAENDERT
    return Gap(subject, found is not None, changed, _place_url(actor, cause))


def _carried(subject: Subject, decision: HintDecision) -> Origin:
    hint = hint_from_json(decision.cause)
    by = ", ".join(part for part in (decision.body, day_text(decision.decided_on)) if part)
    return Origin(
        subject=subject,
        reason=f"{hint_reason(hint)}\n\n{decision.reason} ({by})",
        lebensphasen=_phases(hint),
        uebergaenge=frozenset({slug} if (slug := hint.reason.term("uebergang")) else ()),
        areas=frozenset({hint.place.area} - {""}),
    )


def _further(actor: Actor, subject: Subject, search: Search) -> Origin:
    """The areas in which the places found would reach people whom none reaches today."""
    reason, areas = helped_by(actor, search)
    ages = chain_queries.ages_of(search.question.ages)
    return Origin(subject, reason, lebensphasen=frozenset(age.slug for age in ages), areas=areas)


def _phases(hint: Hint) -> frozenset[str]:
    """The column of the hint, those of its cells, and the phases on both sides of an Übergang."""
    found = {hint.place.column, *(column for _, column in hint.reason.cells)}
    if slug := hint.reason.term("uebergang"):
        data = vocabulary("uebergang")[slug].data
        found |= {str(phase) for name in ("from_phases", "to_phases") for phase in _listed(data.get(name))}
    return frozenset(slug for slug in found if slug in vocabulary("lebensphase"))


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


def _place_url(actor: Actor, hint: Hint) -> str:
    """The cell, the Lebensphase, or the Übergang, as the hint's own page links it."""
    place = hint.place
    if not place.column:
        return f"{work_url(actor.stelle, 'chains:transitions')}#{hint.reason.term('uebergang')}"
    axis = place.axis or Axis.LEBENSLAGE
    area = f"?raum={place.area}" if place.area else ""
    return f"{work_url(actor.stelle, 'chains:cell', axis.value, place.row or EVERY_ROW, place.column)}{area}"
