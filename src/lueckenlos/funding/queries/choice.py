"""What can be picked for an Antragsmappe, and what is."""

from dataclasses import dataclass

from lueckenlos.boards.enums import Outcome
from lueckenlos.boards.queries.access import resolutions
from lueckenlos.chains import queries as chain_queries
from lueckenlos.chains import rules as chain_rules
from lueckenlos.chains.enums import DecisionKind
from lueckenlos.chains.models import HintDecision
from lueckenlos.funding.enums import PickKind
from lueckenlos.funding.models import Mappe, Pick
from lueckenlos.goals import queries as goal_queries
from lueckenlos.indicators.models import IndicatorValue
from lueckenlos.indicators.queries.need import compared_above
from lueckenlos.indicators.queries.visible import visible_to
from lueckenlos.indicators.registry import Indicator, all_indicators
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.subjects import Ref, Subject

MOST_RESOLUTIONS = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """``gone`` was picked and cannot be found any more, or is not to be picked today."""

    subject: Subject
    picked: bool
    gone: bool = False


def choices_for(actor: Actor, mappe: Mappe) -> dict[PickKind, list[Choice]]:
    """Of each kind what is there and what was picked; a constant number of queries."""
    chosen: dict[PickKind, dict[str, Pick]] = {kind: {} for kind in PickKind}
    for pick in Pick.objects.filter(mappe=mappe):
        chosen[pick.of][pick.subject_key] = pick
    return {kind: _of_kind(actor, kind, chosen[kind]) for kind in PickKind}


def _of_kind(actor: Actor, kind: PickKind, chosen: dict[str, Pick]) -> list[Choice]:
    keys = _keys(actor, kind)
    found = subjects.find_all(actor, (Ref(kind.value, key) for key in keys))
    rows = [Choice(found[ref], ref.key in chosen) for key in keys if (ref := Ref(kind.value, key)) in found]
    known = {row.subject.ref.key for row in rows}
    lost = (pick for key, pick in chosen.items() if key not in known)
    return [
        *rows,
        *(Choice(Subject(Ref(kind.value, one.subject_key), one.subject_title), picked=True, gone=True) for one in lost),
    ]


def _keys(actor: Actor, kind: PickKind) -> list[str]:
    match kind:
        case PickKind.HINT:
            if not chain_rules.may_view_picture(actor):
                return []
            latest = chain_queries.latest_decisions().filter(decision=DecisionKind.BESTAETIGT)
            return list(latest.order_by("-decided_on", "-pk").values_list("hint_key", flat=True))
        case PickKind.INDICATOR:
            return [one.slug for one in indicators_with_values(actor)]
        case PickKind.GOAL:
            return [str(goal.pk) for goal, _ in goal_queries.possible_parents()]
        case PickKind.MEASURE:
            rows = goal_queries.measures_for(actor).order_by("title_key", "pk")
            return [str(key) for key in rows.values_list("pk", flat=True)]
        case PickKind.RESOLUTION:
            # an application goes outside: what was decided behind closed doors is not for it
            decided = (
                resolutions(actor)
                .filter(item__is_public=True, outcome=Outcome.ANGENOMMEN)
                .order_by("-decided_on", "-pk")
            )
            return [str(key) for key in decided.values_list("pk", flat=True)[:MOST_RESOLUTIONS]]


def indicators_with_values(actor: Actor) -> list[Indicator]:
    """Those with a value for a Gebiet of the Stelle or one above, whatever it says. Two queries."""
    own = list(actor.stelle.gebiete.select_related("parent__parent__parent__parent__parent__parent").order_by("ars"))
    ids = [one.pk for one in (*own, *compared_above(own))]
    rows = IndicatorValue.objects.filter(visible_to(actor.stelle), gebiet__in=ids).order_by()
    there = set(rows.values_list("indicator", flat=True).distinct())
    return [one for one in all_indicators().values() if one.slug in there]


def confirmed_hints(keys: list[str]) -> dict[str, HintDecision]:
    """Key → the latest decision about it, with its cause, whatever was decided. One query."""
    rows = HintDecision.objects.filter(hint_key__in=keys).order_by("created_at", "pk")
    return {row.hint_key: row for row in rows}
