"""The KGC's work of the demo, by the ordinary actions."""

from datetime import date
from typing import Any, Final

from django_scopes import scope

from lueckenlos.advice import actions
from lueckenlos.advice.enums import CaseState
from lueckenlos.advice.forms.fields import people_of
from lueckenlos.advice.models import Activity, Case
from lueckenlos.advice.queries import find_gebiet
from lueckenlos.config.demo import content
from lueckenlos.geo.models import Gebiet
from lueckenlos.goals.actions import create_goal
from lueckenlos.goals.models import Goal
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import Mitgliedschaft, Stelle

_CASE: Final = {
    "titel": "title",
    "eingang": "source",
    "anliegen": "concern",
    "sicht": "visibility",
    "name": "contact_name",
    "amt": "contact_office",
    "mail": "contact_email",
}
_ACTIVITY: Final = {
    "titel": "title",
    "art": "kind",
    "kanal": "channel",
    "minuten": "minutes",
    "erreicht": "reached",
    "ergebnis": "result",
    "sicht": "visibility",
    "traeger": "institution",
    "wieder_was": "next_what",
}
_DAYS: Final = {"vereinbarung": "agreement_on", "beigetreten": "joined_on", "oeffentlich": "public_since"}
_ENTRY: Final = {"art": "kind", "name": "name", "beteiligte": "parties", "fundstelle": "address", "notiz": "note"}


def advise(stellen: dict[str, Stelle], today: date) -> None:
    """The board, four cases, what was done for them and for one goal of the KGC."""
    data = content.toml("beratung.toml")
    kgc = stellen[data["stelle"]]
    member = Mitgliedschaft.objects.select_related("user").get(stelle=kgc, role=Role.LEITUNG)
    by = Actor(user=member.user, name=member.user.name, stelle=kgc, role=Role.LEITUNG)
    with scope(stelle=kgc):
        for entry in data["kommune"]:
            _commune(entry, today, by)
        goals = {one["kuerzel"]: create_goal(values={"title": one["titel"]}, by=by) for one in data["ziel"]}
        cases = {entry["kuerzel"]: _case(entry, today, by) for entry in data["fall"]}
        for entry in data["register"]:
            _register(entry, today, by)
        for entry in data["aktivitaet"]:
            _activity(entry, cases, goals, today, by)
        for entry in data["fall"]:
            _move(cases[entry["kuerzel"]], entry, today, by)


def _commune(entry: dict[str, Any], today: date, by: Actor) -> None:
    row = actions.add_communes(gebiete=[_gebiet(entry["name"], by)], by=by)[0]
    values: dict[str, Any] = {"themes": frozenset(entry.get("themen", ())), "note": entry.get("notiz", "")}
    if "status" in entry:
        values |= {"status": entry["status"], "status_since": content.day(entry["seit"], today)}
    for word, name in _DAYS.items():
        if word in entry:
            values[name] = content.day(entry[word], today)
    actions.update_commune(commune=row, values=values, seen=row.version, today=today, by=by)


def _register(entry: dict[str, Any], today: date, by: Actor) -> None:
    values: dict[str, Any] = {_ENTRY[name]: value for name, value in entry.items() if name in _ENTRY}
    values |= {"since": content.day(entry["seit"], today) if "seit" in entry else None, "public": True}
    actions.create_register_entry(values=values, by=by)


def _case(entry: dict[str, Any], today: date, by: Actor) -> Case:
    values = {_CASE[name]: value for name, value in entry.items() if name in _CASE}
    values |= {"received_on": content.day(entry["am"], today), "themes": frozenset(entry.get("themen", ()))}
    return actions.create_case(values={**values, "gebiet": _gebiet(entry["kommune"], by)}, by=by)


def _activity(
    entry: dict[str, Any], cases: dict[str, Case], goals: dict[str, Goal], today: date, by: Actor
) -> Activity:
    values = {_ACTIVITY[name]: value for name, value in entry.items() if name in _ACTIVITY}
    case = cases.get(entry.get("fall", ""))
    if case is not None:
        case.refresh_from_db()
    themes = entry.get("themen") or (case.themes if case else ())
    values |= {
        "day": content.day(entry["tag"], today),
        "themes": frozenset(themes),
        "case": case,
        "goal": goals.get(entry.get("ziel", "")),
    }
    if "kommune" in entry:
        values["gebiet"] = _gebiet(entry["kommune"], by)
    again = content.day(entry["wieder_am"], today) if "wieder_am" in entry else None
    people = people_of("\n".join(entry.get("beteiligte", ())))
    return actions.create_activity(values=values, people=people, next_on=again, today=today, by=by)


def _move(case: Case, entry: dict[str, Any], today: date, by: Actor) -> None:
    if "stand" in entry:
        case.refresh_from_db()
        actions.move_case(case=case, state=CaseState(entry["stand"]), seen=case.version, today=today, by=by)


def _gebiet(name: str, by: Actor) -> Gebiet:
    return find_gebiet(by.stelle, name)
