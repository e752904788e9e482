"""Calls, applications and juries for tests; call inside the Stelle's scope."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from lueckenlos.prizes.actions.applications import apply_for_prize, confirm_application
from lueckenlos.prizes.actions.calls import begin_jury, create_call, open_call
from lueckenlos.prizes.actions.decision import Award, propose_awards
from lueckenlos.prizes.actions.jury import appoint_juror, close_scoring, save_opinion
from lueckenlos.prizes.models import Application, Call, Juror, Opinion
from lueckenlos.prizes.rules.values import Prize, Yardstick
from lueckenlos.shared.text import slug_of
from lueckenlos.tenancy.actor import Actor

DEADLINE = timezone.make_aware(datetime(2026, 11, 22, 20, 0))  # noqa: DTZ001 -- local, made aware here
BEFORE = DEADLINE - timedelta(days=10)
RANKS = (Prize("1. Preis", 2000), Prize("2. Preis", 1000))
CRITERIA = (Yardstick("wirkungsvoll", 2, "Was ist besser?"), Yardstick("nachnutzbar", 1))
PROJECT = {
    "title": "Gesunde Pause",
    "organisation": "Kita Kupferzwerge (erfunden)",
    "contact_name": "Mina Muster (erfunden)",
    "email": "mina@example.org",
    "summary": "Wir frühstücken zusammen.",
    "publish": True,
}


def make_call(by: Actor, title: str = "Gesundheitspreis 2026", **values: Any) -> Call:
    given = {"title": title, "year": 2026, "text": "Zeigen Sie es!", "eligible": "Alle.", "deadline": DEADLINE}
    return create_call(values={**given, "keep_days": 365, **values}, ranks=RANKS, criteria=CRITERIA, by=by)


def opened(by: Actor, **values: Any) -> Call:
    return open_call(call=make_call(by, **values), now=BEFORE, by=by)


def entered(call: Call, title: str = "Gesunde Pause", **values: Any) -> Application:
    """Handed in and confirmed."""
    given = {**PROJECT, "title": title, "email": f"{slug_of(title)}@example.org", **values}
    row = apply_for_prize(call=call, values=given, token=uuid.uuid4(), now=BEFORE)
    return confirm_application(application=row, now=BEFORE)


def at_jury(by: Actor, *titles: str, jurors: int = 2) -> tuple[Call, list[Application], list[Juror]]:
    """Past the deadline, with invited jurors; the first leads them."""
    call = opened(by)
    rows = [entered(call, title) for title in titles or ("Gesunde Pause", "Bewegte Schule")]
    jury = [
        appoint_juror(call=call, name=f"Jury {n} (erfunden)", email=f"jury{n}@example.org", is_chair=n == 1, by=by)
        for n in range(1, jurors + 1)
    ]
    call = begin_jury(call=call, now=DEADLINE, by=by)
    for one in jury:
        one.call = call
    return call, rows, jury


def judge(juror: Juror, row: Application, *points: int | None, by: Actor, **given: Any) -> Opinion:
    keys = juror.call.criteria.order_by("position").values_list("pk", flat=True)
    found = Opinion.objects.filter(juror=juror, application=row).first()
    values = {"points": dict(zip(keys, points, strict=False)), "note": "", **given}
    return save_opinion(juror=juror, application=row, given=values, seen=found.version if found else 1, by=by)


def scored(by: Actor, *titles: str) -> tuple[Call, list[Application]]:
    """The jury has given 8 and 6 points to the first, 4 and 4 to the others, and is closed."""
    call, rows, jury = at_jury(by, *titles)
    for place, row in enumerate(rows):
        for juror in jury:
            judge(juror, row, *((8, 6) if place == 0 else (4, 4)), by=by)
    return close_scoring(call=call, juror=jury[0], now=DEADLINE, by=by), rows


def proposed(by: Actor) -> tuple[Call, list[Application]]:
    call, rows = scored(by)
    first = call.ranks.order_by("position")[0]
    awards = {rows[0].pk: Award(first.pk, 2000, "Weil es wirkt.")}
    return propose_awards(call=call, awards=awards, proposal="Einstimmig.", seen=call.version, by=by), rows
