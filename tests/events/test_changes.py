"""What people change about their own registration, and that places stay counted right."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from fair import DAYS_AHEAD, again, counted, make_boerse, now, register, sure, table, two_dates

from factories import Cast
from lueckenlos.events.actions import boerse as boerse_actions
from lueckenlos.events.actions import desk
from lueckenlos.events.actions.changes import Details, change_registration, move_registration
from lueckenlos.events.enums import PlaceKind, RegistrationStatus
from lueckenlos.events.models import Booking, PlaceType, Registration
from lueckenlos.events.rules import PlaceTypeValues
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import AuditEntry

_R = RegistrationStatus


def change(registration: Registration, at: Any = None, **given: Any) -> Registration:
    row = again(registration)
    plain = {
        "place_type": row.place_type_id,
        "quantity": row.quantity,
        "name": row.name,
        "organisation": row.organisation,
        "phone": row.phone,
        "wishes": frozenset(row.wishes),
        "needs": frozenset(row.needs),
        "note": row.note,
    }
    return change_registration(registration=row, details=Details(**plain | given), now=at or now())


def second_kind(booking: Booking, by: Actor, places: int) -> PlaceType:
    rows = [PlaceTypeValues(row.name, row.kind, row.price_cents, row.capacity, row.pk) for row in kinds(booking)]
    rows.append(PlaceTypeValues("Großer Tisch", PlaceKind.PRIVAT, 1500, places))
    boerse_actions.save_boerse(event=booking.event, by=by, values={}, place_types=rows)
    return booking.place_types.get(name="Großer Tisch")


def kinds(booking: Booking) -> list[PlaceType]:
    return list(booking.place_types.all())


def test_details_change_and_the_trail_keeps_no_name(hettstedt: Cast) -> None:
    registration = sure(make_boerse(hettstedt["koordination"]))
    change(
        registration, name="Ada Neu", phone="03476 99999", wishes=frozenset({"wand"}), needs=frozenset({"rollstuhl"})
    )
    left = again(registration)
    assert (left.name, left.phone, left.wishes, left.needs) == ("Ada Neu", "03476 99999", ["wand"], ["rollstuhl"])
    line = AuditEntry.objects.get(verb="events.registration.change_by_link")
    assert sorted(line.changes) == ["name", "needs", "phone", "wishes"]
    assert "Ada" not in str(line.changes)
    assert "99999" not in str(line.changes)


def test_fewer_tables_go_to_the_next_family(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"], places=2)
    registration = sure(booking, quantity=2)
    waiting = register(booking)
    assert again(waiting).status == _R.WARTELISTE
    mail.outbox.clear()
    change(registration, quantity=1)
    assert (again(registration).amount_cents, again(waiting).status) == (1000, _R.ANGEBOTEN)
    assert {message.subject.partition(":")[0] for message in mail.outbox} == {
        "Ihre Anmeldung ist geändert",
        "Ein Platz für Sie",
    }
    assert counted(booking)


def test_more_tables_only_while_they_are_free(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"], places=3)
    registration = sure(booking)
    change(registration, quantity=2)
    assert (again(registration).quantity, table(booking).taken) == (2, 2)
    sure(booking)
    other = sure(make_boerse(hettstedt["koordination"], places=1))
    with pytest.raises(Invalid, match="change_not_free"):
        change(other, quantity=2)
    assert (again(other).quantity, counted(booking), counted(other.booking)) == (1, True, True)


def test_another_kind_of_place_takes_price_and_count_along(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by, places=1)
    big = second_kind(booking, by, 1)
    registration, waiting = sure(booking), register(booking)
    desk.assign_by_hand(registration=again(registration), by=by, tables=[1])
    change(registration, place_type=big.pk)
    left = again(registration)
    assert (left.place_type_id, left.amount_cents, left.table_numbers, left.status) == (big.pk, 1500, [], _R.BESTAETIGT)
    assert again(waiting).status == _R.ANGEBOTEN
    with pytest.raises(Invalid, match="change_not_free"):
        change(waiting, place_type=big.pk)
    assert counted(booking)


def test_whoever_waits_can_wait_for_something_else_and_gets_it_if_it_is_free(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by, places=1)
    big = second_kind(booking, by, 1)
    sure(booking)
    waiting = register(booking)
    change(waiting, place_type=big.pk)
    assert (again(waiting).status, again(waiting).place_type_id) == (_R.ANGEBOTEN, big.pk)
    assert counted(booking)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"quantity": 0}, "registration_quantity"),
        ({"quantity": -3}, "registration_quantity"),
        ({"quantity": 10**9}, "registration_quantity"),
        ({"place_type": 10**9}, "place_type_unknown"),
        ({"name": "   "}, "registration_name_missing"),
        ({"wishes": frozenset({"thron"})}, "registration_choice_unknown"),
        ({"note": "x" * 501}, "registration_text_too_long"),
    ],
)
def test_bad_values_change_nothing(hettstedt: Cast, given: dict[str, Any], code: str) -> None:
    registration = sure(make_boerse(hettstedt["koordination"]))
    before = Registration.objects.values().get(pk=registration.pk)
    with pytest.raises(Invalid, match=code):
        change(registration, **given)
    assert Registration.objects.values().get(pk=registration.pk) == before


def test_a_kind_of_place_of_another_event_is_unknown(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    registration, other = sure(make_boerse(by)), make_boerse(by)
    with pytest.raises(Invalid, match="place_type_unknown"):
        change(registration, place_type=table(other).pk)


def test_after_the_last_day_details_still_change_but_places_do_not(hettstedt: Cast) -> None:
    registration = sure(make_boerse(hettstedt["koordination"], cancel_until_days=7))
    late = now() + timedelta(days=DAYS_AHEAD - 2)
    change(registration, at=late, phone="03476 11111")
    with pytest.raises(Invalid, match="cancel_too_late"):
        change(registration, at=late, quantity=2)
    with pytest.raises(Invalid, match="event_has_begun"):
        change(registration, at=registration.booking.event.starts_at, phone="03476 22222")
    assert again(registration).phone == "03476 11111"


def test_after_paying_the_office_changes_places(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    registration = sure(make_boerse(by))
    desk.mark_paid(registration=again(registration), by=by, now=now())
    with pytest.raises(Invalid, match="change_paid"):
        change(registration, quantity=2)


# ---------------------------------------------------------------- another date
def test_another_date_of_the_series(hettstedt: Cast) -> None:
    first, second = two_dates(hettstedt["koordination"])
    registration, waiting = sure(first, needs=frozenset({"rollstuhl"})), register(first)
    moved = move_registration(registration=again(registration), target=second, now=now())
    assert (again(registration).status, again(waiting).status) == (_R.STORNIERT, _R.ANGEBOTEN)
    assert (moved.booking_id, again(moved).status, moved.needs) == (second.pk, _R.BESTAETIGT, ["rollstuhl"])
    assert counted(first)
    assert counted(second)


def test_a_full_date_leaves_everything_as_it_was(hettstedt: Cast) -> None:
    first, second = two_dates(hettstedt["koordination"])
    registration = sure(first)
    sure(second)
    with pytest.raises(Invalid, match="move_not_free"):
        move_registration(registration=again(registration), target=second, now=now())
    assert again(registration).status == _R.BESTAETIGT
    assert (counted(first), counted(second), Registration.objects.count()) == (True, True, 2)


def test_no_other_event_and_nobody_twice(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    first, second = two_dates(by, places=3)
    registration = sure(first, email="ada@example.org")
    with pytest.raises(Invalid, match="move_other_event"):
        move_registration(registration=again(registration), target=make_boerse(by), now=now())
    sure(second, email="ada@example.org")
    with pytest.raises(Invalid, match="move_already_there"):
        move_registration(registration=again(registration), target=second, now=now())
    with pytest.raises(Invalid, match="move_not_sure"):
        move_registration(registration=register(first), target=second, now=now())
