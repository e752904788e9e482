"""The yearly round: what a member is asked, and what of the answers the coordinator has to look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lueckenlos.network.enums import TO_SETTLE, Said, TieKind
from lueckenlos.network.models import Answer, Ask, Round, Tie
from lueckenlos.network.queries.graph import Link, Wanted, network_of, place_of
from lueckenlos.network.sources import actor_key, organisation_of
from lueckenlos.partners.models import Organisation
from lueckenlos.tenancy.actor import Actor, system_actor


@dataclass(frozen=True, slots=True)
class Statement:
    """One recorded tie as the asked organisation reads it; ``key`` names it in the form."""

    key: str
    other: int
    other_name: str
    kind: TieKind
    outgoing: bool
    strength: str
    since: date | None
    why: tuple[str, ...]
    answer: Answer | None

    @property
    def said(self) -> str:
        return self.answer.said if self.answer else ""


@dataclass(frozen=True, slots=True)
class Open:
    """An answer to look at, what is recorded, and what the other side says about the same tie (empty: nothing)."""

    answer: Answer
    tie: Tie | None
    other_said: str


def statements_of(ask: Ask, day: date) -> list[Statement]:
    """The ties of the asked organisation to other organisations, by name, as the Stelle itself sees them.

    The scope of the Stelle must be open. A member reads nothing about ties between others.
    """
    own = actor_key(ask.organisation_id)
    network = network_of(system_actor(ask.stelle), Wanted(day))
    said = {(row.other_id, row.kind, row.outgoing): row for row in ask.answers.all()}
    found = []
    for link in network.of(own):
        other = organisation_of(link.receiver if link.giver == own else link.giver)
        if other is None:
            continue
        outgoing = link.giver == own or not link.directed
        name = network.nodes[actor_key(other)].name
        key = statement_key(other, link.kind, outgoing=outgoing)
        answer = said.get((other, link.kind.value, outgoing))
        found.append(Statement(key, other, name, link.kind, outgoing, _strength(link), link.since, _why(link), answer))
    return sorted(found, key=lambda one: (one.other_name, one.kind))


def statement_key(other: int, kind: str, *, outgoing: bool) -> str:
    return f"{other}-{kind}-{'hin' if outgoing else 'her'}"


def others_of(ask: Ask) -> list[tuple[int, str]]:
    """Whom the asked organisation may name: all organisations of the Stelle by name."""
    rows = Organisation.objects.exclude(pk=ask.organisation_id).order_by("name_key")
    return list(rows.values_list("pk", "name"))


def answers_to_settle(actor: Actor, asked: Round) -> list[Open]:
    """What disagrees or is new, and not settled. Four queries."""
    rows = Answer.objects.filter(ask__round=asked).select_related("ask__organisation", "other").order_by("pk")
    answers = list(rows)
    said = {(_place(row), row.ask.organisation_id): row.said for row in answers}
    ties = _stored(answers)
    return [
        Open(row, ties.get(_place(row)), said_text(said.get((_place(row), row.other_id), "")))
        for row in answers
        if row.settled_at is None and row.said in TO_SETTLE
    ]


def said_text(said: str) -> str:
    return Said(said).label if said else ""


def _place(row: Answer) -> tuple[str, str, TieKind]:
    giver, receiver = row.ends
    return place_of(actor_key(giver), actor_key(receiver), TieKind(row.kind))


def _stored(answers: Iterable[Answer]) -> dict[tuple[str, str, TieKind], Tie]:
    ends = {end for row in answers for end in row.ends}
    rows = Tie.objects.filter(until=None, giver__in=ends, receiver__in=ends)
    return {place_of(row.giver_key, row.receiver_key, TieKind(row.kind)): row for row in rows}


def _strength(link: Link) -> str:
    return link.stored.strength if link.stored else ""


def _why(link: Link) -> tuple[str, ...]:
    return tuple(one.why for one in link.found)
