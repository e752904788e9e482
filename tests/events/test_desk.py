"""Tables, money and the door; and who may."""

from typing import Any

import pytest
from django.core import mail
from fair import again, counted, make_boerse, now, register, sure
from pytest_django import DjangoAssertNumQueries

from factories import Cast
from lueckenlos.events.actions import desk, public
from lueckenlos.events.enums import DoorOrder, Need, RegistrationStatus, Wish
from lueckenlos.events.models import PlaceType
from lueckenlos.events.queries.people import door_list, registrations_for, search_registrations, waiting_list
from lueckenlos.events.queries.work import cash_sheet, free_places, status_counts
from lueckenlos.shared.errors import Invalid, NotAllowed

_R = RegistrationStatus


# ---------------------------------------------------------------- tables
def test_tables_go_by_need_then_by_queue_and_wishes(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by, places=4, tables_wall="1,4", tables_easy="2", tables_power="4")
    first = sure(booking, wishes=frozenset({Wish.WAND}))
    second = sure(booking, wishes=frozenset({Wish.WAND, Wish.STROM}))
    chair = sure(booking, needs=frozenset({Need.ROLLSTUHL}))
    unconfirmed = register(booking)
    mail.outbox.clear()
    allotted = {one.key: (one.tables, one.met, one.asked) for one in desk.assign_tables(booking=booking, by=by)}
    assert allotted == {chair.pk: ((2,), 1, 1), first.pk: ((1,), 1, 1), second.pk: ((4,), 2, 2)}
    assert [again(row).status for row in (first, unconfirmed)] == [_R.ZUGETEILT, _R.EINGEGANGEN]
    assert sorted(message.subject for message in mail.outbox) == ["Ihr Tisch: Baby-Börse (erfunden)"] * 3
    assert desk.assign_tables(booking=booking, by=by) == []


def test_who_pays_first_gets_a_table_and_stays_paid(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by)
    registration = sure(booking, quantity=2)
    desk.mark_paid(registration=registration, by=by, now=now())
    desk.assign_tables(booking=booking, by=by)
    assert (again(registration).status, again(registration).table_numbers) == (_R.BEZAHLT, [1, 2])


def test_a_table_given_by_hand_stays_and_is_given_once(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    booking = make_boerse(hettstedt["koordination"], places=3)
    first, second, third = (sure(booking) for _ in range(3))
    assert desk.assign_by_hand(registration=second, by=by, tables=[1]).status == _R.ZUGETEILT
    with pytest.raises(Invalid) as refused:
        desk.assign_by_hand(registration=third, by=by, tables=[1])
    assert (refused.value.code, refused.value.values) == ("table_taken", {"table": 1, "number": second.number})
    desk.assign_tables(booking=booking, by=by)
    assert [again(row).table_numbers for row in (first, second, third)] == [[2], [1], [3]]
    assert desk.assign_by_hand(registration=second, by=by, tables=[]).status == _R.BESTAETIGT


@pytest.mark.parametrize(
    ("tables", "code"),
    [
        ([], ""),
        ([1], "table_count_wrong"),
        ([1, 1], "table_count_wrong"),
        ([1, 2, 3], "table_count_wrong"),
        ([0, 1], "table_out_of_range"),
        ([-5, 2], "table_out_of_range"),
        ([1, 99], "table_out_of_range"),
    ],
)
def test_bad_tables_are_refused(hettstedt: Cast, tables: list[int], code: str) -> None:
    by = hettstedt["koordination"]
    registration = sure(make_boerse(by), quantity=2)
    if not code:
        assert desk.assign_by_hand(registration=registration, by=by, tables=tables).table_numbers == []
        return
    with pytest.raises(Invalid) as refused:
        desk.assign_by_hand(registration=registration, by=by, tables=tables)
    assert refused.value.code == code


def test_a_table_comes_free_with_the_place(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by, places=1)
    registration, following = sure(booking), register(booking)
    desk.assign_tables(booking=booking, by=by)
    public.cancel_registration(registration=registration, now=now())
    public.accept_offer(registration=following, now=now())
    desk.assign_tables(booking=booking, by=by)
    assert (again(registration).table_numbers, again(following).table_numbers) == ([], [1])


def test_only_places_at_tables_get_one(hettstedt: Cast) -> None:
    """Beside the tables somebody comes to listen, or brings goods under a number."""
    by = hettstedt["koordination"]
    booking = make_boerse(by)
    seat = PlaceType.objects.create(booking=booking, name="Teilnahme", kind="teilnahme", capacity=9, position=2)
    listens = sure(booking, place_type=seat.pk)
    with pytest.raises(Invalid, check=lambda error: error.code == "table_not_for_kind"):
        desk.assign_by_hand(registration=listens, by=by, tables=[1])
    address = f"/arbeit/hettstedt/veranstaltungen/{booking.event_id}/anmeldungen"
    page = hettstedt.client("koordination").get(f"{address}/{listens.pk}/").content.decode()
    assert "Tische" not in page.partition("<main")[2]
    page = hettstedt.client("koordination").get(f"{address}/{sure(booking).pk}/").content.decode()
    assert "Tische von Hand" in page


def test_nobody_without_a_firm_place_gets_a_table(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    with pytest.raises(Invalid, match="table_needs_a_place"):
        desk.assign_by_hand(registration=register(make_boerse(by)), by=by, tables=[1])


# ---------------------------------------------------------------- money and the door
def test_money_and_presence_can_be_taken_back(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    registration = sure(make_boerse(hettstedt["koordination"]))
    steps = []
    for step in (
        lambda: desk.mark_present(registration=registration, by=by, now=now()),
        lambda: desk.mark_present(registration=registration, by=by, now=now()),
        lambda: desk.mark_paid(registration=registration, by=by, now=now()),
        lambda: desk.unmark_present(registration=registration, by=by),
        lambda: desk.unmark_present(registration=registration, by=by),
        lambda: desk.unmark_paid(registration=registration, by=by),
        lambda: desk.unmark_paid(registration=registration, by=by),
    ):
        row = step()
        steps.append((row.status, row.paid_at is not None, row.present_at is not None))
    assert steps == [
        (_R.ANWESEND, False, True),
        (_R.ANWESEND, False, True),
        (_R.ANWESEND, True, True),
        (_R.BEZAHLT, True, False),
        (_R.BEZAHLT, True, False),
        (_R.BESTAETIGT, False, False),
        (_R.BESTAETIGT, False, False),
    ]


def test_an_infostand_pays_nothing(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"])
    stand = booking.place_types.get(kind="infostand").pk
    registration = sure(booking, place_type=stand, organisation="Frühe Hilfen (erfunden)")
    with pytest.raises(Invalid, match="registration_nothing_to_pay"):
        desk.mark_paid(registration=registration, by=hettstedt["koordination"], now=now())


def test_the_cash_sheet_counts_firm_places_only(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by, places=4)
    desk.mark_paid(registration=sure(booking, quantity=2), by=by, now=now())
    sure(booking)
    register(booking)
    sheet = cash_sheet(booking)
    assert [(line.name, line.registrations, line.places, line.open_cents) for line in sheet.lines] == [
        ("Tisch", 2, 3, 1000),
        ("Infostand", 0, 0, 0),
    ]
    assert (sheet.due_cents, sheet.paid_cents, sheet.open_cents) == (3000, 2000, 1000)


# ---------------------------------------------------------------- lists
@pytest.mark.parametrize("number", [1, 3])
def test_lists_need_a_constant_number_of_queries(
    hettstedt: Cast, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    booking = make_boerse(hettstedt["koordination"], places=number)
    for make in [sure] * number + [register] * number:
        make(booking)
    by = hettstedt["koordination"]
    with django_assert_num_queries(1):
        assert [row.place_type.name for row in registrations_for(by, booking)] == ["Tisch"] * 2 * number
    with django_assert_num_queries(1):
        assert len(door_list(by, booking)) == number
    with django_assert_num_queries(1):
        assert waiting_list(by, booking).count() == number
    with django_assert_num_queries(1):
        assert [(count.free, count.waiting) for count in free_places(booking)] == [(0, number), (2, 0)]
    with django_assert_num_queries(1):
        assert status_counts(booking)[_R.WARTELISTE] == number
    with django_assert_num_queries(1):
        cash_sheet(booking)


def test_the_door_list_by_table_and_by_name(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by, places=3)
    zoe, oezlem, anna = (sure(booking, name=name) for name in ("Zoe", "Özlem", "Anna"))
    desk.assign_by_hand(registration=oezlem, by=by, tables=[1])
    desk.assign_by_hand(registration=zoe, by=by, tables=[3])
    assert door_list(by, booking) == [oezlem, zoe, anna]
    assert door_list(by, booking, DoorOrder.NAME) == [anna, oezlem, zoe]


def test_the_list_is_searched_by_name_mail_and_number(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by, places=1)
    anna, otto = (
        sure(booking, name="Anna Muster", email="anna@example.org"),
        register(booking, email="otto@example.org"),
    )

    def found(**filters: Any) -> list[int]:
        return [row.number for row in search_registrations(by, booking, **filters)]

    assert (found(text="muster"), found(text="OTTO@"), found(text="2")) == ([anna.number], [otto.number], [2])
    assert (found(status="warteliste"), found(text="\0%"), found(text="9" * 40)) == ([otto.number], [], [])


# ---------------------------------------------------------------- who may
@pytest.mark.parametrize("who", ["lesen", "steuerungsgruppe", "traeger", "fremd", "kreis", "kgc_leitung", "bund"])
def test_names_are_for_those_who_work_with_them(hettstedt: Cast, who: str) -> None:
    booking = make_boerse(hettstedt["koordination"])
    registration = sure(booking)
    actor = hettstedt[who]
    assert list(registrations_for(actor, booking)) == list(search_registrations(actor, booking)) == []
    assert door_list(actor, booking) == list(waiting_list(actor, booking)) == []
    for work in (
        lambda: desk.mark_paid(registration=registration, by=actor, now=now()),
        lambda: desk.unmark_paid(registration=registration, by=actor),
        lambda: desk.mark_present(registration=registration, by=actor, now=now()),
        lambda: desk.unmark_present(registration=registration, by=actor),
        lambda: desk.assign_tables(booking=booking, by=actor),
        lambda: desk.assign_by_hand(registration=registration, by=actor, tables=[1]),
        lambda: desk.cancel_for(registration=registration, by=actor, now=now()),
        lambda: desk.reject_registration(registration=registration, by=actor, reason="x", now=now()),
    ):
        with pytest.raises(NotAllowed):
            work()
    assert again(registration).status == _R.BESTAETIGT
    assert counted(booking)
