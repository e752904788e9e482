"""What is forgotten after the event, and what stays; and mails that do not get through."""

import logging
from datetime import timedelta

import pytest
from django.core import mail
from django_scopes import scope
from fair import again, link_of, make_boerse, now, register, sure, table

from factories import Cast
from lueckenlos.events.actions import events, tidy
from lueckenlos.events.enums import RegistrationStatus
from lueckenlos.events.mail import mail_letter
from lueckenlos.events.models import Registration
from lueckenlos.events.queries.public import registration_by_token
from lueckenlos.events.queries.work import cash_sheet, status_counts
from lueckenlos.shared.errors import NotAllowed
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import AuditEntry

PERSON = {"name": "Erika Muster", "email": "erika@example.org", "phone": "03476 12345", "note": "Zwillinge"}


def test_ninety_days_after_the_event_nobody_is_known(hettstedt: Cast, caplog: pytest.LogCaptureFixture) -> None:
    booking = make_boerse(hettstedt["koordination"])
    registration = sure(booking, **PERSON, needs=frozenset({"rollstuhl"}), wishes=frozenset({"wand"}))
    token, by, ended = link_of(registration), system_actor(hettstedt.hettstedt), booking.event.ends_at
    events.close_event(event=booking.event, by=hettstedt["koordination"], now=ended)
    assert tidy.forget(now=ended + timedelta(days=90), by=by) == 0
    with caplog.at_level(logging.INFO, logger="lueckenlos.events"):
        assert tidy.forget(now=ended + timedelta(days=91), by=by) == 1
        assert tidy.forget(now=ended + timedelta(days=92), by=by) == 0
    left = again(registration)
    kept = str(Registration.objects.values().get(pk=left.pk)) + caplog.text + str(list(AuditEntry.objects.values()))
    assert [value for value in (*PERSON.values(), "rollstuhl", token) if value in kept] == []
    assert caplog.messages == [f"people forgotten: 1 of event {booking.event.public_id}"]
    assert registration_by_token(token) is None
    # figures for the report stay
    assert (left.quantity, left.amount_cents, table(booking).taken) == (1, 1000, 1)
    assert status_counts(booking)[RegistrationStatus.ABGESCHLOSSEN] == 1
    assert cash_sheet(booking).due_cents == 1000


def test_many_can_be_forgotten_at_one_boerse(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"])
    for _ in range(3):
        register(booking)
    when = booking.event.ends_at + timedelta(days=100)
    assert tidy.forget(now=when, by=system_actor(hettstedt.hettstedt)) == 3


def test_a_boerse_of_another_stelle_is_left_alone(hettstedt: Cast) -> None:
    with scope(stelle=hettstedt.eisleben):
        other = make_boerse(system_actor(hettstedt.eisleben))
        register(other)
    late = other.event.ends_at + timedelta(days=100)
    by = system_actor(hettstedt.hettstedt)
    assert (tidy.expire(now=late, by=by), tidy.forget(now=late, by=by)) == (0, 0)


@pytest.mark.parametrize("who", ["lesen", "traeger", "steuerungsgruppe"])
def test_readers_tidy_nothing(hettstedt: Cast, who: str) -> None:
    booking = make_boerse(hettstedt["koordination"])
    late = booking.event.ends_at + timedelta(days=100)
    register(booking)
    for work in (tidy.expire, tidy.forget):
        with pytest.raises(NotAllowed):
            work(now=late, by=hettstedt[who])


def test_a_mail_server_that_refuses_costs_nobody_the_place(
    hettstedt: Cast, settings: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", _refuse)
    registration = register(make_boerse(hettstedt["koordination"]))
    assert again(registration).status == RegistrationStatus.EINGEGANGEN
    with pytest.raises(OSError, match="no"):
        mail_letter.call(registration.pk, registration.stelle_id, "confirm")


def _refuse(*args: object) -> int:
    message = "no"
    raise OSError(message)


def test_after_a_change_of_the_key_of_the_installation_the_next_mail_opens_again(
    hettstedt: Cast, settings: pytest.FixtureRequest
) -> None:
    registration = sure(make_boerse(hettstedt["koordination"]))
    settings.SECRET_KEY = "another key"
    mail.outbox.clear()
    mail_letter.call(registration.pk, registration.stelle_id, "link")
    token = link_of(registration)
    assert token in mail.outbox[0].body
    assert registration_by_token(token) == registration


@pytest.mark.parametrize(
    ("letter", "status", "words"),
    [
        ("confirm", "eingegangen", "bestätigen"),
        ("waiting", "warteliste", "Warteliste"),
        ("offer", "angeboten", "an der Reihe"),
        ("confirmed", "bestaetigt", "Ihr Platz ist sicher"),
        ("tables", "zugeteilt", "Ihr Tisch hat die Nummer 7"),
        ("lapsed", "verfallen", "abgelaufen"),
        ("cancelled", "storniert", "storniert"),
        ("called_off", "storniert", "abgesagt"),
        ("rejected", "abgelehnt", "leider keinen Platz"),
        ("link", "bestaetigt", "schon eine Anmeldung"),
    ],
)
def test_every_letter_is_one_readable_text(hettstedt: Cast, letter: str, status: str, words: str) -> None:
    registration = register(make_boerse(hettstedt["koordination"], payment="ueberweisung"))
    term = now() + timedelta(hours=1)
    Registration.objects.filter(pk=registration.pk).update(
        status=status, table_numbers=[7], confirm_until=term, offer_until=term, confirmed_at=now(), firm_at=now()
    )
    mail.outbox.clear()
    mail_letter.call(registration.pk, registration.stelle_id, letter)
    (message,) = mail.outbox
    assert words in message.body
    assert message.subject.endswith("Baby-Börse (erfunden)")
    assert [sign for sign in ("{{", "{%", "None", "&quot;", "\n\n\n") if sign in message.body] == []
