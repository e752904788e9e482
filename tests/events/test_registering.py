"""Registering: who gets a place, who waits, and what is refused."""

from datetime import timedelta

import pytest
from django.core import mail
from fair import again, counted, link_of, make_boerse, now, register, sure, table, values

from factories import Cast
from lueckenlos.events.actions import boerse as boerse_actions
from lueckenlos.events.actions import public, registering
from lueckenlos.events.enums import RegistrationStatus
from lueckenlos.events.models import Booking, Registration, SecondForm
from lueckenlos.events.queries.public import answer_to, behind
from lueckenlos.events.rules import new_form_key
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy.models import AuditEntry

_R = RegistrationStatus


def test_a_free_place_is_held_until_the_address_is_confirmed(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"])
    registration = register(booking, email="Anna@Example.org ", quantity=2)
    assert (registration.status, registration.number, registration.amount_cents) == (_R.EINGEGANGEN, 1, 2000)
    assert (registration.email_key, table(booking).taken) == ("anna@example.org", 2)
    confirmed = public.confirm(registration=registration, now=now())
    assert (confirmed.status, confirmed.confirm_until) == (_R.BESTAETIGT, None)
    assert counted(booking)


def test_when_all_is_taken_the_next_wait_in_order(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"], places=1)
    rows = [register(booking) for _ in range(3)]
    assert [(row.status, row.number) for row in rows] == [(_R.EINGEGANGEN, 1), (_R.WARTELISTE, 2), (_R.WARTELISTE, 3)]
    assert counted(booking)


def test_the_mail_says_what_is_true_and_holds_the_link(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"], places=1)
    first, second = register(booking), register(booking)
    assert [message.subject for message in mail.outbox] == [
        "Bitte bestätigen: Baby-Börse (erfunden)",
        "Warteliste: Baby-Börse (erfunden)",
    ]
    assert mail.outbox[0].to == [first.email]
    assert f"/anmeldung/{link_of(first)}/" in mail.outbox[0].body
    assert "10,00 Euro" in mail.outbox[0].body
    public.confirm(registration=second, now=now())
    public.confirm(registration=first, now=now())
    # who waits needs no second mail about it
    assert [message.subject for message in mail.outbox][2:] == ["Ihr Platz: Baby-Börse (erfunden)"]


def test_the_database_keeps_only_the_hash_of_the_link(hettstedt: Cast) -> None:
    registration = again(register(make_boerse(hettstedt["koordination"])))
    token = link_of(registration)
    assert registration.token_hash == token_hash(token)
    assert token not in str(Registration.objects.values())
    with behind(token) as found:
        assert found == registration
    with behind(token[:-1]) as found:
        assert found is None


def test_the_trail_names_nobody(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"])
    registration = sure(booking, name="Erika Muster", note="Zwillinge")
    public.cancel_registration(registration=registration, now=now())
    trail = str(list(AuditEntry.objects.values_list("object_label", "changes", "actor_name")))
    assert "Anmeldung 1" in trail
    assert [word for word in ("Muster", "example.org", "Zwillinge") if word in trail] == []


# ---------------------------------------------------------------- once and only once
@pytest.mark.parametrize("later", ["at once", "confirmed", "cancelled", "closed"])
def test_the_same_form_is_the_same_registration(hettstedt: Cast, later: str) -> None:
    booking = make_boerse(hettstedt["koordination"])
    key, at = new_form_key(), now()
    registration = register(booking, form_key=key)
    if later == "confirmed":
        public.confirm(registration=registration, now=at)
    if later == "cancelled":
        public.cancel_registration(registration=registration, now=at)
    if later == "closed":
        at = booking.closes_at + timedelta(hours=1)
    repeated = register(booking, form_key=key, at=at)
    assert (repeated.pk, Registration.objects.count()) == (registration.pk, 1)
    assert answer_to(booking, key) == registration
    assert counted(booking)


# ---------------------------------------------------------------- who is registered is nobody else's to learn
def second_form(booking: Booking, key: str = "", **given: object) -> tuple[str, int, bool]:
    """What a stranger with Anna's address is told: status, number and whether there is a term."""
    form_key = key or new_form_key()
    given = {"email": " ANNA@example.org", **given}
    told = registering.register(booking=booking, values=values(booking, **given), form_key=form_key, now=now())
    assert answer_to(booking, form_key) == told
    return told.status, told.number, told.confirm_until is not None


@pytest.mark.parametrize("places", [2, 1])
def test_a_known_address_is_told_what_a_new_one_is_told(hettstedt: Cast, places: int) -> None:
    booking = make_boerse(hettstedt["koordination"], places=places)
    register(booking, email="anna@example.org")
    told = second_form(booking)
    new = register(booking)
    assert told == (new.status, 2, True)
    # a number told is nobody else's later
    assert (new.number, table(booking).taken) == (3, places)
    assert list(Registration.objects.values_list("number", flat=True)) == [1, 3]
    assert counted(booking)


def test_its_owner_reads_the_truth_in_one_mail(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"])
    first = sure(booking, email="anna@example.org")
    Registration.objects.update(link_sent_at=now() - timedelta(hours=1))
    mail.outbox.clear()
    for _ in range(3):
        second_form(booking)
    # one mail, not three: nobody fills somebody else's letter box
    (message,) = mail.outbox
    assert message.to == [first.email]
    assert [part in message.body for part in (link_of(first), "Ihre Nummer: 1", "Stand: bestätigt")] == [True] * 3
    assert first.name not in message.body
    (entry,) = AuditEntry.objects.filter(verb="events.registration.send_link")
    assert entry.object_id == str(first.pk)


def test_who_has_just_had_a_mail_gets_no_other(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"])
    register(booking, email="anna@example.org")
    Registration.objects.update(link_sent_at=None)  # the worker has not come to it yet
    mail.outbox.clear()
    second_form(booking)
    assert mail.outbox == []


@pytest.mark.parametrize("later", ["at once", "cancelled", "closed"])
def test_a_second_form_sent_again_is_told_the_same(hettstedt: Cast, later: str) -> None:
    booking = make_boerse(hettstedt["koordination"])
    first, key = sure(booking, email="anna@example.org"), new_form_key()
    told = second_form(booking, key)
    if later == "cancelled":
        public.cancel_registration(registration=first, now=now())
    if later == "closed":
        Booking.objects.update(closes_at=now() - timedelta(minutes=1))
        booking.refresh_from_db()
    assert second_form(booking, key) == told
    assert (Registration.objects.count(), SecondForm.objects.count()) == (1, 1)


def test_a_known_address_is_refused_like_a_new_one(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"])
    register(booking, email="anna@example.org")
    for given, code in (({"rules_version": 99}, "rules_changed"), ({"place_type": 0}, "place_type_unknown")):
        with pytest.raises(Invalid, match=code):
            second_form(booking, **given)
    assert SecondForm.objects.count() == 0


def test_who_has_cancelled_may_come_again(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"], places=1)
    public.cancel_registration(registration=sure(booking, email="anna@example.org"), now=now())
    assert register(booking, email="anna@example.org").status == _R.EINGEGANGEN
    assert counted(booking)


def test_confirming_twice_changes_nothing(hettstedt: Cast) -> None:
    registration = sure(make_boerse(hettstedt["koordination"]))
    mail.outbox.clear()
    assert public.confirm(registration=registration, now=now()).status == _R.BESTAETIGT
    assert mail.outbox == []


# ---------------------------------------------------------------- what is refused
@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"name": "  "}, "registration_name_missing"),
        ({"name": "\0"}, "registration_name_missing"),
        ({"name": "x" * 161}, "registration_text_too_long"),
        ({"email": "anna"}, "registration_email_wrong"),
        ({"email": ""}, "registration_email_wrong"),
        ({"phone": "ruf mich an"}, "registration_phone_wrong"),
        ({"quantity": 0}, "registration_quantity"),
        ({"quantity": -1}, "registration_quantity"),
        ({"quantity": 3}, "registration_quantity"),
        ({"quantity": 10**30}, "registration_quantity"),
        ({"wishes": frozenset({"umsonst"})}, "registration_choice_unknown"),
        ({"needs": frozenset({"umsonst"})}, "registration_choice_unknown"),
        ({"rules_version": None}, "rules_not_accepted"),
        ({"rules_version": 99}, "rules_changed"),
        ({"place_type": 0}, "place_type_unknown"),
    ],
)
def test_bad_values_are_refused_and_leave_nothing(hettstedt: Cast, given: dict[str, object], code: str) -> None:
    booking = make_boerse(hettstedt["koordination"])
    with pytest.raises(Invalid) as refused:
        register(booking, **given)
    assert refused.value.code == code
    assert (Registration.objects.count(), table(booking).taken, mail.outbox) == (0, 0, [])


def test_a_place_type_of_another_boerse_is_unknown(hettstedt: Cast) -> None:
    booking, other = make_boerse(hettstedt["koordination"]), make_boerse(hettstedt["koordination"])
    with pytest.raises(Invalid, match="place_type_unknown"):
        register(booking, place_type=table(other).pk)


@pytest.mark.parametrize("key", ["", "kurz", "x" * 65, "a b" * 10, "ä" * 30])
def test_a_form_without_its_key_is_stale(hettstedt: Cast, key: str) -> None:
    booking = make_boerse(hettstedt["koordination"])
    with pytest.raises(Invalid, match="registration_form_stale"):
        registering.register(booking=booking, values=values(booking), form_key=key, now=now())


def test_an_infostand_names_its_organisation_and_is_free(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"])
    stand = booking.place_types.get(kind="infostand").pk
    with pytest.raises(Invalid, match="registration_organisation_missing"):
        register(booking, place_type=stand)
    assert register(booking, place_type=stand, organisation="Frühe Hilfen (erfunden)").amount_cents == 0


def test_changed_rules_must_be_read_again(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"], rules_text="Nichts auf dem Boden.")
    first = register(booking)
    shown = values(booking)
    boerse_actions.save_boerse(event=booking.event, by=hettstedt["koordination"], values={"rules_text": "Neu."})
    with pytest.raises(Invalid, match="rules_changed"):
        # the page was opened before: its Börse is still the old one
        registering.register(booking=booking, values=shown, form_key=new_form_key(), now=now())
    assert (again(first).rules_version, again(first).booking.rules_version) == (1, 2)


def test_a_later_price_is_not_theirs(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"])
    registration = register(booking)
    booking.place_types.update(price_cents=0)
    assert again(registration).amount_cents == 1000
