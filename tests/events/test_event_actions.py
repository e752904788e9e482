"""Events from draft to the end, the settings of a Börse, and who may."""

from datetime import timedelta

import pytest
from django.core import mail
from django.http import Http404
from fair import again, counted, make_boerse, now, register, sure, table

from factories import Cast
from lueckenlos.events.actions import boerse as boerse_actions
from lueckenlos.events.actions import desk, events
from lueckenlos.events.actions.events import PartValues
from lueckenlos.events.enums import (
    ACTIVE,
    EVENT_MOVES,
    HOLDING,
    REGISTRATION_MOVES,
    EventStatus,
    PlaceKind,
    RegistrationStatus,
)
from lueckenlos.events.models import Event
from lueckenlos.events.queries.public import open_booking, public_event, public_events
from lueckenlos.events.queries.work import get_event_or_404, visible_events
from lueckenlos.events.rules import PlaceTypeValues
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import AuditEntry

_R, _E = RegistrationStatus, EventStatus


def conference(by: Actor, **values: object) -> Event:
    start = now() + timedelta(days=30)
    plain = {
        "art": "gesundheitskonferenz",
        "title": " Gesundheitskonferenz  2027 ",
        "venue": "Rathaus",
        "starts_at": start,
        "ends_at": start + timedelta(hours=3),
    }
    return events.create_event(by=by, values={**plain, **values})


# ---------------------------------------------------------------- the tables of states
def test_every_status_has_its_moves() -> None:
    assert set(EVENT_MOVES) == set(_E)
    assert set(REGISTRATION_MOVES) == set(_R)
    # every state can be reached from one of the two that the server gives
    assert {there for targets in REGISTRATION_MOVES.values() for there in targets} == set(_R) - {
        _R.EINGEGANGEN,
        _R.WARTELISTE,
    }


def test_a_place_given_up_is_never_taken_up_again() -> None:
    """The way back would need a place; whoever wants one registers anew."""
    gone = set(_R) - HOLDING - {_R.WARTELISTE}
    assert [REGISTRATION_MOVES[status] for status in gone] == [()] * len(gone)
    assert [status for status in REGISTRATION_MOVES[_R.WARTELISTE] if status in HOLDING] == [_R.ANGEBOTEN]
    assert {_R.WARTELISTE} == ACTIVE - HOLDING


# ---------------------------------------------------------------- events
def test_a_draft_with_its_programme(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    event = conference(by)
    assert (event.title, event.title_key, event.status) == (
        "Gesundheitskonferenz 2027",
        "gesundheitskonferenz 2027",
        _E.ENTWURF,
    )
    parts = [PartValues("Begrüßung", room="Kleiner Ratssaal"), PartValues("Arbeitsgruppen")]
    events.update_event(event=event, by=by, values={"room": "Kleiner Ratssaal", "status": "abgesagt"}, parts=parts)
    stored = get_event_or_404(by, event.pk)
    assert [part.title for part in stored.parts.all()] == ["Begrüßung", "Arbeitsgruppen"]
    assert (stored.room, stored.status) == ("Kleiner Ratssaal", _E.ENTWURF)
    line = AuditEntry.objects.get(verb="events.event.update")
    assert line.changes == {"room": ["", "Kleiner Ratssaal"], "parts": [[], ["Begrüßung", "Arbeitsgruppen"]]}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"title": " – "}, "event_title_missing"),
        ({"art": "tanztee"}, "event_kind_missing"),
        ({"art": ""}, "event_kind_missing"),
        ({"starts_at": None}, "event_time_missing"),
        ({"ends_at": now()}, "event_time_order"),
    ],
)
def test_an_impossible_event_is_refused(hettstedt: Cast, values: dict[str, object], code: str) -> None:
    with pytest.raises(Invalid, match=code):
        conference(hettstedt["koordination"], **values)
    assert Event.objects.count() == 0


def test_publishing_asks_for_what_citizens_need(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    with pytest.raises(NotAllowed) as refused:
        events.publish_event(event=conference(by, art="boerse", venue=""), by=by)
    assert refused.value.values == {"missing": "Ort der Veranstaltung, Platzarten"}


def test_who_may_publish(hettstedt: Cast) -> None:
    event = conference(hettstedt["mitarbeit"])
    for who in ("mitarbeit", "lesen", "traeger", "steuerungsgruppe", "fremd", "kreis", "kgc_leitung"):
        with pytest.raises(NotAllowed):
            events.publish_event(event=event, by=hettstedt[who])
        if who != "mitarbeit":
            with pytest.raises(NotAllowed):
                events.update_event(event=event, by=hettstedt[who], values={"title": "x"})
    assert events.publish_event(event=event, by=hettstedt["leitung"]).status == _E.VEROEFFENTLICHT


def test_what_citizens_see(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    draft, shown, called_off = conference(by), conference(by), conference(by)
    events.publish_event(event=shown, by=by)
    events.publish_event(event=called_off, by=by)
    events.cancel_event(event=called_off, by=by, reason="Krank (erfunden)")
    stelle = hettstedt.hettstedt
    assert list(public_events(stelle, now())) == [shown]
    assert list(public_events(stelle, shown.ends_at)) == list(public_events(hettstedt.eisleben, now())) == []
    # the poster still hangs: its address says that it is called off
    assert public_event(stelle, called_off.public_id).status == _E.ABGESAGT
    for place, public_id in ((stelle, draft.public_id), (hettstedt.eisleben, shown.public_id), (stelle, "x")):
        with pytest.raises(Http404):
            public_event(place, public_id)
    assert visible_events(hettstedt["lesen"]).count() == 3
    assert visible_events(hettstedt["steuerungsgruppe"]).count() == 0


def test_a_boerse_is_opened_only_at_its_own_address(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"])
    with open_booking(hettstedt.hettstedt, booking.event.public_id) as found:
        assert found == booking
    with pytest.raises(Http404), open_booking(hettstedt.eisleben, booking.event.public_id):
        pass


# ---------------------------------------------------------------- calling off and closing
def test_an_old_page_does_not_publish_what_was_called_off(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    event = conference(by)
    stale = Event.objects.get(pk=event.pk)
    events.cancel_event(event=event, by=by, reason="Krank (erfunden)")
    with pytest.raises(NotAllowed, match="event_no_such_move"):
        events.publish_event(event=stale, by=by)


def test_calling_off_tells_everybody_who_has_or_waits_for_a_place(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by, places=1)
    holder, waiting = sure(booking), register(booking)
    mail.outbox.clear()
    events.cancel_event(event=booking.event, by=by, reason="Wasserschaden (erfunden)")
    assert [message.to for message in mail.outbox] == [[holder.email], [waiting.email]]
    assert all("Wasserschaden (erfunden)" in message.body for message in mail.outbox)
    assert {again(row).status for row in (holder, waiting)} == {_R.STORNIERT}
    assert table(booking).taken == 0
    with pytest.raises(NotAllowed, match="event_is_over"):
        desk.mark_present(registration=holder, by=by, now=now())


@pytest.mark.parametrize("checked_in", [True, False])
def test_closing_says_who_came_where_that_is_known(hettstedt: Cast, *, checked_in: bool) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by, places=2)
    came, stayed_away, waiting = sure(booking), sure(booking), register(booking)
    if checked_in:
        desk.mark_present(registration=came, by=by, now=now())
    with pytest.raises(NotAllowed, match="event_not_over_yet"):
        events.close_event(event=booking.event, by=by, now=now())
    events.close_event(event=booking.event, by=by, now=booking.event.ends_at)
    absent = _R.NICHT_ERSCHIENEN if checked_in else _R.ABGESCHLOSSEN
    assert [again(row).status for row in (came, stayed_away, waiting)] == [_R.ABGESCHLOSSEN, absent, _R.VERFALLEN]
    assert counted(booking)


# ---------------------------------------------------------------- settings of a Börse
@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"opens_at": None}, "booking_window_missing"),
        ({"closes_at": now() - timedelta(days=2)}, "booking_window_order"),
        ({"closes_at": now() + timedelta(days=61)}, "booking_window_late"),
        ({"payment": "tausch"}, "registration_choice_unknown"),
        ({"max_places": 0}, "booking_number_range"),
        ({"max_places": 21}, "booking_number_range"),
        ({"offer_hours": 0}, "booking_number_range"),
        ({"cancel_until_days": -1}, "booking_number_range"),
        ({"tables_wall": "vorn"}, "table_numbers_wrong"),
        ({"tables_easy": "9-2"}, "table_numbers_wrong"),
    ],
)
def test_impossible_settings_are_refused(hettstedt: Cast, values: dict[str, object], code: str) -> None:
    booking = make_boerse(hettstedt["koordination"])
    with pytest.raises(Invalid, match=code):
        boerse_actions.save_boerse(event=booking.event, by=hettstedt["koordination"], values=values)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (PlaceTypeValues("Tisch", PlaceKind.PRIVAT, 1000, 1), "place_type_below_taken"),
        (PlaceTypeValues("Tisch", PlaceKind.PRIVAT, -1, 5), "place_type_price"),
        (PlaceTypeValues("Tisch", PlaceKind.PRIVAT, 10**9, 5), "place_type_price"),
        (PlaceTypeValues("Tisch", PlaceKind.PRIVAT, 0, 0), "place_type_capacity"),
        (PlaceTypeValues("Tisch", PlaceKind.PRIVAT, 0, 10**9), "place_type_capacity"),
        (PlaceTypeValues("Tisch", PlaceKind.INFOSTAND, 100, 5), "place_type_infostand_free"),
        (PlaceTypeValues("Tisch", "vip", 100, 5), "place_type_kind_unknown"),
        (PlaceTypeValues(" ", PlaceKind.PRIVAT, 100, 5), "place_type_name_missing"),
    ],
)
def test_impossible_place_types_are_refused(hettstedt: Cast, row: PlaceTypeValues, code: str) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by)
    register(booking, quantity=2)
    row = PlaceTypeValues(row.name, row.kind, row.price_cents, row.capacity, pk=table(booking).pk)
    with pytest.raises(Invalid, match=code):
        boerse_actions.save_boerse(event=booking.event, by=by, values={}, place_types=[row])
    assert [(one.name, one.taken) for one in booking.place_types.all()] == [("Tisch", 2), ("Infostand", 0)]


@pytest.mark.parametrize(
    ("names", "code"), [([], "place_types_missing"), (["A", "a "], "place_type_twice"), (["Neu"], "place_type_in_use")]
)
def test_place_types_as_a_whole(hettstedt: Cast, names: list[str], code: str) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by)
    register(booking)
    rows = [PlaceTypeValues(name, PlaceKind.PRIVAT, 0, 5) for name in names]
    with pytest.raises(Invalid, match=code):
        boerse_actions.save_boerse(event=booking.event, by=by, values={}, place_types=rows)
    assert booking.place_types.count() == 2


def test_a_conference_has_no_stalls(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    with pytest.raises(Invalid, match="boerse_wrong_kind"):
        boerse_actions.save_boerse(event=conference(by), by=by, values={})


def test_the_boerse_cannot_be_moved_before_the_end_of_its_window(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by)
    with pytest.raises(Invalid, match="booking_window_late"):
        events.update_event(event=booking.event, by=by, values={"starts_at": booking.closes_at - timedelta(minutes=1)})


@pytest.mark.parametrize("who", ["lesen", "traeger", "steuerungsgruppe", "fremd", "kreis"])
def test_settings_are_for_those_who_edit(hettstedt: Cast, who: str) -> None:
    booking = make_boerse(hettstedt["koordination"])
    with pytest.raises(NotAllowed):
        boerse_actions.save_boerse(event=booking.event, by=hettstedt[who], values={"max_places": 5})


@pytest.mark.parametrize("who", ["lesen", "traeger", "steuerungsgruppe"])
def test_readers_create_no_events(hettstedt: Cast, who: str) -> None:
    with pytest.raises(NotAllowed, match="event_no_edit"):
        conference(hettstedt[who])
