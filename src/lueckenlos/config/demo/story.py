"""What has happened in the demo: agreements, decisions, a frozen Bestandsaufnahme. All by the ordinary actions."""

from datetime import date
from typing import Any

from django_scopes import scope

from lueckenlos.chains import actions, queries
from lueckenlos.chains.actions import HandoverValues, Ruling
from lueckenlos.chains.enums import DecisionKind, HandoverStatus
from lueckenlos.chains.picture import Axis
from lueckenlos.config.demo import content
from lueckenlos.partners.models import Organisation
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import Mitgliedschaft, Stelle


def tell_story(stellen: dict[str, Stelle], today: date) -> None:
    """Hand-overs first, then decisions on the hints they leave, then the frozen picture."""
    story = content.toml("geschichte.toml")
    for entry in story["uebergabe"]:
        _within(stellen[entry["stelle"]], _handover, entry, today)
    for entry in story["entscheidung"]:
        _within(stellen[entry["stelle"]], _decision, entry, today)
    for entry in story["bestandsaufnahme"]:
        _within(stellen[entry["stelle"]], _freeze, entry, today)


def _within(stelle: Stelle, work: Any, entry: dict[str, Any], today: date) -> None:
    member = Mitgliedschaft.objects.select_related("user").get(stelle=stelle, role=Role.KOORDINATION)
    by = Actor(user=member.user, name=member.user.name, stelle=stelle, role=Role.KOORDINATION)
    with scope(stelle=stelle):
        work(entry, today, by)


def _handover(entry: dict[str, Any], today: date, by: Actor) -> None:
    values = HandoverValues(
        uebergang=entry["uebergang"],
        giver=Organisation.objects.get(name=entry["gibt_ab"]),
        receiver=Organisation.objects.get(name=entry["nimmt_auf"]),
        status=HandoverStatus(entry["stand"]),
        agreement=entry.get("vereinbarung", ""),
        agreed_on=content.day(entry["vereinbart_am"], today) if "vereinbart_am" in entry else None,
        procedure=entry.get("ablauf", ""),
        open_points=entry.get("offen", ""),
    )
    actions.create_handover(values=values, by=by)


def _decision(entry: dict[str, Any], today: date, by: Actor) -> None:
    shown = queries.live(by.stelle, Axis.LEBENSLAGE, today)
    hints = [h for h in shown.picture.hints if h.kind == entry["art"] and shown.standing(h.key).open]
    ruling = Ruling(
        decision=DecisionKind(entry["entscheidung"]),
        reason=entry["grund"],
        decided_on=content.day(entry["am"], today),
        body=entry["gremium"],
        review_on=content.day(entry["wieder_am"], today) if "wieder_am" in entry else None,
    )
    if hints:
        actions.decide(hints=hints[:1], ruling=ruling, day=today, by=by)


def _freeze(entry: dict[str, Any], today: date, by: Actor) -> None:
    actions.freeze(title=entry["bezeichnung"], note=entry["bemerkung"], day=today, by=by)
