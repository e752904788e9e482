"""Wishes and seats: what people and the office can do, and what they cannot."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conferences.meeting import crowd, guest, link_of, make_conference, move_event, now, wishes_over, workshop
from events.fair import again
from factories import Cast
from lueckenlos.conferences.actions.conference import save_conference, save_session, start_conference
from lueckenlos.conferences.actions.workshops import allot_workshops, choose_seat, fill_seats, move_by_hand, save_wishes
from lueckenlos.conferences.models import Conference, Seat, WorkshopWish
from lueckenlos.events.actions import public
from lueckenlos.events.actions.events import PartValues, update_event
from lueckenlos.events.models import Registration
from lueckenlos.shared.errors import Invalid, NotAllowed


def wish(registration: Registration, *keys: int, number: int = 1) -> bool:
    return save_wishes(registration=registration, wishes={number: keys}, now=now())


def seat_of(registration: Registration, number: int = 1) -> str | None:
    seat = Seat.objects.filter(registration=registration, round=number).first()
    return seat.session.part.title if seat and seat.session else None


@pytest.fixture
def conference(hettstedt: Cast) -> Conference:
    return make_conference(hettstedt["koordination"], seats=(1, 1, 1))


def test_wishes_can_be_changed_until_the_deadline(conference: Conference) -> None:
    person, a, b = guest(conference), workshop(conference, "A").pk, workshop(conference, "B").pk
    assert wish(person, a, b) is False
    wish(person, b)
    assert WorkshopWish.objects.get().choices == [b]
    wishes_over(conference)
    assert wish(person, a) is True
    assert WorkshopWish.objects.get().late is True


@pytest.mark.parametrize(
    ("keys", "code"),
    [(("A", "A"), "wish_twice"), (("A", "B", "C"), "wishes_too_many"), ((), None), (("A",), None)],
)
def test_what_a_form_may_bring(conference: Conference, keys: tuple[str, ...], code: str | None) -> None:
    person = guest(conference)
    pks = [workshop(conference, one).pk for one in keys]
    if code is None:
        wish(person, *pks)
        return
    with pytest.raises(Invalid, match=code):
        wish(person, *pks)


def test_foreign_workshops_and_rounds_are_refused(hettstedt: Cast, conference: Conference) -> None:
    other = make_conference(hettstedt["koordination"])
    person, foreign = guest(conference), workshop(other, "A").pk
    for number, key in ((1, foreign), (2, workshop(conference, "A").pk), (1, 999_999), (7, 0)):
        with pytest.raises(Invalid, match="session_unknown"):
            wish(person, key, number=number)
    assert not WorkshopWish.objects.exists()


def test_only_a_firm_place_wishes_and_only_before_the_event(hettstedt: Cast, conference: Conference) -> None:
    person, a = guest(conference), workshop(conference, "A").pk
    public.cancel_registration(registration=person, now=now())
    with pytest.raises(Invalid, match="wishes_closed"):
        wish(again(person), a)
    late = guest(conference)
    move_event(conference.event, now() - timedelta(minutes=1))
    with pytest.raises(Invalid, match="wishes_closed"):
        wish(again(late), a)


def test_a_foreign_token_finds_nothing(conference: Conference, client: Client) -> None:
    person = guest(conference)
    assert client.get(f"/konferenz/{link_of(person)}/").status_code == 200
    for token in ("x", link_of(person)[:-1], "einladung", "%00", "a" * 500):
        answer = client.get(f"/konferenz/{token}/")
        assert answer.status_code == 404
        assert "Dieser Link gilt nicht" in answer.content.decode()
        assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex", "same-origin")


def test_a_wild_form_changes_nothing(conference: Conference, client: Client) -> None:
    person, address = guest(conference), ""
    address = f"/konferenz/{link_of(person)}/"
    for data in (
        {},
        {"schritt": "löschen"},
        {"schritt": "wuensche", "runde-1-1": "99999"},
        {"schritt": "wuensche", "runde-1-1": "-1"},
        {"schritt": "wuensche", "runde-x-1": "1", "runde-1-1": "ⅷ"},
        {"schritt": "platz", "workshop": "1; drop"},
        {"schritt": "platz", "workshop": str(workshop(conference, "A").pk)},
    ):
        assert client.post(address, data).status_code == 409
    assert not WorkshopWish.objects.exists()
    assert not Seat.objects.exists()


def test_not_before_the_deadline(hettstedt: Cast, conference: Conference) -> None:
    by = hettstedt["koordination"]
    save_conference(conference=conference, by=by, values={"wishes_until": now() + timedelta(days=1)})
    with pytest.raises(Invalid, match="wishes_still_open"):
        allot_workshops(conference=conference, by=by, now=now())
    with pytest.raises(Invalid, match="not_allotted_yet"):
        fill_seats(conference=conference, by=by)


def test_allotting_again_changes_nothing_and_mails_nobody(hettstedt: Cast, conference: Conference) -> None:
    by, keys = hettstedt["koordination"], [workshop(conference, one).pk for one in "AB"]
    for _ in range(4):
        wish(guest(conference), *keys)
    conference = wishes_over(conference)
    mail.outbox.clear()
    assert allot_workshops(conference=conference, by=by, now=now()) == (2, 2)
    first = dict(Seat.objects.values_list("registration", "session"))
    assert len(mail.outbox) == 4
    assert "Ihr erster Wunsch ist erfüllt" in "".join(str(one.body) for one in mail.outbox)
    mail.outbox.clear()
    allot_workshops(conference=conference, by=by, now=now())
    assert dict(Seat.objects.values_list("registration", "session")) == first
    assert mail.outbox == []


def test_by_hand_stays_and_takes_its_seat(hettstedt: Cast, conference: Conference) -> None:
    by, a, b = hettstedt["koordination"], workshop(conference, "A"), workshop(conference, "B")
    people = [guest(conference) for _ in range(3)]
    for person in people:
        wish(person, a.pk, b.pk)
    move_by_hand(conference=conference, registration=people[2], number=1, session_pk=a.pk, by=by)
    allot_workshops(conference=wishes_over(conference), by=by, now=now())
    assert seat_of(people[2]) == "Workshop A"
    assert sorted(str(seat_of(one)) for one in people[:2]) == ["None", "Workshop B"]


def test_by_hand_refuses_what_does_not_fit(hettstedt: Cast, conference: Conference) -> None:
    by, person = hettstedt["koordination"], guest(conference)
    other = make_conference(by)
    for number, key in ((2, workshop(conference, "A").pk), (1, workshop(other, "A").pk), (0, None), (1, 999_999)):
        with pytest.raises(Invalid, match="session_unknown"):
            move_by_hand(conference=conference, registration=person, number=number, session_pk=key, by=by)
    with pytest.raises(Registration.DoesNotExist):
        move_by_hand(conference=other, registration=person, number=1, session_pk=None, by=by)
    with pytest.raises(NotAllowed):
        move_by_hand(conference=conference, registration=person, number=1, session_pk=None, by=hettstedt["lesen"])


def test_late_wishes_get_what_is_left_in_their_order(hettstedt: Cast, conference: Conference) -> None:
    by, keys = hettstedt["koordination"], [workshop(conference, one).pk for one in "AB"]
    early, late, later = (guest(conference) for _ in range(3))
    wish(early, keys[0])
    conference = wishes_over(conference)
    for person in (later, late):
        wish(person, *keys)
    allot_workshops(conference=conference, by=by, now=now())
    assert [seat_of(one) for one in (early, late, later)] == ["Workshop A", "Workshop B", None]
    public.cancel_registration(registration=again(early), now=now())
    assert fill_seats(conference=conference, by=by) == 1
    assert seat_of(later) == "Workshop A"


def test_choosing_a_free_seat_first_come_first_served(hettstedt: Cast, conference: Conference) -> None:
    by, a, b = hettstedt["koordination"], workshop(conference, "A").pk, workshop(conference, "B").pk
    one, two = guest(conference), guest(conference)
    allot_workshops(conference=wishes_over(conference), by=by, now=now())
    choose_seat(registration=one, session_pk=a, now=now())
    choose_seat(registration=one, session_pk=a, now=now())
    with pytest.raises(Invalid, match="workshop_full"):
        choose_seat(registration=two, session_pk=a, now=now())
    choose_seat(registration=one, session_pk=b, now=now())
    choose_seat(registration=two, session_pk=a, now=now())
    assert (seat_of(one), seat_of(two)) == ("Workshop B", "Workshop A")
    assert Seat.objects.count() == 2


def test_who_stood_back_in_round_one_comes_first_in_round_two(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    conference = make_conference(by, seats=(1, 5), rounds=2)
    people = [guest(conference) for _ in range(2)]
    for person in people:
        wish(person, workshop(conference, "A").pk, workshop(conference, "B").pk)
        wish(person, workshop(conference, "A2").pk, workshop(conference, "B2").pk, number=2)
    allot_workshops(conference=wishes_over(conference), by=by, now=now())
    for person in people:
        assert sorted((str(seat_of(person)), str(seat_of(person, 2)))) in (
            ["Workshop A", "Workshop B2"],
            ["Workshop A2", "Workshop B"],
        )


def test_editing_the_programme_keeps_wishes_and_seats(hettstedt: Cast, conference: Conference) -> None:
    by, person, a = hettstedt["koordination"], guest(conference), workshop(conference, "A").pk
    wish(person, a)
    parts = [
        PartValues("Mittagessen"),
        *(
            PartValues(one.title, "Raum 9", one.starts_at, one.ends_at, capacity=3)
            for one in conference.event.parts.all()
        ),
    ]
    update_event(event=conference.event, by=by, values={}, parts=parts)
    assert workshop(conference, "A").pk == a
    assert workshop(conference, "A").part.room == "Raum 9"
    assert conference.event.parts.order_by("position").first().title == "Mittagessen"
    allot_workshops(conference=wishes_over(conference), by=by, now=now())
    assert seat_of(person) == "Workshop A"


def test_settings_are_checked(hettstedt: Cast, conference: Conference) -> None:
    by = hettstedt["koordination"]
    for values, code in (
        ({"wishes_until": conference.event.starts_at + timedelta(hours=1)}, "wishes_end_late"),
        ({"wish_count": 4}, "wish_count_range"),
        ({"wish_count": 0}, "wish_count_range"),
        ({"invitation_text": "x" * 3001}, "invitation_text_long"),
    ):
        fresh = Conference.objects.select_related("event").get(pk=conference.pk)
        with pytest.raises(Invalid, match=code):
            save_conference(conference=fresh, by=by, values=values)
    with pytest.raises(Invalid, match="conference_exists"):
        start_conference(event=conference.event, by=by)
    with pytest.raises(NotAllowed):
        save_conference(conference=conference, by=hettstedt["lesen"], values={"wish_count": 3})


def test_a_workshop_keeps_the_seats_that_are_taken(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    conference = make_conference(by, seats=(3,))
    session = workshop(conference, "A")
    for person in (guest(conference), guest(conference)):
        move_by_hand(conference=conference, registration=person, number=1, session_pk=session.pk, by=by)
    with pytest.raises(Invalid, match="session_below_taken"):
        save_session(part=session.part, by=by, number=1, capacity=1)
    with pytest.raises(Invalid, match="session_round_in_use"):
        save_session(part=session.part, by=by, number=2, capacity=3)
    with pytest.raises(Invalid, match="session_capacity_missing"):
        save_session(part=session.part, by=by, number=1, capacity=None)


def test_500_people_are_allotted_in_few_queries(
    hettstedt: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    by = hettstedt["koordination"]
    conference = make_conference(by, seats=(45,) * 10)
    keys = [workshop(conference, letter).pk for letter in "ABCDEFGHIJ"]
    people = crowd(conference, 500)
    WorkshopWish.objects.bulk_create(
        WorkshopWish(
            stelle=conference.stelle,
            registration=one,
            round=1,
            choices=[keys[one.number % 7], keys[one.number % 3 + 7]],
        )
        for one in people
    )
    with django_assert_max_num_queries(40):
        seated, nowhere = allot_workshops(conference=wishes_over(conference), by=by, now=now(), tell=False)
    assert seated + nowhere == 500
    assert seated == 450
