"""Terms of the Stelle, the register of what is still known, the deletion log, and going earlier."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from fair import link_of, make_boerse, now, register, sure
from pytest_django import DjangoAssertNumQueries

from factories import Cast
from lueckenlos.events.actions import events, tidy
from lueckenlos.events.models import DeletionEntry, Event, Registration, RetentionRule
from lueckenlos.events.queries.retention import held_lines, own_terms, register_events
from lueckenlos.events.rules.retention import keep_days, usual_days
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.vocabulary.registry import vocabulary

Queries = Callable[[int], AbstractContextManager[Any]]


def test_every_kind_of_event_has_a_term() -> None:
    terms = {term.slug: usual_days(term.slug) for term in vocabulary("veranstaltungsart").terms}
    assert all(30 <= days <= 730 for days in terms.values())
    assert (terms["boerse"], terms["fortbildung"]) == (90, 365)


def test_the_stelles_own_term_decides(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"])
    register(booking)
    by, ended = system_actor(hettstedt.hettstedt), booking.event.ends_at
    tidy.set_term(art="boerse", days=10, by=hettstedt["leitung"])
    assert keep_days("boerse", own_terms()) == 10
    assert tidy.forget(now=ended + timedelta(days=10), by=by) == 0
    assert tidy.forget(now=ended + timedelta(days=11), by=by) == 1
    (entry,) = DeletionEntry.objects.all()
    assert (entry.registrations, entry.others, entry.days, entry.event_title) == (1, 0, 10, booking.event.title)
    tidy.set_term(art="boerse", days=None, by=hettstedt["leitung"])
    assert RetentionRule.objects.count() == 0


@pytest.mark.parametrize("days", [0, -1, 3651])
def test_impossible_terms(hettstedt: Cast, days: int) -> None:
    with pytest.raises(Invalid, match="retention_days_wrong"):
        tidy.set_term(art="boerse", days=days, by=hettstedt["leitung"])
    with pytest.raises(Invalid, match="event_kind_missing"):
        tidy.set_term(art="kirmes", days=30, by=hettstedt["leitung"])


@pytest.mark.parametrize("who", ["koordination", "mitarbeit", "lesen"])
def test_only_the_leitung_sets_terms(hettstedt: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        tidy.set_term(art="boerse", days=30, by=hettstedt[who])


def test_the_register_counts_people_and_says_when_they_go(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"])
    for _ in range(3):
        register(booking)
    (line,) = held_lines(hettstedt["koordination"], register_events(hettstedt["koordination"]), now())
    assert (line.event, line.registrations, line.erasable) == (booking.event, 3, False)
    assert line.goes_on == timezone.localdate(booking.event.ends_at) + timedelta(days=91)
    assert list(register_events(hettstedt["lesen"])) == []


def test_the_register_says_when_the_nightly_run_stands_still(hettstedt: Cast) -> None:
    """A day of deletion that has passed while people are still known; where nobody is, nothing is overdue."""
    booking, nobody = make_boerse(hettstedt["koordination"]), make_boerse(hettstedt["koordination"])
    register(booking)
    base = "/arbeit/hettstedt/veranstaltungen/datenschutz/"
    warning = "Der Löschtag ist vorbei"
    for days, late in ((91, False), (92, True)):
        ended = timezone.now() - timedelta(days=days)
        Event.objects.update(starts_at=ended - timedelta(hours=4), ends_at=ended)
        page = hettstedt.client("koordination").get(base).content.decode()
        assert (warning in page, page.count("überfällig"), page.count("nichts gespeichert")) == (late, late, 1)
    tidy.forget(now=now(), by=system_actor(hettstedt.hettstedt))
    assert warning not in hettstedt.client("koordination").get(base).content.decode()
    assert Event.objects.filter(forgotten_at=None).count() == 0
    assert nobody.event.title == booking.event.title


def test_an_event_can_be_emptied_early_once_it_is_settled(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"])
    token, by = link_of(sure(booking)), hettstedt["koordination"]
    after = booking.event.ends_at + timedelta(hours=1)
    with pytest.raises(NotAllowed, match="forget_too_early"):
        tidy.forget_now(event=booking.event, by=by, now=now())
    with pytest.raises(NotAllowed, match="forget_too_early"):
        tidy.forget_now(event=booking.event, by=by, now=after)
    events.close_event(event=booking.event, by=by, now=after)
    with pytest.raises(NotAllowed):
        tidy.forget_now(event=booking.event, by=hettstedt["mitarbeit"], now=after)
    assert tidy.forget_now(event=booking.event, by=by, now=after) == 1
    assert Registration.objects.exclude(name="").count() == 0
    assert Client().get(f"/anmeldung/{token}/").status_code == 404
    assert list(register_events(by)) == []


def test_pages_of_the_register(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"])
    register(booking, name="Erika Muster")
    browser = Client()
    browser.force_login(hettstedt["leitung"].user)
    base = "/arbeit/hettstedt/veranstaltungen/datenschutz/"
    page = browser.get(base).content.decode()
    assert booking.event.title in page
    assert "Erika" not in page
    assert browser.post(base, {"art": "boerse", "days": "20"}).status_code == 302
    assert own_terms() == {"boerse": 20}
    answer = browser.post(base, {"art": "boerse", "days": "99999"})
    assert answer.status_code == 200
    assert own_terms() == {"boerse": 20}
    past = timezone.now() - timedelta(days=2)
    Event.objects.filter(pk=booking.event_id).update(
        starts_at=past - timedelta(hours=4), ends_at=past, status="abgeschlossen"
    )
    page = browser.get(f"/arbeit/hettstedt/veranstaltungen/{booking.event_id}/loeschen/").content.decode()
    assert "1 Anmeldungen und 0 weitere Angaben" in page
    browser.post(f"/arbeit/hettstedt/veranstaltungen/{booking.event_id}/loeschen/")
    log = browser.get(f"{base}nachweise/").content.decode()
    assert booking.event.public_id in log


def test_the_register_asks_the_same_for_one_and_three(
    hettstedt: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    by = hettstedt["koordination"]
    browser = Client()
    browser.force_login(by.user)
    address = "/arbeit/hettstedt/veranstaltungen/datenschutz/"
    register(make_boerse(by))
    browser.get(address)
    with django_assert_num_queries(REGISTER):
        browser.get(address)
    for _ in range(2):
        register(make_boerse(by))
    with django_assert_num_queries(REGISTER):
        browser.get(address)


# session, user, membership, Stellen; events of before, their number and page; people, terms; one for each kind of row
REGISTER = 22
