"""The Gesundheitspreis of the demo, by the ordinary actions: one awarded, one with the jury, one open."""

import random
import uuid
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.utils import timezone
from django_scopes import scope

from lueckenlos.accounts.models import User
from lueckenlos.config.demo import content
from lueckenlos.prizes.actions import applications, calls, decision, jury
from lueckenlos.prizes.messages.words import START_CRITERIA
from lueckenlos.prizes.models import Application, Call, Juror
from lueckenlos.prizes.rules.values import Prize, Yardstick
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.models import Stelle

_MOST: Final = 10
_KEEP: Final = 730
_PROJECT: Final = frozenset(applications.PROJECT)


def award_prizes(stellen: dict[str, Stelle], today: date) -> None:
    """Everything is invented but the prize money, the points by a drawn seed that is always the same."""
    data = content.toml("gesundheitspreis.toml")
    by = system_actor(stellen[data["stelle"]])
    with scope(stelle=by.stelle):
        for entry in data["preis"]:
            _prize(entry, data, today, by)


def _prize(entry: dict[str, Any], data: dict[str, Any], today: date, by: Actor) -> None:
    day = content.day(entry["schluss"], today)
    deadline = timezone.make_aware(datetime.combine(day, time(20)))
    values = {"title": entry["title"], "year": today.year + entry["jahr"], "deadline": deadline, "keep_days": _KEEP}
    call = calls.create_call(
        values={**values, "text": data["text"], "eligible": data["eligible"]},
        ranks=[Prize(name, euro) for name, euro in data["preise"]],
        criteria=[Yardstick(*one) for one in START_CRITERIA],
        by=by,
    )
    call = calls.open_call(call=call, now=deadline - timedelta(days=90), by=by)
    rows = [
        _application(call, one, deadline - timedelta(days=20 - place)) for place, one in enumerate(entry["bewerbung"])
    ]
    if entry["stand"] != "offen":
        _judge(call, rows, entry, data["jury"], by)


def _application(call: Call, one: dict[str, Any], moment: datetime) -> Application:
    project = {name: value for name, value in one.items() if name in _PROJECT}
    person = {"contact_name": "Erika Erfunden", "publish": "nennen" in one}
    person["email"] = f"bewerbung{call.pk}-{call.applications.count() + 1}@hettstedt.example"
    row = applications.apply_for_prize(call=call, values={**project, **person}, token=uuid.uuid4(), now=moment)
    return applications.confirm_application(application=row, now=moment)


def _judge(
    call: Call, rows: list[Application], entry: dict[str, Any], members: list[dict[str, Any]], by: Actor
) -> None:
    jurors = [_juror(call, one, by) for one in members]
    call = calls.begin_jury(call=call, now=call.deadline, by=by)
    # with the jury: the last has one application left to judge
    drawn = random.Random(entry["saat"])  # noqa: S311 -- invented points, always the same
    done = entry["stand"] == "verliehen"
    for place, juror in enumerate(jurors):
        late = not done and place == len(jurors) - 1
        _points(call, juror, rows[late:], entry["bewerbung"][late:], drawn, by)
        if not late:
            jury.hand_in_scores(juror=juror, now=call.deadline + timedelta(days=9), by=by)
    if done:
        _decide(call, rows, entry, by)


def _juror(call: Call, one: dict[str, Any], by: Actor) -> Juror:
    if "konto" in one:
        return jury.appoint_juror(call=call, user=User.objects.get(email=one["konto"]), by=by)
    return jury.appoint_juror(call=call, name=one["name"], email=one["email"], is_chair="leitet" in one, by=by)


def _points(
    call: Call, juror: Juror, rows: list[Application], entries: list[dict[str, Any]], drawn: random.Random, by: Actor
) -> None:
    juror.call, keys = call, list(call.criteria.values_list("pk", flat=True))
    for place, (row, one) in enumerate(zip(rows, entries, strict=True)):
        points = {key: max(0, min(_MOST, one["stark"] + drawn.randint(-2, 2))) for key in keys}
        given = {"points": points, "biased": juror.user_id is not None and place == len(rows) - 1}
        jury.save_opinion(juror=juror, application=row, given=given, seen=1, by=by)


def _decide(call: Call, rows: list[Application], entry: dict[str, Any], by: Actor) -> None:
    ranks = list(call.ranks.order_by("position"))
    awards = {
        row.pk: decision.Award(ranks[one["preis"]].pk, ranks[one["preis"]].cents // 100, one["grund"])
        for row, one in zip(rows, entry["bewerbung"], strict=True)
        if "preis" in one
    }
    call.refresh_from_db()
    text, now = entry["begruendung"], call.deadline + timedelta(days=30)
    call = decision.propose_awards(call=call, awards=awards, proposal=text, seen=call.version, by=by)
    call = decision.decide_prizes(call=call, seen=call.version, now=now, by=by)
    begins = call.deadline + timedelta(days=60)
    values = {"title": "Verleihung des Gesundheitspreises", "starts_at": begins, "venue": "Rathaus (erfunden)"}
    calls.plan_ceremony(call=call, values={**values, "ends_at": begins + timedelta(hours=2)}, by=by)
    calls.award_call(call=call, by=by)
