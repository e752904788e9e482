"""The Selbsteinschätzungen of the demo, by the ordinary actions."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django_scopes import scope

from lueckenlos.config.demo import content
from lueckenlos.quality import actions, queries
from lueckenlos.quality.enums import State
from lueckenlos.quality.messages import INVITED
from lueckenlos.quality.models import Assessment
from lueckenlos.quality.rating import Given
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor, link_actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import Mitgliedschaft, Stelle

_BERLIN = ZoneInfo("Europe/Berlin")


def assess(stellen: dict[str, Stelle], today: date) -> None:
    """Assessments in all three states; one of them shared with the KGC."""
    data = content.toml("qualitaet.toml")
    stelle = stellen[data["stelle"]]
    members = {
        one.role: Actor(user=one.user, name=one.user.name, stelle=stelle, role=Role(one.role))
        for one in Mitgliedschaft.objects.select_related("user").filter(stelle=stelle).order_by("pk")
    }
    with scope(stelle=stelle):
        for entry in data["einschaetzung"]:
            _assess(entry, members, today)


def _assess(entry: dict[str, Any], members: Mapping[str, Actor], today: date) -> None:
    by, begun = members[Role.KOORDINATION], content.day(entry["begonnen"], today)
    found = subjects.search(by, ["directory.offer"], entry["angebot"], 1) if "angebot" in entry else []
    assessment = actions.create_assessment(
        chosen=entry["kriterien"],
        ref=found[0].ref if found else None,
        occasion=entry["anlass"],
        today=begun,
        by=by,
    )
    for view in entry["ansicht"]:
        _view(assessment, view, members, begun)
    if "ergebnis" in entry:
        _agree(assessment, entry, by, today)


def _view(assessment: Assessment, view: dict[str, Any], members: Mapping[str, Actor], day: date) -> None:
    """Of somebody of the Stelle by their role, or of somebody invited by name."""
    if "rolle" in view:
        by = members[view["rolle"]]
        assessor = queries.own_row(assessment, by)
    else:
        # no mail: nobody waits behind an invented address
        now = datetime.combine(day, time(9), _BERLIN)
        email = view["adresse"]
        issued = actions.invite(
            assessment=assessment, name=view["name"], email=email, now=now, by=members[Role.KOORDINATION]
        )
        assessor, by = issued.assessor, link_actor(assessment.stelle, INVITED)
    given = [_given(key, said) for key, said in view["stufen"].items()]
    actions.save_view(assessor=assessor, given=given, hand_in=view.get("abgegeben", True), seen=1, today=day, by=by)


def _agree(assessment: Assessment, entry: dict[str, Any], by: Actor, today: date) -> None:
    def move(state: State, day: date) -> None:
        seen = Assessment.objects.get(pk=assessment.pk).version
        actions.move_assessment(assessment=assessment, state=state, seen=seen, today=day, by=by)

    closed = content.day(entry.get("abgeschlossen", "heute"), today)
    move(State.BESPROCHEN, closed)
    result = entry["ergebnis"]
    given = [_given(key, said, today) for key, said in result["stufen"].items()]
    actions.save_result(assessment=assessment, given=given, note=result.get("satz", ""), seen=2, by=by)
    for criterion, (day, note) in result.get("erledigt", {}).items():
        done_on = content.day(day, today)
        actions.tick_step(assessment=assessment, criterion=criterion, done_on=done_on, note=note, today=today, by=by)
    if "abgeschlossen" in entry:
        move(State.ABGESCHLOSSEN, closed)
    if entry.get("geteilt"):
        actions.share_assessment(assessment=assessment, shared=True, today=closed, by=by)


def _given(criterion: str, said: list[Any], today: date | None = None) -> Given:
    """Step now, step wanted, evidence, next action, who, until; the first is ``x`` where it is not relevant."""
    now, wanted, evidence, action, who, until = (*said, "", "", "", "", "")[:6]
    return Given(
        criterion,
        now=None if now == "x" else now or None,
        wanted=wanted or None,
        irrelevant=now == "x",
        evidence=evidence,
        next_action=action,
        who=who,
        until_on=content.day(until, today) if until and today else None,
    )
