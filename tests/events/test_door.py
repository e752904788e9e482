"""What devices at the door send: each change once, the newer stays, and nobody changes what is not theirs."""

import json
import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from events.fair import again, make_boerse, now, register, sure
from factories import Cast
from lueckenlos.events.actions import desk, events
from lueckenlos.events.actions.door import take_changes
from lueckenlos.events.enums import RegistrationStatus, RegistrationStep
from lueckenlos.events.models import Booking, Registration
from lueckenlos.events.rules.door import MOST_CHANGES, DoorChange, moment_of, names_kept_until, read_changes, stamp_of
from lueckenlos.shared.errors import BadInput
from lueckenlos.tenancy.models import AuditEntry

_R = RegistrationStatus
_S = RegistrationStep
KEY = "0f8fad5b-d9cb-469f-a165-70867728950e"


@pytest.fixture
def browser(hettstedt: Cast) -> Client:
    return hettstedt.client("mitarbeit")


def door_of(booking: Booking, more: str = "") -> str:
    return f"/arbeit/hettstedt/veranstaltungen/{booking.event_id}/einlass/{more}"


def change(row: Registration, step: str = "da", **given: Any) -> dict[str, Any]:
    return {"id": str(uuid.uuid4()), "row": row.pk, "step": step, "at": now().isoformat(), "of": "", **given}


def send(browser: Client, booking: Booking, *changes: Any) -> Any:
    return browser.post(door_of(booking, "abgleich/"), {"changes": list(changes)}, content_type="application/json")


def told(answer: Any) -> list[str]:
    """Of each change what went wrong; empty where nothing did."""
    return [one.get("error", "") for one in answer.json()["results"]]


def arrivals() -> int:
    return AuditEntry.objects.filter(verb="events.registration.arrive").count()


# ---------------------------------------------------------------- once, and the newer stays
def test_a_change_counts_once_however_often_it_is_sent(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    row = sure(booking)
    arrived = change(row)
    first = send(browser, booking, arrived, arrived).json()
    assert [one["already"] for one in first["results"]] == [False, False]
    assert first["rows"] == [[row.pk, stamp_of(again(row).present_at), ""]]
    browser.post(f"/arbeit/hettstedt/veranstaltungen/{booking.event_id}/anmeldungen/{row.pk}/schritt/nicht-da/")
    # the answer was lost and the message comes again, after somebody has taken the arrival back
    send(browser, booking, arrived)
    assert (again(row).status, again(row).present_at, arrivals()) == (_R.BESTAETIGT, None, 1)


def test_the_second_device_hears_that_it_was_so_before(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    row = sure(booking)
    send(browser, booking, change(row), change(row, "bezahlt"))
    before = again(row)
    second = send(browser, booking, change(row), change(row, "bezahlt")).json()
    assert [one["already"] for one in second["results"]] == [True, True]
    assert (again(row).present_at, again(row).paid_at, arrivals()) == (before.present_at, before.paid_at, 1)


def test_taking_back_names_what_it_takes_back(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    row = sure(booking)
    send(browser, booking, change(row), change(row, "bezahlt"))
    seen, paid = stamp_of(again(row).present_at), stamp_of(again(row).paid_at)
    other = [change(row, "nicht-da", of=seen), change(row), change(row, "unbezahlt", of=paid), change(row, "bezahlt")]
    for one in other:
        # a clock apart: two arrivals of one person never bear the same stamp
        assert told(send(browser, booking, {**one, "at": None})) == [""]
    late = send(browser, booking, change(row, "nicht-da", of=seen), change(row, "unbezahlt", of=paid))
    assert (
        told(late)
        == ["Anmeldung 1: Ein anderes Gerät hat inzwischen etwas eingetragen. Das bleibt; bitte sehen Sie nach."] * 2
    )
    assert (again(row).status, again(row).paid_at is None) == (_R.ANWESEND, False)


def test_taking_back_ones_own_change_that_has_no_answer_yet(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    row = sure(booking)
    arrived = change(row)
    assert told(send(browser, booking, arrived, change(row, "nicht-da", of=arrived["id"]))) == ["", ""]
    assert again(row).present_at is None
    # but not the arrival of another device that was first
    desk.mark_present(registration=row, by=hettstedt["koordination"], now=now())
    mine = change(row)
    assert told(send(browser, booking, mine, change(row, "nicht-da", of=mine["id"])))[1].startswith(
        "Anmeldung 1: Ein anderes"
    )
    assert again(row).status == _R.ANWESEND


def test_what_happened_meanwhile_is_told_for_each(hettstedt: Cast, browser: Client) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by, places=3)
    gone, unsure, here = sure(booking), register(booking), sure(booking)
    desk.cancel_for(registration=gone, by=by, now=now())
    answer = send(browser, booking, change(gone), change(unsure), change(here), change(here, "nicht-da"))
    assert told(answer) == [
        "Anmeldung 1 steht nicht mehr auf der Liste: Sie ist inzwischen storniert.",
        "Anmeldung 2 steht nicht mehr auf der Liste: Sie ist inzwischen eingegangen.",
        "",
        "Anmeldung 3: Ein anderes Gerät hat inzwischen etwas eingetragen. Das bleibt; bitte sehen Sie nach.",
    ]
    assert [row for row, *_ in answer.json()["rows"]] == [here.pk]


def test_nothing_is_paid_where_nothing_is_due(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    stand = booking.place_types.get(kind="infostand").pk
    row = sure(booking, place_type=stand, organisation="Frühe Hilfen (erfunden)")
    assert told(send(browser, booking, change(row, "bezahlt"))) == ["Für diese Anmeldung ist nichts zu bezahlen."]


def test_the_clock_of_the_device_is_believed_within_reason() -> None:
    at = now()
    for given, believed in [(-10, -10), (60, 0), (-60 * 24 * 30, 0)]:
        one = DoorChange(KEY, 1, _S.DA, at + timedelta(minutes=given), "")
        assert moment_of(one, at) == at + timedelta(minutes=believed)
    assert moment_of(DoorChange(KEY, 1, _S.DA, None, ""), at) == at


def test_a_row_remembers_a_bounded_number_of_changes(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"])
    row = sure(booking)
    changes = [DoorChange(str(uuid.uuid4()), row.pk, _S.DA, None, "") for _ in range(60)]
    take_changes(booking=booking, by=hettstedt["koordination"], changes=changes, now=now())
    assert [key for key, _ in again(row).door_keys] == [one.key for one in changes[-50:]]


# ---------------------------------------------------------------- hostile
def test_rows_of_other_events_and_stellen_are_left_alone(hettstedt: Cast, browser: Client) -> None:
    by = hettstedt["koordination"]
    booking, other = make_boerse(by), make_boerse(by)
    row = sure(other)
    answer = send(browser, booking, change(row), {**change(row), "row": 2**62})
    assert told(answer) == ["Diese Anmeldung gehört nicht zu dieser Veranstaltung."] * 2
    assert again(row).present_at is None
    assert send(hettstedt.client("kgc"), booking, change(row)).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"changes"',
        b"null",
        b'{"changes": 7}',
        b"\xff\xfe",
        b"[" * 5000,
        b'{"changes": [' + b" " * 300_000,
    ],
)
def test_what_is_no_message_is_refused(hettstedt: Cast, browser: Client, body: bytes) -> None:
    booking = make_boerse(hettstedt["koordination"])
    answer = browser.post(door_of(booking, "abgleich/"), body, content_type="application/json")
    assert (answer.status_code, list(answer.json())) == (400, ["error"])


def test_ten_thousand_changes_at_once_are_refused(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    row = sure(booking)
    for number in (MOST_CHANGES + 1, 10_000):
        assert send(browser, booking, *[change(row) for _ in range(number)]).status_code == 400
    assert again(row).present_at is None
    with pytest.raises(BadInput, match="door_unreadable"):
        read_changes(json.dumps({"changes": [{}] * (MOST_CHANGES + 1)}).encode())


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "no key"},
        {"id": 7},
        {"id": None},
        {"row": "1"},
        {"row": True},
        {"row": -1},
        {"row": 2**70},
        {"row": None},
        {"step": "stornieren"},
        {"step": "geloescht"},
        {"step": None},
        {"step": ["da"]},
        {"at": "2026-02-31T10:00:00Z"},
    ],
)
def test_a_single_wrong_change_stops_no_other(hettstedt: Cast, browser: Client, wrong: dict[str, Any]) -> None:
    booking = make_boerse(hettstedt["koordination"])
    row = sure(booking)
    good, bad = change(row), {**change(row), **wrong}
    answer = send(browser, booking, bad, good, "no change at all")
    errors = {one["id"]: one.get("error", "") for one in answer.json()["results"]}
    sentence = "Eine Änderung vom Einlass ist nicht lesbar und wurde nicht übernommen."
    assert errors == {str(bad["id"]): sentence, good["id"]: "", "": sentence}
    assert again(row).status == _R.ANWESEND


def test_only_who_may_with_a_token_and_while_the_event_runs(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by)
    row = sure(booking)
    assert send(hettstedt.client("lesen"), booking, change(row)).status_code == 403
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(by.user)
    assert send(strict, booking, change(row)).status_code == 403
    events.cancel_event(event=booking.event, by=by, reason="Der Saal ist nicht frei.")
    answer = send(hettstedt.client("mitarbeit"), booking, change(row))
    assert (answer.status_code, answer.json()) == (
        403,
        {"error": "Diese Veranstaltung ist abgesagt und lässt sich nicht mehr ändern."},
    )
    assert arrivals() == 0


# ---------------------------------------------------------------- the page
def test_names_stay_on_a_device_only_around_the_event(hettstedt: Cast) -> None:
    starts = timezone.make_aware(timezone.datetime(2027, 3, 6, 9))
    booking = make_boerse(hettstedt["koordination"], starts_at=starts)
    event = booking.event
    event.ends_at = starts + timedelta(days=1)
    kept = {day: names_kept_until(event, date(2027, 3, day)) for day in (4, 5, 6, 7, 8)}
    assert kept == {4: None, 5: date(2027, 3, 7), 6: date(2027, 3, 7), 7: date(2027, 3, 7), 8: None}


def test_the_worker_reaches_no_further_than_the_door(hettstedt: Cast, browser: Client) -> None:
    soon = make_boerse(hettstedt["koordination"], starts_at=now() + timedelta(hours=1), closes_at=now())
    answer = browser.get(door_of(soon, "dienst.js"))
    script = answer.content.decode()
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert "Service-Worker-Allowed" not in answer
    assert door_of(soon) in script
    assert f"bis-{timezone.localdate(soon.event.ends_at)}-einlass-{soon.event.public_id}-" in script
    assert '"name": ""' in browser.get(door_of(make_boerse(hettstedt["koordination"]), "dienst.js")).content.decode()
    assert "default-src 'self'" in browser.get(door_of(soon))["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["", "abgleich/"])
@pytest.mark.parametrize("number", [3, 300])
def test_three_and_three_hundred_cost_the_same(
    hettstedt: Cast, browser: Client, address: str, number: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    booking = make_boerse(hettstedt["koordination"], places=number)
    first = sure(booking)
    values = {one.attname: getattr(first, one.attname) for one in first._meta.concrete_fields if one.name != "id"}
    for name in ("form_key", "email_key", "link_nonce", "token_hash"):
        del values[name]
    Registration.objects.bulk_create(
        Registration(**values, form_key=f"key-{one}", email_key=f"{one}@x", link_nonce=str(one), token_hash=str(one))
        for one in range(2, number + 1)
        if not values.update(number=one)
    )
    browser.get(door_of(booking, address))
    with django_assert_num_queries({"": 8, "abgleich/": 5}[address]):
        answer = browser.get(door_of(booking, address))
    shown = len(answer.context["rows"]) if not address else len(answer.json()["rows"])
    assert shown == number
