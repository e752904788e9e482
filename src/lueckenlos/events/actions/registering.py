"""Registering: those who send at the same time are decided together, one after the other, in one transaction.

Under a rush most of the time of a decision is Django building its statements and the database ending its transaction.
So whoever arrives while a decision is being written waits, and the next one takes all who wait: 200 statements become
20, in the same order of arrival. Somebody who comes alone notices nothing.

Expects the scope of the event's Stelle to be open (``queries.public.open_booking``).
"""

import threading
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from lueckenlos.events.actions.places import lapse_due, locked, take
from lueckenlos.events.actions.public import draft
from lueckenlos.events.actions.turns import in_turn
from lueckenlos.events.enums import ACTIVE, Letter, RegistrationStatus
from lueckenlos.events.mail import queue_letters
from lueckenlos.events.messages.verbs import CITIZEN
from lueckenlos.events.models import Answer, Booking, PlaceType, Registration, SecondForm
from lueckenlos.events.queries.public import answer_to
from lueckenlos.events.rules import RegistrationValues, cleaned, confirm_term, may_register
from lueckenlos.events.rules.values import check_organisation, email_key, form_key_is_possible
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor, link_actor

_R = RegistrationStatus
# nobody's letter box is filled by somebody else who types the address again and again
_PAUSE: Final = timedelta(minutes=10)
_ACTIVE: Final = frozenset(status.value for status in ACTIVE)


Outcome = Answer | Exception


@dataclass(eq=False, slots=True)
class _Asked:
    """One form that was sent, and what became of it, once somebody has decided."""

    booking: Booking
    values: RegistrationValues
    form_key: str
    now: datetime
    outcome: Outcome | None = None


_WAITING: Final[deque[_Asked]] = deque()
_DECIDING: Final = threading.Lock()


def register(*, booking: Booking, values: RegistrationValues, form_key: str, now: datetime) -> Answer:
    """A place that waits for its e-mail to be confirmed, or the end of the waiting list: ``status`` tells.

    The same ``form_key`` gives the same answer again, whatever has become of it. An address that is active already
    gets the answer of a new one, and no second place: its link is mailed again. Raises Invalid for bad values and
    outside the window.
    """
    if not form_key_is_possible(form_key):
        raise Invalid("registration_form_stale")
    # spares the lock those who come too early or too late; who came in time and asks again is told what became of it
    if not (verdict := may_register(booking, now)):
        if known := answer_to(booking, form_key):
            return known
        raise _refusal(verdict)
    asked = _Asked(booking, cleaned(values, booking), form_key, now)
    _WAITING.append(asked)
    with _DECIDING:
        outcome = asked.outcome or _decide_waiting(asked)
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def _decide_waiting(first: _Asked) -> Outcome:
    """All who wait for the same booking, together with ``first``, who is one of them."""
    group = [asked for asked in tuple(_WAITING) if asked.booking.pk == first.booking.pk]
    for asked in group:
        _WAITING.remove(asked)
    outcomes = _outcomes(group)
    for asked, outcome in zip(group, outcomes, strict=True):
        asked.outcome = outcome
    return outcomes[group.index(first)]


def _outcomes(group: Sequence[_Asked]) -> Sequence[Outcome]:
    """What is written, or what went wrong, for each; after an unforeseen error each alone: nobody fails for another."""
    try:
        return _decide(group)
    except Invalid as error:
        return [error] * len(group)
    except Exception as error:  # noqa: BLE001 -- raised again by ``register``, in the thread of the one it belongs to
        return [error] if len(group) == 1 else [one for asked in group for one in _outcomes([asked])]


@dataclass(slots=True)
class _Round:
    """What a transaction knows of the event while it decides, and what it will write."""

    booking: Booking
    place_types: dict[int, PlaceType]
    by_form: dict[str, Answer]
    by_email: dict[str, Registration]
    made: list[Registration] = field(default_factory=list)
    second: list[SecondForm] = field(default_factory=list)
    reminded: list[Registration] = field(default_factory=list)
    taken: Counter[int] = field(default_factory=Counter)
    letters: list[tuple[Registration, Letter]] = field(default_factory=list)

    def outcome(self, asked: _Asked) -> Outcome:
        try:
            return self._decided(asked)
        except Invalid as refusal:
            return refusal

    def _decided(self, asked: _Asked) -> Answer:
        """What this form was told before, else something new. Raises Invalid, whether or not the address is known."""
        if same := self.by_form.get(asked.form_key):
            return same
        if not (verdict := may_register(self.booking, asked.now)):
            raise _refusal(verdict)
        place_type = self.place_types.get(asked.values.place_type)
        if place_type is None:
            raise Invalid("place_type_unknown")
        check_organisation(asked.values, place_type)
        if asked.values.rules_version != self.booking.rules_version:
            raise Invalid("rules_changed")
        if active := self.by_email.get(email_key(asked.values.email)):
            return self._second(asked, place_type, active)
        return self._new(asked, place_type)

    def _second(self, asked: _Asked, place_type: PlaceType, active: Registration) -> SecondForm:
        """Told what a new address would be told; the truth goes to the address, where only its owner reads it."""
        if (active.link_sent_at or active.created_at) + _PAUSE <= asked.now:
            active.link_sent_at = asked.now
            self.reminded.append(active)
            self.letters.append((active, Letter.LINK))
        self.booking.last_number += 1
        has_place = place_type.free >= asked.values.quantity
        told = SecondForm(
            stelle=self.booking.stelle,
            booking=self.booking,
            form_key=asked.form_key,
            number=self.booking.last_number,
            status=_R.EINGEGANGEN if has_place else _R.WARTELISTE,
            confirm_until=confirm_term(self.booking, asked.now),
            created_at=asked.now,
        )
        self.second.append(told)
        self.by_form[told.form_key] = told
        return told

    def _new(self, asked: _Asked, place_type: PlaceType) -> Registration:
        has_place = place_type.free >= asked.values.quantity
        if has_place:
            place_type.taken += asked.values.quantity
            self.taken[place_type.pk] += asked.values.quantity
        self.booking.last_number += 1
        made = draft(self.booking, place_type, asked.values, asked.form_key, asked.now, has_place=has_place)
        self.made.append(made)
        self.by_form[made.form_key] = self.by_email[made.email_key] = made
        self.letters.append((made, Letter.CONFIRM if has_place else Letter.WAITING))
        return made


@in_turn()
@transaction.atomic
def _decide(group: Sequence[_Asked]) -> list[Outcome]:
    """Decide in the order of arrival and write everything at once. Raises what the database raises."""
    booking = locked(group[0].booking)
    by = link_actor(booking.stelle, CITIZEN)
    lapse_due(booking, max(asked.now for asked in group), by)
    decided = _round(booking, group)
    outcomes = [decided.outcome(asked) for asked in group]
    for place_type_id, quantity in decided.taken.items():
        # counted under the lock, so there are that many; were there not, nobody of these would get anything
        if not take(place_type_id, quantity):
            raise Invalid("registration_busy")
    if decided.made or decided.second:
        booking.has_second_forms |= bool(decided.second)
        booking.save(update_fields=["last_number", "has_second_forms"])
    if decided.made:
        Registration.objects.bulk_create(decided.made)
        audit.record_each("events.registration.register", decided.made, by=by)
    if decided.second:
        _write_second(decided, by)
    queue_letters(decided.letters)
    return outcomes


def _write_second(decided: _Round, by: Actor) -> None:
    SecondForm.objects.bulk_create(decided.second)
    Registration.objects.bulk_update(decided.reminded, ["link_sent_at"])
    audit.record_each("events.registration.send_link", decided.reminded, by=by)


def _round(booking: Booking, group: Sequence[_Asked]) -> _Round:
    """What is there already of these forms and addresses. Two queries, up to two more where there is something."""
    forms = Q(form_key__in=[asked.form_key for asked in group])
    emails = Q(email_key__in=[email_key(asked.values.email) for asked in group])
    rows = Registration.objects.filter(forms | emails & Q(status__in=_ACTIVE), booking=booking).order_by()
    # keys first: nearly everybody is new
    keys = list(rows.values_list("pk", flat=True))
    known = list(Registration.objects.filter(pk__in=keys).order_by()) if keys else []
    second = SecondForm.objects.filter(forms, booking=booking).order_by() if booking.has_second_forms else ()
    answers: list[Answer] = [*second, *known]
    return _Round(
        booking,
        {place_type.pk: place_type for place_type in PlaceType.objects.filter(booking=booking).order_by()},
        {row.form_key: row for row in answers},
        {row.email_key: row for row in known if row.status in _ACTIVE},
    )


def _refusal(verdict: Verdict) -> Invalid:
    """A citizen is refused with a sentence on the form, not with a page that says they may not."""
    return Invalid(verdict.code, **verdict.values)
