"""Helper shifts: planned by the office, taken beside a table; never one too many, never two at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from events.fair import link_of, make_boerse, now, register, sure
from factories import Cast
from lueckenlos.events.actions import copies, public
from lueckenlos.events.actions.shifts import add_helper, add_shift, choose_shifts, remove_helper, remove_shift
from lueckenlos.events.extensions import extensions
from lueckenlos.events.models import Booking, HelperShift, Registration, ShiftHelper
from lueckenlos.events.queries.shifts import shift_lines
from lueckenlos.events.rules.shifts import ShiftValues
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.models import AuditEntry


@pytest.fixture
def booking(hettstedt: Cast) -> Booking:
    return make_boerse(hettstedt["koordination"], places=4)


def plan(booking: Booking, cast: Cast, name: str = "Kasse", *, after: float = 0, seats: int = 1) -> HelperShift:
    """Two hours long, so many hours after the beginning."""
    starts = booking.event.starts_at + timedelta(hours=after)
    values = ShiftValues(name, starts, starts + timedelta(hours=2), seats)
    return add_shift(booking=booking, by=cast["mitarbeit"], values=values)


def taken(booking: Booking) -> dict[str, int]:
    return {line.shift.name: line.taken for line in shift_lines(booking.event)}


def choose(registration: Registration, *shifts: HelperShift) -> None:
    choose_shifts(registration=registration, shifts=[one.pk for one in shifts], now=now())


def test_who_has_a_table_takes_shifts_beside_it_and_changes_them(hettstedt: Cast, booking: Booking) -> None:
    till, cake = plan(booking, hettstedt), plan(booking, hettstedt, "Kuchen", after=2)
    mia = sure(booking)
    for _ in range(2):
        choose(mia, till, cake)
    assert taken(booking) == {"Kasse": 1, "Kuchen": 1}
    choose(mia, cake)
    assert taken(booking) == {"Kasse": 0, "Kuchen": 1}
    # twice the same is no change
    assert AuditEntry.objects.filter(verb="events.shift.choose").count() == 2


def test_a_full_shift_takes_nobody_and_nothing_is_lost(hettstedt: Cast, booking: Booking) -> None:
    till, cake = plan(booking, hettstedt), plan(booking, hettstedt, "Kuchen", after=2)
    mia, noah = sure(booking), sure(booking)
    choose(mia, till)
    choose(noah, cake)
    with pytest.raises(Invalid, match="shift_full"):
        choose(noah, till)
    assert taken(booking) == {"Kasse": 1, "Kuchen": 1}
    # whoever gives the place back frees the shift too
    public.cancel_registration(registration=mia, now=now())
    choose(noah, till)
    assert taken(booking) == {"Kasse": 1, "Kuchen": 0}


def test_nobody_is_in_two_places_at_once(hettstedt: Cast, booking: Booking) -> None:
    till, cake = plan(booking, hettstedt), plan(booking, hettstedt, "Kuchen", after=1.9)
    mia = sure(booking)
    with pytest.raises(Invalid, match="shifts_overlap"):
        choose(mia, till, cake)
    choose(mia, till)
    with pytest.raises(Invalid, match="shifts_overlap"):
        add_helper(booking=booking, shift=cake.pk, number=mia.number, by=hettstedt["mitarbeit"])
    assert taken(booking) == {"Kasse": 1, "Kuchen": 0}


def test_only_a_firm_place_helps_and_only_in_shifts_of_this_event(hettstedt: Cast, booking: Booking) -> None:
    till = plan(booking, hettstedt)
    with pytest.raises(Invalid, match="shift_needs_a_place"):
        choose(register(booking), till)
    other = make_boerse(hettstedt["koordination"])
    with pytest.raises(Invalid, match="shift_unknown"):
        choose(sure(other), till)
    with pytest.raises(Invalid, match="event_has_begun"):
        choose_shifts(registration=sure(booking), shifts=[till.pk], now=booking.event.starts_at)
    assert ShiftHelper.objects.count() == 0


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": "  "}, "shift_name"),
        ({"name": "x" * 81}, "shift_name"),
        ({"seats": 0}, "shift_seats"),
        ({"seats": 10**9}, "shift_seats"),
        ({"ends_at": timedelta(0)}, "event_time_order"),
        ({"starts_at": timedelta(days=-9), "ends_at": timedelta(days=-8)}, "shift_far_away"),
    ],
)
def test_impossible_shifts(hettstedt: Cast, booking: Booking, values: dict[str, Any], code: str) -> None:
    plain = {"name": "Kasse", "starts_at": timedelta(0), "ends_at": timedelta(hours=1), "seats": 1} | values
    given = {key: booking.event.starts_at + one if isinstance(one, timedelta) else one for key, one in plain.items()}
    with pytest.raises(Invalid, match=code):
        add_shift(booking=booking, by=hettstedt["mitarbeit"], values=ShiftValues(**given))
    assert HelperShift.objects.count() == 0


def test_the_office_puts_in_and_takes_out_and_strikes_only_empty_ones(hettstedt: Cast, booking: Booking) -> None:
    by, till, mia = hettstedt["mitarbeit"], plan(booking, hettstedt), sure(booking)
    for _ in range(2):
        add_helper(booking=booking, shift=till.pk, number=mia.number, by=by)
    with pytest.raises(Invalid, match="shift_number_unknown"):
        add_helper(booking=booking, shift=till.pk, number=999, by=by)
    with pytest.raises(Invalid, match="shift_in_use"):
        remove_shift(booking=booking, shift=till.pk, by=by)
    for _ in range(2):
        remove_helper(booking=booking, helper=ShiftHelper.objects.get().pk if taken(booking)["Kasse"] else 0, by=by)
    remove_shift(booking=booking, shift=till.pk, by=by)
    assert HelperShift.objects.count() == 0
    for role in ("lesen", "steuerungsgruppe", "traeger", "fremd"):
        with pytest.raises(NotAllowed):
            add_shift(booking=booking, by=hettstedt[role], values=ShiftValues("Kasse", now(), now(), 1))


def test_the_pages_of_the_office_and_of_the_person(hettstedt: Cast, booking: Booking, client: Client) -> None:
    address = f"/arbeit/hettstedt/veranstaltungen/{booking.event_id}/helfende/"
    office, mia = hettstedt.client("mitarbeit"), sure(booking, name="Mia Muster (erfunden)")
    begins = booking.event.starts_at
    typed = {"neu": "ja", "name": "Kasse", "starts_at": f"{begins:%Y-%m-%dT10:00}", "seats": "2"}
    wrong: Any = office.post(address, {**typed, "ends_at": f"{begins:%Y-%m-%dT09:00}"})
    assert [word in wrong.content.decode() for word in ("Das Ende liegt vor dem Beginn.", 'value="Kasse"')] == [
        True
    ] * 2
    office.post(address, {**typed, "ends_at": f"{begins:%Y-%m-%dT12:00}"})
    shift = HelperShift.objects.get()
    own = f"/anmeldung/{link_of(mia)}/mithelfen/"
    assert own in client.get(f"/anmeldung/{link_of(mia)}/").content.decode()
    assert "Hier fehlen noch 2 Personen." in client.get(own).content.decode()
    assert client.post(own, {"schicht": ["²", str(shift.pk)]}).status_code == 409
    assert client.post(own, {"schicht": [str(shift.pk)]}).status_code == 302
    shown: Any = office.get(address)
    assert [word in shown.content.decode() for word in ("Mia Muster", "Gesucht: noch 1 Person.")] == [True] * 2
    for posted in ({"streichen": str(shift.pk)}, {}, {"heraus": "9" * 30}):
        assert office.post(address, posted).status_code == 302
    for number, told in (
        ("-1", "mindestens 1 ein"),
        ("999", "Unter der Nummer 999 hat niemand einen festen Platz."),
    ):
        called: Any = office.post(address, {"anruf": "ja", "shift": str(shift.pk), "number": number})
        assert [word in called.content.decode() for word in (told, f'value="{number}"')] == [True] * 2
    assert office.post(address, {"anruf": "ja", "shift": "x", "number": str(mia.number)}).status_code == 200
    assert office.post(address, {"anruf": "ja", "shift": str(shift.pk), "number": str(mia.number)}).status_code == 302
    assert taken(booking) == {"Kasse": 1}
    office.post(address, {"heraus": str(ShiftHelper.objects.get().pk)})
    assert taken(booking) == {"Kasse": 0}


def test_shifts_are_copied_without_people_told_and_forgotten(hettstedt: Cast, booking: Booking) -> None:
    till, mia = plan(booking, hettstedt), sure(booking)
    choose(mia, till)
    (ours,) = [one for one in extensions() if one.title == "Mithelfen"]
    assert [label for label, _ in ours.about(mia)] == ["Helferschicht"]
    day = (booking.event.starts_at + timedelta(days=7)).date()
    (copy,) = copies.copy_event(event=booking.event, by=hettstedt["koordination"], days=[day])
    (copied,) = HelperShift.objects.filter(event=copy)
    assert (copied.starts_at.date(), copied.helpers.count()) == (day, 0)
    assert (ours.held(booking.event), ours.forget(booking.event), ours.held(booking.event)) == (1, 1, 0)


def test_the_page_asks_as_often_for_many_as_for_one(
    hettstedt: Cast, booking: Booking, django_assert_max_num_queries: Any
) -> None:
    for number in range(6):
        plan(booking, hettstedt, f"Schicht {number}", after=2 * number, seats=3)
    for one in [sure(booking) for _ in range(3)]:
        choose(one, *HelperShift.objects.all())
    client = hettstedt.client("mitarbeit")
    address = f"/arbeit/hettstedt/veranstaltungen/{booking.event_id}/helfende/"
    client.get(address)
    with django_assert_max_num_queries(9):
        client.get(address)
