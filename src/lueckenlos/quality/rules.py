"""Who assesses, shares and words; what a view may say; how far views lie apart; whose names have to go."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, Protocol

from lueckenlos.quality.enums import STEPS, Agreement, State
from lueckenlos.quality.models import Assessment
from lueckenlos.quality.rating import Given
from lueckenlos.quality.scale import Scaled
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission, StelleArt

_OWN: Final = frozenset({StelleArt.KOMMUNE, StelleArt.KREIS})
# what can be assessed beside the whole chain
ASSESSED: Final = ("directory.offer", "goals.measure")
LINK_DAYS: Final = 60
# after closing; one that is never closed ends by itself
KEEP_NAMES: Final = timedelta(days=365)
KEEP_UNFINISHED: Final = timedelta(days=730)
_FEWEST: Final = 2


class Dated(Protocol):
    """What of an assessment says how long names stay."""

    @property
    def begun_on(self) -> date: ...

    @property
    def closed_on(self) -> date | None: ...


class View(Protocol):
    """What of an Einstufung can be compared."""

    @property
    def now(self) -> int | None: ...

    @property
    def irrelevant(self) -> bool: ...


# ---------------------------------------------------------------- who
def may_enter(actor: Actor) -> Verdict:
    """The page „Qualität“: own assessments, at a KGC what was shared with it; and the criteria for both."""
    if actor.stelle.art == StelleArt.BUND:
        return Verdict.no("quality_not_for_bund")
    return Verdict.yes() if actor.has(Permission.VIEW_DECISIONS) else Verdict.no("quality_not_for_role")


def may_view(actor: Actor) -> Verdict:
    """Common results of the own Stelle."""
    if not (entering := may_enter(actor)):
        return entering
    return Verdict.yes() if actor.stelle.art in _OWN else Verdict.no("assessment_of_communes")


def may_compare(actor: Actor) -> Verdict:
    """Who said what is for those who work with it, not for every reader of decisions."""
    return _with(actor, Permission.VIEW, "quality_not_for_role")


def may_edit(actor: Actor) -> Verdict:
    return _with(actor, Permission.EDIT, "quality_read_only")


def may_decide(actor: Actor) -> Verdict:
    """What leaves the house or ends a round is decided by Leitung and Koordination."""
    return _with(actor, Permission.DECIDE, "quality_decide_not_for_role")


def may_word(actor: Actor) -> Verdict:
    """A KGC words steps for its Land, a commune for itself."""
    if not (entering := may_enter(actor)):
        return entering
    return Verdict.yes() if actor.has(Permission.EDIT) else Verdict.no("quality_read_only")


def may_assess(actor: Actor, assessment: Assessment) -> Verdict:
    """Everybody of the Stelle who sees it, and who holds its link; while it is open."""
    seen = Verdict.yes() if actor.by_link else may_view(actor)
    return takes_views(assessment) if seen else seen


def may_forget(actor: Actor) -> Verdict:
    """The nightly run, at any Stelle."""
    return Verdict.yes() if actor.system else Verdict.no("quality_decide_not_for_role")


def may_set_result(actor: Actor, assessment: Assessment) -> Verdict:
    if not (editing := may_edit(actor)):
        return editing
    match State(assessment.state):
        case State.BESPROCHEN:
            return Verdict.yes()
        case State.ABGESCHLOSSEN:
            return Verdict.no("assessment_closed")
        case State.OFFEN:
            return Verdict.no("assessment_not_discussed", state=State.OFFEN.label)


def may_tick(actor: Actor, assessment: Assessment) -> Verdict:
    """Steps are done after the discussion, most of them after the end."""
    editing = may_edit(actor)
    return Verdict.no("steps_not_agreed") if editing and views_hidden(assessment) else editing


def may_invite(actor: Actor, assessment: Assessment) -> Verdict:
    editing = may_edit(actor)
    return takes_views(assessment) if editing else editing


def may_move(actor: Actor, assessment: Assessment, state: State) -> Verdict:
    if not (deciding := may_decide(actor)):
        return deciding
    now = State(assessment.state)
    if state not in STEPS[now]:
        return Verdict.no("assessment_step_unknown", now=now.label, wanted=state.label)
    return Verdict.yes()


def may_share(actor: Actor, assessment: Assessment, *, shared: bool) -> Verdict:
    """Taking it back is always possible."""
    if not (deciding := may_decide(actor)):
        return deciding
    return Verdict.no("share_needs_result") if shared and not is_closed(assessment) else Verdict.yes()


def may_read_shared(actor: Actor) -> Verdict:
    if actor.stelle.art != StelleArt.LAND:
        return Verdict.no("shared_for_kgc")
    return Verdict.yes() if actor.has(Permission.VIEW) else Verdict.no("quality_not_for_role")


def takes_views(assessment: Assessment) -> Verdict:
    if is_closed(assessment):
        return Verdict.no("assessment_closed")
    state = State(assessment.state)
    return Verdict.yes() if state is State.OFFEN else Verdict.no("assessment_not_open", state=state.label)


def is_closed(assessment: Assessment) -> bool:
    return assessment.state == State.ABGESCHLOSSEN


def views_hidden(assessment: Assessment) -> bool:
    """As long as it is open nobody sees the others' views, so that nobody follows them."""
    return assessment.state == State.OFFEN


# ---------------------------------------------------------------- what
def checked(given: Iterable[Given], criteria: Sequence[Scaled]) -> list[Given]:
    """Those that say something.

    Raises Invalid ``criterion_unknown``, ``step_outside``, ``irrelevant_needs_reason`` or ``action_needs_what``.
    """
    known = {one.slug: one for one in criteria}
    found = []
    for one in given:
        if one.criterion not in known:
            raise Invalid("criterion_unknown")
        if not one.empty:
            found.append(_checked(one, known[one.criterion]))
    return found


def _checked(one: Given, criterion: Scaled) -> Given:
    most = len(criterion.steps)
    if any(step is not None and not 1 <= step <= most for step in (one.now, one.wanted)):
        raise Invalid("step_outside", criterion=criterion.label, most=most)
    if one.irrelevant and not one.evidence:
        raise Invalid("irrelevant_needs_reason", criterion=criterion.label)
    if (one.who or one.until_on) and not one.next_action:
        raise Invalid("action_needs_what", criterion=criterion.label)
    return Given(one.criterion, irrelevant=True, evidence=one.evidence) if one.irrelevant else one


def agreement(views: Sequence[View]) -> Agreement:
    """Between the people who said something on one criterion."""
    steps = [view.now for view in views if view.now is not None]
    aside = sum(view.irrelevant for view in views)
    if len(steps) + aside < _FEWEST:
        return Agreement.ZU_WENIG
    if aside:
        return Agreement.RELEVANZ if steps else Agreement.EINIG
    apart = max(steps) - min(steps)
    return Agreement.EINIG if apart == 0 else Agreement.NAH if apart == 1 else Agreement.WEIT


def is_step_late(until_on: date | None, done_on: date | None, today: date) -> bool:
    """On its day itself no step is late."""
    return until_on is not None and done_on is None and until_on < today


def names_due(one: Dated, today: date) -> bool:
    """The names of those who assessed have served: a year after closing, two after a beginning without an end."""
    return today > (one.closed_on + KEEP_NAMES if one.closed_on else one.begun_on + KEEP_UNFINISHED)


def comparable(before: Mapping[str, Scaled], after: Mapping[str, Scaled], criterion: str) -> bool:
    """Whether steps of two assessments mean the same, so that a line may join them."""
    one, other = before.get(criterion), after.get(criterion)
    return one is not None and other is not None and one.steps == other.steps


def _with(actor: Actor, permission: Permission, code: str) -> Verdict:
    if not (seen := may_view(actor)):
        return seen
    return Verdict.yes() if actor.has(permission) else Verdict.no(code)
