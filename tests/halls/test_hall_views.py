"""The pages: few queries, readable refusals, and nothing a stranger may touch."""

import json
from typing import Any

import pytest
from django.test import Client

from factories import Cast
from halls.plans import boerse, people, room_of
from lueckenlos.events.enums import PlaceKind
from lueckenlos.events.models import Booking
from lueckenlos.halls.models import Room
from lueckenlos.halls.queries import at_tables
from lueckenlos.shared.errors import Invalid
from lueckenlos.web.sentences import sentence


@pytest.fixture
def made(hettstedt: Cast) -> tuple[Cast, Booking, Room]:
    by = hettstedt["koordination"]
    booking = boerse(by)
    return hettstedt, booking, room_of(booking.event, by)


def base(booking: Booking) -> str:
    return f"/arbeit/hettstedt/veranstaltungen/{booking.event_id}/saalplan/"


def save(browser: Client, booking: Booking, room: Room, body: Any) -> Any:
    text = body if isinstance(body, str) else json.dumps(body)
    return browser.post(f"{base(booking)}{room.pk}/speichern/", text, content_type="application/json")


def test_the_editor_saves_and_says_what_is_wrong(made: tuple[Cast, Booking, Room]) -> None:
    cast, booking, room = made
    browser = cast.client("koordination")
    items = [{**row, "x": 90_00 if row["id"] == 1 else row["x"]} for row in room.items]
    assert save(browser, booking, room, {"version": 1, "items": items}).status_code == 400
    items = [{**row, "x": 1590 if row["id"] == 1 else row["x"]} for row in room.items]
    answer = save(browser, booking, room, {"version": 1, "items": items}).json()
    assert answer["version"] == 2
    assert "Tisch 1 ragt aus dem Raum." in answer["html"]
    late = save(browser, booking, room, {"version": 1, "items": []})
    assert (late.status_code, late.json()["error"].partition(".")[0]) == (
        409,
        "Jemand anderes hat diesen Plan inzwischen geändert",
    )
    assert Room.objects.get().items == items


@pytest.mark.parametrize(
    "body",
    [
        "",
        "null",
        "[]",
        '{"version": NaN, "items": []}',
        '{"version": 1, "items": [{"x": NaN}]}',
        '{"version": 1, "items": [{"x": Infinity}]}',
        '{"version": 1}',
        '{"version": "1", "items": []}',
        "[" * 5_000,
        json.dumps({"version": 1, "items": [{}] * 100_000}),
        "x" * 6_000_000,
    ],
    ids=lambda body: body[:30],
)
def test_nonsense_gets_one_sentence_and_changes_nothing(made: tuple[Cast, Booking, Room], body: str) -> None:
    cast, booking, room = made
    answer = save(cast.client("koordination"), booking, room, body)
    assert (answer.status_code, list(answer.json())) == (400, ["error"])
    assert Room.objects.get().version == 1


def test_rooms_of_other_events_and_stellen_are_not_there(made: tuple[Cast, Booking, Room]) -> None:
    cast, booking, room = made
    other = boerse(cast["koordination"])
    browser = cast.client("koordination")
    assert browser.get(f"{base(other)}{room.pk}/").status_code == 404
    assert save(browser, other, room, {"version": 1, "items": []}).status_code == 404
    assert browser.post(f"{base(other)}uebernehmen/", {"von": "999999"}).status_code == 404
    assert save(cast.client("fremd"), booking, room, {"version": 1, "items": []}).status_code == 404
    assert cast.client("lesen").get(f"{base(booking)}{room.pk}/").status_code == 403


def row_of(item: dict[str, Any], **change: str) -> dict[str, Any]:
    """One row of the plain list."""
    names = ("x", "y", "width", "depth")
    values = {name: str(item[name] / 100).replace(".", ",") for name in names}
    given = {**values, "number": str(item["number"]), "side": item["side"], **change}
    return {"id": str(item["id"]), **{f"{item['id']}-{name}": value for name, value in given.items()}}


def test_the_plain_list_works_without_scripts(made: tuple[Cast, Booking, Room]) -> None:
    cast, booking, room = made
    browser, first = cast.client("koordination"), next(row for row in room.items if row["kind"] == "tisch")
    address = f"{base(booking)}{room.pk}/"
    head = {"version": "1", "name": "Saal", "width": "16", "depth": "12"}
    wrong = browser.post(address, {**head, **row_of(first, x="drei")})
    assert (wrong.status_code, "Schreiben Sie Meter, etwa 1,2." in wrong.content.decode()) == (200, True)
    assert 'value="drei"' in wrong.content.decode()
    done = browser.post(address, {**head, **row_of(first, x="1,23"), "neu": "buehne"})
    assert done.status_code == 302
    kept = Room.objects.get()
    assert next(row["x"] for row in kept.items if row["id"] == first["id"]) == 120
    assert len(kept.items) == len(room.items) + 1
    browser.post(address, {**head, "version": "2", **row_of(first), "weg": str(first["id"])})
    assert first["id"] not in {row["id"] for row in Room.objects.get().items}


def test_the_plain_list_says_what_somebody_else_has_changed_and_then_saves(made: tuple[Cast, Booking, Room]) -> None:
    cast, booking, room = made
    browser, first = cast.client("koordination"), next(row for row in room.items if row["kind"] == "tisch")
    address, head = f"{base(booking)}{room.pk}/", {"name": "Saal", "width": "16", "depth": "12"}
    browser.post(address, {**head, "version": "1", **row_of(first, x="2")})
    late = browser.post(address, {**head, "version": "1", **row_of(first, x="3")})
    assert late.context["entry"].errors == [
        sentence(Invalid("plan_changed")),
        "Tisch 1, von links: im Plan jetzt 2, bei Ihnen 3.",
    ]
    assert next(row["x"] for row in Room.objects.get().items if row["id"] == first["id"]) == 200
    shown = late.context["entry"]
    browser.post(address, {**head, "version": str(shown.version), **row_of(first, x=shown.rows[0].x)})
    assert next(row["x"] for row in Room.objects.get().items if row["id"] == first["id"]) == 300


def test_the_page_of_one_person_says_what_somebody_else_has_changed_and_then_saves(
    made: tuple[Cast, Booking, Room],
) -> None:
    cast, booking, _ = made
    rows = people(booking, 3)
    browser, address = cast.client("koordination"), f"{base(booking)}verteilung/{rows[0].pk}/"
    browser.post(address, {"tables": "7", "beside": "3", "seen": ""})
    late = browser.post(address, {"tables": "8", "beside": "", "seen": "", "seen_beside": ""})
    form = late.context["form"]
    assert form.errors["tables"] == [sentence(Invalid("seat_changed", number=1, tables="7"))]
    assert [form[name].value() for name in ("tables", "seen", "seen_beside")] == ["8", "7", "3"]
    beside = browser.post(address, {"tables": "7", "beside": "2", "seen": "7", "seen_beside": ""})
    assert list(beside.context["form"].errors) == ["beside"]
    assert browser.post(address, {name: form[name].value() for name in form.fields}).status_code == 302
    kept = at_tables(booking)[0]
    assert (kept.table_numbers, kept.seating.beside) == ([8], [])


def test_a_stale_save_brings_what_is_there_now(made: tuple[Cast, Booking, Room]) -> None:
    """So that the script can lay the change of the second person over that of the first."""
    cast, booking, room = made
    browser = cast.client("koordination")
    moved = [{**row, "x": row["x"] + 10} for row in room.items]
    save(browser, booking, room, {"version": 1, "items": moved})
    late = save(browser, booking, room, {"version": 1, "items": room.items}).json()
    assert (late["version"], late["items"], "data-plan" in late["html"]) == (2, moved, True)


@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_as_often_for_many_as_for_one(
    made: tuple[Cast, Booking, Room], count: int, django_assert_num_queries: Any
) -> None:
    cast, booking, room = made
    people(booking, count)
    if count > 1:
        room_of(booking.event, cast["koordination"], name="Foyer", tables=3, first_number=50)
    browser = cast.client("koordination")
    browser.get(base(booking))
    for page, queries in (("", QUERIES["hall"]), (f"{room.pk}/", QUERIES["room"]), ("verteilung/", QUERIES["seating"])):
        with django_assert_num_queries(queries):
            assert browser.get(base(booking) + page).status_code == 200


QUERIES = {"hall": 10, "room": 11, "seating": 11}


def test_allotting_and_moving_through_the_pages(made: tuple[Cast, Booking, Room]) -> None:
    cast, booking, _ = made
    rows = people(booking, 2)
    browser, address = cast.client("koordination"), f"{base(booking)}verteilung/"
    seen = browser.get(address).context["form"].initial["seen"]
    browser.post(address, {"mode": "neu", "seen": seen})
    browser.post(f"{address}platz/", {"registration": "1", "tables": "8", "seen": "1"})
    for bad in ({"registration": "x"}, {"registration": "999"}, {"registration": "1", "tables": "drei"}, {}):
        assert browser.post(f"{address}platz/", bad).status_code == 302
    answer = browser.post(f"{address}{rows[0].pk}/", {"tables": "8", "beside": "77", "seen": "8"})
    assert "Eine Anmeldung mit der Nummer 77 gibt es hier nicht." in answer.content.decode()
    assert cast.client("lesen").get(address).status_code == 403
    assert browser.get(f"/arbeit/hettstedt/veranstaltungen/{booking.event_id}/tische/").url == address


@pytest.mark.parametrize(
    "page",
    ["plan.pdf?papier=a4", "plan.pdf?papier=a3", "schilder.pdf?papier=a5&namen=1", "einlassliste.pdf?ordnung=name"],
)
def test_documents_are_set(made: tuple[Cast, Booking, Room], page: str) -> None:
    cast, booking, _ = made
    people(booking, 2, name="O’Hara #let x = [*fett*] $ \\ (erfunden)")
    answer = cast.client("koordination").get(base(booking) + page)
    assert (answer["content-type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_tables_are_given_away_only_where_there_are_some(made: tuple[Cast, Booking, Room]) -> None:
    cast, booking, _ = made
    browser, page = cast.client("koordination"), f"/arbeit/hettstedt/veranstaltungen/{booking.event_id}/"
    assert "Tische verteilen" in browser.get(page).content.decode()
    booking.place_types.update(kind=PlaceKind.TEILNAHME, price_cents=0)
    assert "Tische verteilen" not in browser.get(page).content.decode()
