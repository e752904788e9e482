"""Förderung of the demo, by the ordinary actions: a programme that the KGC shares, two Mappen of a commune."""

from datetime import date
from typing import Any

from django_scopes import scope

from lueckenlos.config.demo import content
from lueckenlos.funding import actions, queries
from lueckenlos.funding.enums import MappeState, PickKind, Section
from lueckenlos.funding.models import Mappe, PlanLine, SectionText
from lueckenlos.goals.models import Goal, Measure
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.subjects import Ref


def apply_for_money(stellen: dict[str, Stelle], today: date) -> None:
    """Afterwards the goals, hints and Beschlüsse of the demo must be there."""
    data = content.toml("foerderung.toml")
    programme = _programme(data["programm"], stellen, today)
    for entry in data["mappe"]:
        by = system_actor(stellen[entry["stelle"]])
        with scope(stelle=by.stelle):
            _mappe(entry, str(programme), today, by)


def _programme(entry: dict[str, Any], stellen: dict[str, Stelle], today: date) -> int:
    by = system_actor(stellen[entry["stelle"]])
    names = ("title", "funder", "summary", "for_whom", "most_cents", "own_percent", "source")
    values = {name: entry[name] for name in names}
    with scope(stelle=by.stelle):
        row = actions.create_programme(
            values={**values, "shared": True, "checked_on": content.day(entry["geprueft"], today)}, by=by
        )
        for when, title, days in entry["fristen"]:
            deadline = {"title": title, "due_on": content.day(when, today), "remind_days": days}
            actions.add_deadline(programme=row, values=deadline, today=today, by=by)
    return row.pk


def _mappe(entry: dict[str, Any], programme: str, today: date, by: Actor) -> None:
    values = {
        "title": entry["title"],
        "contact": entry["contact"],
        "programme": programme,
        "starts_on": content.day(entry["beginn"], today),
        "ends_on": content.day(entry["ende"], today),
        **{name: frozenset(entry.get(name, ())) for name in ("lebenswelten", "approaches")},
    }
    mappe = actions.create_mappe(values=values, by=by)
    actions.pick(mappe=mappe, refs=_refs(entry, mappe, by), by=by)
    for year, kind, title, cents in entry["positionen"]:
        line = {"year": values["starts_on"].year + year, "kind": kind, "title": title, "cents": cents}
        actions.add_plan_line(mappe=mappe, values=line, by=by)
    _write(mappe, entry["texte"], proof=False, by=by)
    if "bewilligt" in entry:
        _grant(entry, mappe, today, by)


def _refs(entry: dict[str, Any], mappe: Mappe, by: Actor) -> list[Ref]:
    offered = queries.choices_for(by, mappe)
    hints = [one.subject.ref for one in offered[PickKind.HINT][: entry["hinweise"]]]
    known = {one.subject.ref.key for one in offered[PickKind.INDICATOR]}
    figures = [Ref(PickKind.INDICATOR, slug) for slug in entry["kennzahlen"] if slug in known]
    words = content.toml("ziele.toml")["ziel"]
    titles = [one["title"] for one in words if one["kuerzel"] in entry["ziele"]]
    goals = list(Goal.objects.filter(title__in=titles))
    measures = Measure.objects.filter(goal__in=goals)
    plan = [Ref(PickKind.GOAL, str(one.pk)) for one in goals] + [Ref(PickKind.MEASURE, str(one.pk)) for one in measures]
    return [*hints, *figures, *plan]


def _grant(entry: dict[str, Any], mappe: Mappe, today: date, by: Actor) -> None:
    handed_in = {"day": content.day(entry["eingereicht"], today)}
    row = actions.move_mappe(
        mappe=mappe, state=MappeState.EINGEREICHT, values=handed_in, seen=mappe.version, today=today, by=by
    )
    answer = {
        "day": content.day(entry["bewilligt"], today),
        "reference": entry["aktenzeichen"],
        "granted_cents": entry["betrag"],
        "proof_due_on": content.day(entry["nachweis_bis"], today),
    }
    actions.move_mappe(mappe=row, state=MappeState.BEWILLIGT, values=answer, seen=row.version, today=today, by=by)
    lines = list(PlanLine.objects.filter(mappe=mappe).order_by("pk"))
    spent = {line.pk: cents for line, cents in zip(lines, entry["ausgegeben"], strict=True)}
    actions.set_spending(mappe=mappe, spent=spent, seen={line.pk: line.version for line in lines}, by=by)
    _write(mappe, entry["texte"], proof=True, by=by)


def _write(mappe: Mappe, texts: dict[str, str], *, proof: bool, by: Actor) -> None:
    for slug, text in texts.items():
        if slug.startswith("nachweis-") is proof:
            row = SectionText.objects.get(mappe=mappe, section=slug)
            actions.write_section(mappe=mappe, section=Section(slug), text=text, seen=row.version, by=by)
