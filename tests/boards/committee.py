"""A Gremium with members and a Sitzung, made by the ordinary actions; the scope of the Stelle must be open."""

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from lueckenlos.boards.actions.agenda import add_item, add_paper
from lueckenlos.boards.actions.gremien import add_member, create_gremium
from lueckenlos.boards.actions.meetings import close_meeting, open_meeting, plan_meeting
from lueckenlos.boards.actions.minutes import save_presence
from lueckenlos.boards.actions.resolutions import record_resolution
from lueckenlos.boards.models import AgendaItem, Gremium, Meeting, Member, Paper, Participant, Resolution
from lueckenlos.boards.rules import Vote
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.models import Stelle

_numbers = count(1)
NAMES = ("Ada", "Bo", "Cem")


def gremium(by: Actor, **values: Any) -> Gremium:
    return create_gremium(by=by, values={"name": f"Steuerkreis {next(_numbers)}"} | values)


def member(of: Gremium, by: Actor, **values: Any) -> Member:
    number = next(_numbers)
    facts = {"name": f"Person {number} (erfunden)", "email": f"person{number}@example.org"}
    return add_member(gremium=of, by=by, values=facts | values)


def committee(by: Actor, **values: Any) -> Gremium:
    """Three who vote, and one who only advises."""
    made = gremium(by, **values)
    for name in NAMES:
        member(made, by, name=f"{name} (erfunden)")
    member(made, by, name="Dana (erfunden)", votes=False, function="beratend")
    return made


def now() -> datetime:
    return timezone.now()


def today() -> date:
    return timezone.localdate()


def planned(of: Gremium, by: Actor, *, days: int = 30, **values: Any) -> Meeting:
    facts = {"starts_at": now() + timedelta(days=days), "place": "Rathaus"}
    return plan_meeting(gremium=of, by=by, values=facts | values)


def sitting(of: Gremium, by: Actor, *, present: int = 3, days: int = 0) -> Meeting:
    """Open since just now, with the first ``present`` of those who vote at the table."""
    meeting = planned(of, by, starts_at=now() - timedelta(hours=1, days=-days))
    opened = open_meeting(meeting=meeting, by=by, today=today())
    rows = list(Participant.objects.filter(meeting=opened).order_by("-votes", "name"))
    here = {one.pk: "anwesend" if place < present else "fehlt" for place, one in enumerate(rows)}
    save_presence(meeting=opened, presences=here, by=by)
    return opened


def item(of: Meeting, by: Actor, **values: Any) -> AgendaItem:
    return add_item(meeting=of, by=by, values={"title": "Elterntreff", "kind": "beschluss"} | values)


def resolved(of: AgendaItem, by: Actor, vote: Vote | None = None, **values: Any) -> Resolution:
    facts = {"kind": "empfehlung", "text": "Der Elterntreff wird eingerichtet."} | values
    return record_resolution(item=of, values=facts, vote=vote or Vote(yes=3), by=by)


def drafted(of: Gremium, by: Actor, *, days: int = -20) -> Meeting:
    """Held, with minutes that wait for approval."""
    return close_meeting(meeting=sitting(of, by, days=days), by=by, now=now())


def linked(of: AgendaItem, by: Actor) -> Paper:
    return add_paper(item=of, by=by, title="Bericht", url="https://example.org/bericht.pdf", now=now())


def office(stelle: Stelle) -> Actor:
    return system_actor(stelle)
