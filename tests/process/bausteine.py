"""Short ways to Bausteine, evidence and checks for tests; the Stelle's scope must be open."""

from datetime import date
from typing import Any

from lueckenlos.process import actions
from lueckenlos.process.actions import BausteinValues, CheckValues, Typed
from lueckenlos.process.models import Baustein, Evidence, StabilityCheck
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.models import Stelle

TODAY = date(2026, 11, 22)


def save(by: Actor, phase: str = "verstetigung", seen: int = 1, **values: Any) -> Baustein:
    values.setdefault("state", "in_arbeit")
    return actions.save_baustein(phase=phase, values=BausteinValues(**values), seen=seen, by=by)


def say(by: Actor, key: str, before: str, after: str, phase: str = "verstetigung") -> Baustein:
    return actions.answer(phase=phase, answers={key: Typed(before, after)}, by=by)


def make_evidence(stelle: Stelle, phase: str = "verstetigung") -> Evidence:
    return actions.add_evidence(phase=phase, by=system_actor(stelle), title=f"Protokoll {stelle.name}")


def make_check(stelle: Stelle, day: date = date(2026, 11, 1), **steps: int) -> StabilityCheck:
    values = CheckValues(made_on=day, steps=steps or {"beschluss": 2}, notes={})
    return actions.save_check(values=values, today=TODAY, by=system_actor(stelle))
