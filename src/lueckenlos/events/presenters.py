"""What the work-area pages of events show: rows, choices and the plan of tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.utils import timezone

from lueckenlos.events.enums import (
    AT_TABLES,
    EVENT_MOVES,
    REGISTRATION_MOVES,
    EventStatus,
    EventStep,
    Need,
    RegistrationStatus,
    RegistrationStep,
    Wish,
)
from lueckenlos.events.forms.fields import euro_text
from lueckenlos.events.models import Booking, Event, Registration
from lueckenlos.events.rules import features_of, may_close, may_edit_registrations, may_move
from lueckenlos.events.rules.door import stamp_of
from lueckenlos.events.rules.retention import keep_days
from lueckenlos.events.tickets import code_of
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.vocabulary.registry import vocabulary
from lueckenlos.web.sentences import sentence

_R = RegistrationStatus
_SEATED: Final = frozenset({_R.BESTAETIGT, _R.ZUGETEILT, _R.BEZAHLT, _R.ANWESEND})


_MOVES: Final = {
    EventStatus.VEROEFFENTLICHT: EventStep.VEROEFFENTLICHEN,
    EventStatus.ABGESCHLOSSEN: EventStep.ABSCHLIESSEN,
    EventStatus.ABGESAGT: EventStep.ABSAGEN,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One button: enabled, or disabled with the reason. ``asks`` leads to a page first."""

    step: EventStep
    reason: str
    asks: bool


def choices_for(actor: Actor, event: Event, now: datetime) -> list[Choice]:
    """The steps that lead on from here."""
    found = []
    for to in EVENT_MOVES[EventStatus(event.status)]:
        verdict = verdict_for(actor, event, _MOVES[to], now)
        found.append(Choice(_MOVES[to], "" if verdict else sentence(verdict), to is EventStatus.ABGESAGT))
    return found


def verdict_for(actor: Actor, event: Event, step: EventStep, now: datetime) -> Verdict:
    if step is EventStep.ABSCHLIESSEN:
        return may_close(actor, event, now)
    to = EventStatus.ABGESAGT if step is EventStep.ABSAGEN else EventStatus.VEROEFFENTLICHT
    return may_move(actor, event, to)


@dataclass(frozen=True, slots=True)
class RegistrationChoices:
    """What can be done with a registration now; ``refusal`` says why nothing."""

    steps: list[RegistrationStep] = field(default_factory=list)
    tables: bool = False
    refusal: str = ""


def registration_choices(actor: Actor, booking: Booking, registration: Registration) -> RegistrationChoices:
    verdict = may_edit_registrations(actor, booking)
    if not verdict:
        return RegistrationChoices(refusal=sentence(verdict))
    here = RegistrationStatus(registration.status)
    moves = REGISTRATION_MOVES[here]
    owes = registration.amount_cents and registration.paid_at is None
    possible = {
        RegistrationStep.DA: _R.ANWESEND in moves,
        RegistrationStep.NICHT_DA: here is _R.ANWESEND,
        RegistrationStep.BEZAHLT: owes and (here is _R.ANWESEND or _R.BEZAHLT in moves),
        RegistrationStep.UNBEZAHLT: registration.paid_at is not None and here in _SEATED,
        RegistrationStep.STORNIEREN: _R.STORNIERT in moves,
        RegistrationStep.ABLEHNEN: _R.ABGELEHNT in moves,
    }
    tables = here in _SEATED and sits_at_tables([registration])
    return RegistrationChoices([step for step, can in possible.items() if can], tables)


@dataclass(frozen=True, slots=True)
class DoorRow:
    """One line of the door list."""

    registration: Registration
    tables: str
    address: str
    present: bool
    changeable: bool
    payable: bool
    # the ticket, and what taking the arrival or the payment back must name
    code: str
    since: str
    paid: str


def door_rows(rows: Iterable[Registration], base: str, *, may_change: bool) -> list[DoorRow]:
    """``base`` is the address of the registrations: 2,000 rows must not look up 4,000 addresses."""
    return [door_row(row, base, may_change=may_change) for row in rows]


def sits_at_tables(rows: Iterable[Registration]) -> bool:
    """Whether any of them has a place at a table, or a number of one all the same."""
    return any(row.place_type.kind in AT_TABLES or row.table_numbers for row in rows)


def door_row(row: Registration, base: str, *, may_change: bool) -> DoorRow:
    here = RegistrationStatus(row.status)
    present = here in {_R.ANWESEND, _R.ABGESCHLOSSEN}
    changeable = may_change and (here is _R.ANWESEND or _R.ANWESEND in REGISTRATION_MOVES[here])
    payable = may_change and here in _SEATED and bool(row.amount_cents)
    return DoorRow(
        registration=row,
        tables=tables_text(row),
        address=f"{base}{row.pk}/",
        present=present,
        changeable=changeable,
        payable=payable,
        code=code_of(row),
        since=stamp_of(row.present_at),
        paid=stamp_of(row.paid_at),
    )


@dataclass(frozen=True, slots=True)
class Seat:
    """One registration in the plan of tables, and what of its wishes it got."""

    registration: Registration
    tables: str
    met: str
    unmet: str


def seats_of(booking: Booking, rows: Iterable[Registration]) -> list[Seat]:
    """By the numbers that the settings name for walls, sockets, rails and easily reached tables."""
    features = features_of(getattr(booking.event, "boerse", None))
    found = []
    # who only takes part waits for no table
    for row in (one for one in rows if one.place_type.kind in AT_TABLES or one.table_numbers):
        asked = [*row.needs, *row.wishes]
        met = [name for name in asked if features.get(name, frozenset()) & set(row.table_numbers)]
        unmet = [name for name in asked if name not in met]
        found.append(Seat(row, tables_text(row), wish_text(met), wish_text(unmet)))
    return found


def tables_text(row: Registration) -> str:
    return ", ".join(map(str, row.table_numbers))


def wish_text(slugs: Sequence[str]) -> str:
    labels = {**dict(Wish.choices), **dict(Need.choices)}
    return ", ".join(str(labels.get(slug, slug)) for slug in slugs)


def export_rows(rows: Iterable[Registration]) -> Iterator[list[str]]:
    """The registrations as the CSV has them."""
    for row in rows:
        yield [
            str(row.number),
            str(RegistrationStatus(row.status).label),
            row.place_type.name,
            str(row.quantity),
            euro_text(row.amount_cents),
            row.name,
            row.organisation,
            row.email,
            row.phone,
            wish_text(row.wishes),
            wish_text(row.needs),
            row.note,
            tables_text(row),
            *(stamp(at) for at in (row.created_at, row.paid_at, row.present_at)),
        ]


def stamp(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%d.%m.%Y %H:%M}" if at else ""


@dataclass(frozen=True, slots=True)
class Term:
    """How long people are kept after one kind of event; ``own`` when the Stelle decided it."""

    label: str
    days: int
    own: bool


def terms_of(own: Mapping[str, int]) -> list[Term]:
    kinds = vocabulary("veranstaltungsart").terms
    return [Term(kind.label, keep_days(kind.slug, own), kind.slug in own) for kind in kinds]
