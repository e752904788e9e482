"""What members say about their ties, and what the coordinator makes of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from lueckenlos.network import rules
from lueckenlos.network.actions.spots import keep_spots
from lueckenlos.network.actions.ties import create_tie, locked, open_tie
from lueckenlos.network.enums import OWN_KINDS, Origin, Said, TieKind
from lueckenlos.network.models import Answer, Ask, Tie
from lueckenlos.network.queries.survey import statement_key, statements_of
from lueckenlos.network.sources import actor_key
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor, system_actor


@dataclass(frozen=True, slots=True)
class Line:
    """One answer: about the tie to ``other`` of this kind and direction."""

    other: int
    kind: str
    outgoing: bool
    said: Said
    strength: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        return statement_key(self.other, self.kind, outgoing=self.outgoing)


@transaction.atomic
def answer(*, ask: Ask, lines: Iterable[Line], now: datetime, today: date, by: Actor) -> None:
    """Take the answers of one organisation; sending again replaces what the coordinator has not settled yet.

    „Stimmt“ marks the tie as confirmed from this side, and keeps a computed one as an entry of its own. Everything
    else waits for the coordinator. Raises Invalid ``answer_needs_words`` or ``tie_organisation_unknown``.
    """
    ensure(rules.may_answer(by, ask.round, today))
    row = Ask.objects.select_for_update().get(pk=ask.pk)
    recorded = {one.key: one.since for one in statements_of(ask, today)}
    known = dict(Organisation.objects.exclude(pk=row.organisation_id).values_list("pk", "name"))
    row.answers.filter(settled_at=None).delete()
    settled = {statement_key(one.other_id, one.kind, outgoing=one.outgoing) for one in row.answers.all()}
    for line in lines:
        if line.other not in known or line.kind not in OWN_KINDS:
            raise Invalid("tie_organisation_unknown")
        if line.said == Said.ANDERS and not (line.strength or line.note):
            raise Invalid("answer_needs_words", other=known[line.other])
        if line.key not in settled:
            settled.add(line.key)
            _take(row, line, recorded, today, by)
    row.answered_at = now
    row.save()
    audit.record("network.round.answer", row, by=by)
    keep_spots(system_actor(row.stelle), today)


@transaction.atomic
def settle(*, found: Answer, take: bool, now: datetime, today: date, by: Actor) -> None:
    """Make it so (``take``), or leave everything as it is. Raises Invalid ``answer_gone``."""
    ensure(rules.may_settle(by))
    row = Answer.objects.select_for_update().get(pk=found.pk)
    if row.settled_at is not None:
        raise Invalid("answer_gone")
    if take:
        _make_so(row, today, by)
    row.settled_at = now
    row.save()
    audit.record("network.answer.settle", row, by=by, changes={"taken": (None, take)})


def _take(row: Ask, line: Line, recorded: Mapping[str, date | None], today: date, by: Actor) -> None:
    said = line.said
    if said is Said.NEU and line.key in recorded:
        # somebody has entered meanwhile what the member misses
        said = Said.STIMMT
    if said is not Said.NEU and line.key not in recorded:
        # ended or hidden while the form was open
        return
    Answer.objects.create(
        stelle_id=row.stelle_id,
        ask=row,
        other_id=line.other,
        kind=line.kind,
        outgoing=line.outgoing,
        said=said,
        strength=line.strength,
        note=line.note,
    )
    giver, receiver = _ends(row, line)
    tie = open_tie(giver, receiver, line.kind)
    if said is Said.STIMMT:
        tie = tie or _entered(row, line, recorded[line.key], today)
        _confirm(tie, row.organisation_id, today, by)
    elif tie is not None:
        _confirm(tie, row.organisation_id, None, by)


def _make_so(row: Answer, today: date, by: Actor) -> None:
    giver, receiver = (actor_key(end) for end in row.ends)
    tie = open_tie(giver, receiver, row.kind)
    if row.said == Said.NEU and tie is None:
        values = {"kind": row.kind, "strength": row.strength, "note": row.note, "since": today}
        tie = create_tie(giver=giver, receiver=receiver, values=values, today=today, by=by, origin=Origin.MITGLIED)
    if tie is None:
        return
    if row.said == Said.NEIN:
        _write(tie, {"until": max(today, tie.since or today)}, by)
        return
    if row.said == Said.ANDERS:
        values = {"strength": row.strength or tie.strength, "note": row.note or tie.note}
        _write(tie, values, by)
    _confirm(tie, row.ask.organisation_id, today, by)


def _confirm(tie: Tie, organisation: int, day: date | None, by: Actor) -> None:
    """This side says yes on a day, or takes it back."""
    side = "giver_confirmed_on" if tie.giver_id == organisation else "receiver_confirmed_on"
    fresh = locked(tie)
    changes = audit.changed(fresh, {side: day})
    if changes:
        fresh.version += 1
        fresh.save()
        audit.record("network.tie.confirm" if day else "network.tie.deny", fresh, by=by, changes=changes)


def _write(tie: Tie, values: dict[str, object], by: Actor) -> None:
    fresh = locked(tie)
    changes = audit.changed(fresh, values)
    if changes:
        fresh.version += 1
        fresh.save()
        audit.record("network.tie.update", fresh, by=by, changes=changes)


def _entered(row: Ask, line: Line, since: date | None, today: date) -> Tie:
    """What was only computed becomes an entry, because now somebody vouches for it."""
    giver, receiver = _ends(row, line)
    values = {"kind": TieKind(line.kind), "since": since}
    system = system_actor(row.stelle)
    return create_tie(giver=giver, receiver=receiver, values=values, today=today, by=system, origin=Origin.MITGLIED)


def _ends(row: Ask, line: Line) -> tuple[str, str]:
    own, other = actor_key(row.organisation_id), actor_key(line.other)
    return (own, other) if line.outgoing else (other, own)
