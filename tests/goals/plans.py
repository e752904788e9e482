"""Goals, measures and confirmed hints for tests; call inside the Stelle's scope."""

from datetime import date
from typing import Any

from chains.world import TODAY, kita_offer
from lueckenlos.chains import actions as chain_actions
from lueckenlos.chains import queries as chain_queries
from lueckenlos.chains.actions import Ruling
from lueckenlos.chains.enums import DecisionKind
from lueckenlos.chains.picture import Axis, Hint
from lueckenlos.goals import actions
from lueckenlos.goals.models import Goal, Measure, Yardstick
from lueckenlos.tenancy.actor import Actor

DAY = date(2026, 11, 22)


def make_goal(by: Actor, title: str = "Jede Familie kennt die Hilfen", **values: Any) -> Goal:
    return actions.create_goal(values={"title": title, **values}, by=by)


def make_measure(by: Actor, title: str = "Lotsin in der Kita", **values: Any) -> Measure:
    return actions.create_measure(values={"title": title, **values}, by=by)


def make_yardstick(by: Actor, of: Goal | Measure, **values: Any) -> Yardstick:
    return actions.create_yardstick(of=of, values={"title": "Erreichte Familien", "step": 2, **values}, by=by)


def empty_cell(by: Actor) -> Hint:
    """A gap: something for the Kita years, nothing in the cells beside it."""
    kita_offer(by.stelle)
    shown = chain_queries.live(by.stelle, Axis.LEBENSLAGE, TODAY)
    return next(hint for hint in shown.picture.hints if hint.kind == "leer" and hint.place.row)


def decide(by: Actor, hint: Hint, decision: DecisionKind = DecisionKind.BESTAETIGT) -> None:
    ruling = Ruling(decision, "Das fehlt seit Jahren.", date(2026, 11, 2), "Steuerkreis", date(2027, 5, 1))
    chain_actions.decide(hints=[hint], ruling=ruling, day=TODAY, by=by)
