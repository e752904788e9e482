"""The network of the demo, by the ordinary actions: organisations, ties of three years, a round half answered."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

from django.utils import timezone
from django_scopes import scope
from django_tasks_db.models import DBTaskResult

from lueckenlos.config.demo import content
from lueckenlos.network import actions, queries
from lueckenlos.network.actions import Line
from lueckenlos.network.actions.spots import arrange_anew
from lueckenlos.network.enums import Said
from lueckenlos.network.models import Ask
from lueckenlos.network.sources import actor_key
from lueckenlos.partners import actions as partner_actions
from lueckenlos.partners.models import Organisation
from lueckenlos.tenancy.actor import Actor, link_actor, system_actor
from lueckenlos.tenancy.models import Stelle

_OWN: Final = ("kind", "email")


def tie_together(stellen: dict[str, Stelle], today: date) -> None:
    """Ties with their ends, who may be named, who is not needed, and what two members have confirmed."""
    data = content.toml("netzwerk.toml")
    by = system_actor(stellen[data["stelle"]])
    with scope(stelle=by.stelle):
        names = {name for entry in data["verbindung"] for name in entry["zeile"][:2]}
        names |= {entry["name"] for entry in data["organisation"]}
        gremien = {body.name: key for key, body in queries.bodies_for(by).items()}
        keys = partner_actions.get_or_create_organisations(names=sorted(names - gremien.keys()), by=by)
        ends = gremien | {name: actor_key(key) for name, key in keys.items()}
        for entry in data["organisation"]:
            _organisation(entry, keys[entry["name"]], today, by)
        for entry in data["verbindung"]:
            _tie(entry["zeile"], ends, today, by)
        arrange_anew(by=by, day=today)
        for entry in data["nicht_noetig"]:
            actions.say_expectation(slug=entry["slug"], organisation=None, reason=entry["grund"], by=by)
        _round(data["abfrage"], keys, today, by)


def _organisation(entry: dict[str, Any], key: int, today: date, by: Actor) -> None:
    organisation = Organisation.objects.get(pk=key)
    values: dict[str, str] = {name: entry[name] for name in _OWN if name in entry}
    partner_actions.update_organisation(organisation=organisation, values=values, by=by)
    if "person" in entry:
        contact = {"name": entry["person"], "function": entry["funktion"], "phone": "", "email": entry["email"]}
        partner_actions.set_contacts(organisation=organisation, contacts=[contact], by=by)
    if "einwilligung" in entry:
        given_on = today - timedelta(days=90)
        actions.give_consent(
            organisation=organisation,
            name=entry["person"],
            given_on=given_on,
            how=entry["einwilligung"],
            today=today,
            by=by,
        )


def _tie(line: list[str], ends: dict[str, str], today: date, by: Actor) -> None:
    giver, receiver, kind, strength, since, until, note = line
    values = {
        "kind": kind,
        "strength": strength,
        "since": content.day(since, today),
        "until": content.day(until, today) if until else None,
        "note": note,
    }
    actions.create_tie(giver=ends[giver], receiver=ends[receiver], values=values, today=today, by=by)


def _round(entry: dict[str, Any], keys: dict[str, int], today: date, by: Actor) -> None:
    """Some have confirmed everything, one objects to its first tie, the others have not answered yet."""
    asked = actions.open_round(
        title=entry["titel"],
        closes_on=today + timedelta(days=entry["ende"]),
        message=entry["text"],
        organisations=list(keys.values()),
        now=timezone.now(),
        today=today,
        by=by,
    )
    # behind the invented addresses nobody waits for a mail
    DBTaskResult.objects.filter(task_path="lueckenlos.network.mail.mail_ask").delete()
    asks = {ask.organisation.name: ask for ask in asked.asks.select_related("organisation", "round", "stelle")}
    for name in entry["stimmt"]:
        _answer(asks[name], today, lambda place: Said.STIMMT)
    _answer(asks[entry["widerspruch"]], today, lambda place: Said.NEIN if place == 0 else Said.STIMMT)


def _answer(ask: Ask, today: date, said: Callable[[int], Said]) -> None:
    lines = [
        Line(one.other, one.kind.value, one.outgoing, said(place), note="" if said(place) is Said.STIMMT else _NOTE)
        for place, one in enumerate(queries.statements_of(ask, today))
    ]
    by = link_actor(ask.stelle, ask.organisation.name)
    actions.answer(ask=ask, lines=lines, now=timezone.now(), today=today, by=by)


_NOTE: Final = "Das ist seit dem Wechsel der Leitung eingeschlafen."
