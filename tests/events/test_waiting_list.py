"""The waiting list: whose turn it is, how long an offer holds, and what happens to it then."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from fair import again, counted, link_of, make_boerse, now, register, sure, table

from factories import Cast
from lueckenlos.events.actions import boerse as boerse_actions
from lueckenlos.events.actions import desk, public, tidy
from lueckenlos.events.enums import PlaceKind, RegistrationStatus
from lueckenlos.events.models import Booking, Registration
from lueckenlos.events.rules import PlaceTypeValues, payment_due
from lueckenlos.events.tasks import expire_due
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.actor import system_actor

_R = RegistrationStatus


def statuses(booking: Booking) -> list[str]:
    return list(Registration.objects.filter(booking=booking).order_by("number").values_list("status", flat=True))


def test_a_place_given_back_is_offered_to_the_next_at_once(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"], places=1)
    holder, second, third = sure(booking), register(booking), register(booking)
    mail.outbox.clear()
    public.cancel_registration(registration=holder, now=now())
    assert statuses(booking) == [_R.STORNIERT, _R.ANGEBOTEN, _R.WARTELISTE]
    offer = next(message for message in mail.outbox if message.to == [second.email])
    assert offer.subject == "Ein Platz für Sie: Baby-Börse (erfunden)"
    assert link_of(second) in offer.body
    assert [message.to for message in mail.outbox].count([third.email]) == 0
    assert counted(booking)


def test_nobody_jumps_the_queue_while_a_place_is_offered(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"], places=1)
    holder, second = sure(booking), register(booking)
    public.cancel_registration(registration=holder, now=now())
    assert register(booking).status == _R.WARTELISTE
    accepted = public.accept_offer(registration=second, now=now())
    assert (accepted.status, accepted.offer_until, accepted.confirmed_at is None) == (_R.BESTAETIGT, None, False)
    assert public.accept_offer(registration=second, now=now()).status == _R.BESTAETIGT
    assert counted(booking)


def test_an_offer_holds_48_hours_then_the_next_has_it(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"], places=1)
    holder, second, third = sure(booking), sure_to_wait(booking), sure_to_wait(booking)
    public.cancel_registration(registration=holder, now=now())
    term = again(second).offer_until
    assert term is not None
    assert term - now() == pytest.approx(timedelta(hours=48), abs=timedelta(seconds=5))
    by = system_actor(hettstedt.hettstedt)
    assert tidy.expire(now=term - timedelta(seconds=1), by=by) == 0
    assert tidy.expire(now=term, by=by) == 1
    assert statuses(booking) == [_R.STORNIERT, _R.VERFALLEN, _R.ANGEBOTEN]
    assert tidy.expire(now=term, by=by) == 0
    with pytest.raises(Invalid, match="offer_too_late"):
        public.accept_offer(registration=second, now=term)
    assert public.accept_offer(registration=third, now=term).status == _R.BESTAETIGT
    assert counted(booking)


def sure_to_wait(booking: Booking) -> Registration:
    registration = public.confirm(registration=register(booking), now=now())
    assert registration.status == _R.WARTELISTE
    return registration


def test_an_offer_is_over_at_its_term_even_if_nobody_tidied(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"], places=1)
    holder, second = sure(booking), register(booking)
    public.cancel_registration(registration=holder, now=now())
    term = again(second).offer_until
    assert term is not None
    with pytest.raises(Invalid, match="offer_too_late"):
        public.accept_offer(registration=second, now=term)
    assert public.accept_offer(registration=second, now=term - timedelta(seconds=1)).status == _R.BESTAETIGT


def test_a_hold_nobody_confirms_lapses_and_the_next_registration_tidies_first(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"], places=1)
    first = register(booking)
    term = again(first).confirm_until
    assert term is not None
    with pytest.raises(Invalid, match="confirm_too_late"):
        public.confirm(registration=first, now=term)
    newcomer = register(booking, at=term)
    assert (again(first).status, newcomer.status) == (_R.VERFALLEN, _R.EINGEGANGEN)
    with pytest.raises(Invalid, match="confirm_too_late"):
        public.confirm(registration=first, now=term)
    assert counted(booking)


def test_those_who_wait_come_before_the_newcomer_who_tidied(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"], places=1)
    first, second = register(booking), sure_to_wait(booking)
    term = again(first).confirm_until
    assert term is not None
    assert register(booking, at=term).status == _R.WARTELISTE
    assert again(second).status == _R.ANGEBOTEN
    assert counted(booking)


def test_the_worker_finds_what_is_due_in_every_stelle(cast: Cast) -> None:
    from django_scopes import scope

    for stelle in (cast.hettstedt, cast.eisleben):
        with scope(stelle=stelle):
            register(make_boerse(system_actor(stelle)))
    assert expire_due(now()) == 0
    assert expire_due(now() + timedelta(days=2)) == 2
    assert expire_due(now() + timedelta(days=2)) == 0


def test_who_wants_two_is_passed_by_while_one_is_free_and_served_when_two_are(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"], places=2)
    first, second = sure(booking), sure(booking)
    couple, single = register(booking, quantity=2), register(booking)
    public.cancel_registration(registration=first, now=now())
    assert (again(couple).status, again(single).status) == (_R.WARTELISTE, _R.ANGEBOTEN)
    public.cancel_registration(registration=single, now=now())
    public.cancel_registration(registration=second, now=now())
    assert again(couple).status == _R.ANGEBOTEN
    assert counted(booking)


def test_more_tables_go_to_those_who_wait(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by, places=1)
    rows = [register(booking) for _ in range(4)]
    first = table(booking)
    more = [PlaceTypeValues("Tisch", PlaceKind.PRIVAT, 1000, 3, pk=first.pk)]
    boerse_actions.save_boerse(event=booking.event, by=by, values={}, place_types=more)
    assert [again(row).status for row in rows] == [_R.EINGEGANGEN, _R.ANGEBOTEN, _R.ANGEBOTEN, _R.WARTELISTE]
    assert counted(booking)


@pytest.mark.parametrize("way", ["reject", "cancel"])
def test_the_coordination_removes_somebody_and_the_next_moves_up(hettstedt: Cast, way: str) -> None:
    by = hettstedt["mitarbeit"]
    booking = make_boerse(hettstedt["koordination"], places=1)
    holder, second = sure(booking), register(booking)
    mail.outbox.clear()
    if way == "reject":
        desk.reject_registration(registration=holder, by=by, reason="Neuware (erfunden)", now=now())
    else:
        desk.cancel_for(registration=holder, by=by, now=now(), reason="Neuware (erfunden)")
    assert again(second).status == _R.ANGEBOTEN
    assert [message.to for message in mail.outbox] == [[holder.email], [second.email]]
    assert "Neuware (erfunden)" in mail.outbox[0].body
    assert counted(booking)


def test_the_term_of_payment_runs_from_the_firm_place(hettstedt: Cast) -> None:
    """Confirmed on the waiting list long ago: the transfer is not overdue on the day the place is taken."""
    booking = make_boerse(hettstedt["koordination"], places=1, payment="ueberweisung", payment_days=14)
    holder, second = sure(booking), sure_to_wait(booking)
    assert payment_due(booking, second) is None
    public.cancel_registration(registration=holder, now=now())
    accepted = public.accept_offer(registration=second, now=now() + timedelta(days=1))
    assert payment_due(booking, accepted) == timezone.localdate(now() + timedelta(days=15))


def test_nobody_is_asked_to_pay_after_the_event(hettstedt: Cast) -> None:
    """Who gets a place three days before pays until the day itself, however long the term is."""
    soon = now().replace(hour=8, minute=0, second=0) + timedelta(days=4)
    closes = now() + timedelta(days=1)
    given = {"starts_at": soon, "closes_at": closes, "payment": "ueberweisung", "payment_days": 14}
    booking = make_boerse(hettstedt["koordination"], **given)
    assert payment_due(booking, sure(booking)) == timezone.localdate(soon)


# ---------------------------------------------------------------- terms and the mail
def test_the_term_runs_from_the_mail_however_late_it_goes(hettstedt: Cast) -> None:
    """The worker stood still for a day: the person still has the whole term."""
    from lueckenlos.events.mail import mail_letter

    booking = make_boerse(hettstedt["koordination"], places=1)
    holder, second = sure(booking), register(booking)
    public.cancel_registration(registration=holder, now=now() - timedelta(hours=24))
    Registration.objects.filter(pk=second.pk).update(offer_until=now() + timedelta(hours=24))
    mail_letter.call(second.pk, second.stelle_id, "offer")
    term = again(second).offer_until
    assert term is not None
    assert term - now() == pytest.approx(timedelta(hours=48), abs=timedelta(seconds=5))


def test_a_mail_that_is_no_longer_true_is_not_sent(hettstedt: Cast) -> None:
    from lueckenlos.events.mail import mail_letter

    registration = register(make_boerse(hettstedt["koordination"]))
    public.cancel_registration(registration=registration, now=now())
    mail.outbox.clear()
    mail_letter.call(registration.pk, registration.stelle_id, "confirm")
    mail_letter.call(0, registration.stelle_id, "confirm")
    assert mail.outbox == []


def test_no_offer_lasts_into_the_event(hettstedt: Cast) -> None:
    starts = now() + timedelta(hours=20)
    booking = make_boerse(hettstedt["koordination"], places=1, starts_at=starts, closes_at=starts, cancel_until_days=0)
    holder, second = sure(booking), register(booking)
    public.cancel_registration(registration=register_as_waiting(booking), now=now())
    desk.cancel_for(registration=holder, by=hettstedt["koordination"], now=now())
    assert again(second).offer_until == starts


def register_as_waiting(booking: Booking) -> Registration:
    registration = register(booking)
    assert registration.status == _R.WARTELISTE
    return registration


# ---------------------------------------------------------------- giving a place back
def test_a_firm_place_is_cancelled_until_the_end_of_the_last_day(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"], cancel_until_days=7)
    first, second, unconfirmed = sure(booking), sure(booking), register(booking)
    day = timezone.localtime(booking.event.starts_at) - timedelta(days=6)
    midnight = day.replace(hour=0, minute=0, second=0, microsecond=0)
    public.cancel_registration(registration=first, now=midnight - timedelta(seconds=1))
    with pytest.raises(Invalid, match="cancel_too_late"):
        public.cancel_registration(registration=second, now=midnight)
    # who only waits holds nobody up and may go at any time
    assert public.cancel_registration(registration=unconfirmed, now=midnight).status in {_R.STORNIERT, _R.VERFALLEN}
    with pytest.raises(Invalid, match="event_has_begun"):
        public.cancel_registration(registration=second, now=booking.event.starts_at)


def test_cancelling_twice_gives_back_once(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"])
    registration = sure(booking, quantity=2)
    for _ in range(2):
        assert public.cancel_registration(registration=registration, now=now()).status == _R.STORNIERT
    assert table(booking).taken == 0
