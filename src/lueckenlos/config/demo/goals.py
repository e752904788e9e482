"""Goals and measures of the demo, by the ordinary actions; some grow from the hint the Steuerkreis has confirmed."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

from django_scopes import scope

from lueckenlos.chains.enums import DecisionKind
from lueckenlos.chains.models import HintDecision
from lueckenlos.config.demo import content
from lueckenlos.directory.models import Offer
from lueckenlos.goals import actions, queries
from lueckenlos.goals.actions import Standing
from lueckenlos.goals.enums import Outlook
from lueckenlos.goals.models import Goal, Measure
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.subjects import Ref

_DAYS: Final = ("due_on", "starts_on", "baseline_on", "target_on")
_SETS: Final = ("lebensphasen",)
_OWN: Final = (
    "kuerzel",
    "unter",
    "stand",
    "einschaetzung",
    "anmerkung",
    "am",
    "messgroesse",
    "ziel",
    "angebot",
    "aus_hinweis",
)


def plan(stellen: dict[str, Stelle], today: date) -> None:
    """The Leitbild, the tree, its measures and what has been measured."""
    data = content.toml("ziele.toml")
    by = system_actor(stellen[data["stelle"]])
    with scope(stelle=by.stelle):
        leitbild = data["leitbild"]
        values = {
            "text": leitbild["text"],
            "decided_on": content.day(leitbild["beschlossen_am"], today),
            "decided_by": leitbild["beschlossen_von"],
        }
        actions.save_leitbild(values=values, seen=1, by=by)
        goals: dict[str, Goal] = {}
        for entry in data["ziel"]:
            goals[entry["kuerzel"]] = _goal(entry, goals.get(entry.get("unter", "")), today, by)
        for entry in data["massnahme"]:
            _measure(entry, goals.get(entry.get("ziel", "")), today, by)


def _goal(entry: dict[str, Any], parent: Goal | None, today: date, by: Actor) -> Goal:
    ref, carried = _origin(entry, by)
    goal = actions.create_goal(values={**carried, **_values(entry, today), "parent": parent}, origin=ref, by=by)
    for one in entry.get("messgroesse", ()):
        _measured(one, goal, today, by)
    return actions.move_goal(goal=goal, standing=_standing(entry, today), seen=goal.version, today=today, by=by)


def _measure(entry: dict[str, Any], goal: Goal | None, today: date, by: Actor) -> Measure:
    ref, carried = _origin(entry, by)
    measure = actions.create_measure(values={**carried, **_values(entry, today), "goal": goal}, origin=ref, by=by)
    offer = Offer.objects.filter(title=entry.get("angebot", "")).first()
    if offer:
        actions.add_link(measure=measure, ref=Ref("directory.offer", str(offer.pk)), by=by)
    standing = _standing(entry, today)
    return actions.move_measure(measure=measure, standing=standing, seen=measure.version, today=today, by=by)


def _measured(entry: dict[str, Any], goal: Goal, today: date, by: Actor) -> None:
    values = {name: value for name, value in _values(entry, today).items() if name != "werte"}
    values |= {name: Decimal(values[name]) for name in ("baseline", "target")}
    yardstick = actions.create_yardstick(of=goal, values=values, by=by)
    for when, value, note in entry["werte"]:
        read_on = content.day(when, today)
        actions.add_reading(yardstick=yardstick, read_on=read_on, value=Decimal(value), note=note, today=today, by=by)


def _values(entry: dict[str, Any], today: date) -> dict[str, Any]:
    """The fields of the row, dates and sets as Python knows them."""
    found = {name: value for name, value in entry.items() if name not in _OWN}
    found |= {name: content.day(found[name], today) for name in _DAYS if name in found}
    return found | {name: frozenset(found[name]) for name in _SETS if name in found}


def _standing(entry: dict[str, Any], today: date) -> Standing:
    outlook = Outlook(entry.get("einschaetzung", ""))
    day = content.day(entry.get("am", "heute"), today)
    return Standing(entry["stand"], outlook, entry.get("anmerkung", ""), day)


def _origin(entry: dict[str, Any], by: Actor) -> tuple[Ref | None, dict[str, Any]]:
    """The confirmed hint of this kind, and what it hands on."""
    confirmed = HintDecision.objects.filter(kind=entry.get("aus_hinweis", ""), decision=DecisionKind.BESTAETIGT)
    if (found := confirmed.first()) is None:
        return None, {}
    ref = Ref(queries.HINT, found.hint_key)
    origin = queries.origin_of(by, ref)
    return ref, {"reason": origin.reason, "lebensphasen": origin.lebensphasen, "uebergaenge": origin.uebergaenge}
