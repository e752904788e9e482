"""The Bausteine of the demo, by the ordinary actions."""

from datetime import date
from typing import Any

from django_scopes import scope

from lueckenlos.config.demo import content
from lueckenlos.process import actions
from lueckenlos.process.actions import BausteinValues, CheckValues, Typed
from lueckenlos.process.models import Baustein
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import Mitgliedschaft, Stelle


def build_bausteine(stellen: dict[str, Stelle], today: date) -> None:
    """States, answers, evidence, two checks, and a yes to sharing."""
    data = content.toml("bausteine.toml")
    stelle = stellen[data["stelle"]]
    member = Mitgliedschaft.objects.select_related("user").get(stelle=stelle, role=Role.KOORDINATION)
    by = Actor(user=member.user, name=member.user.name, stelle=stelle, role=Role.KOORDINATION)
    with scope(stelle=stelle):
        for entry in data["baustein"]:
            _baustein(entry, today, by)
        for entry in data["check"]:
            values = CheckValues(
                made_on=content.day(entry["tag"], today),
                participants=entry["mitgemacht"],
                steps=entry["stufen"],
                notes=entry.get("anmerkungen", {}),
            )
            actions.save_check(values=values, today=today, by=by)
        actions.share(shared=data["geteilt"], by=by)


def _baustein(entry: dict[str, Any], today: date, by: Actor) -> None:
    """Every turn of its own, so that what was written in an earlier one stays there."""
    phase = entry["phase"]
    for turn in range(1, entry["runden"] + 1):
        row = Baustein.objects.filter(phase=phase).first()
        actions.save_baustein(phase=phase, values=_values(entry, turn, today), seen=row.version if row else 1, by=by)
        written = entry.get("antworten" if turn == entry["runden"] else "fruehere_antworten", {})
        actions.answer(phase=phase, answers={key: Typed("", text) for key, text in written.items()}, by=by)
    for one in entry.get("nachweis", ()):
        found = subjects.search(by, [one["suche"]], one["wort"], 1) if "suche" in one else []
        if found or "titel" in one:
            ref = found[0].ref if found else None
            actions.add_evidence(phase=phase, by=by, ref=ref, title=one.get("titel", ""))


def _values(entry: dict[str, Any], turn: int, today: date) -> BausteinValues:
    return BausteinValues(
        state=entry["stand"],
        turn=turn,
        responsible=entry.get("zustaendig", ""),
        note=entry.get("notiz", ""),
        next_step=entry.get("schritt", ""),
        next_on=content.day(entry["bis"], today) if "bis" in entry else None,
        review_on=content.day(entry["ansehen"], today) if "ansehen" in entry else None,
    )
