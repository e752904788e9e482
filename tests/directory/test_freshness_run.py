"""The nightly run: reminders, the mark, and nothing twice."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import mail
from django.db.models import Q
from django.utils import timezone
from offers import complete, draft
from pytest_django import DjangoCaptureOnCommitCallbacks

from factories import Cast, make_organisation
from lueckenlos.directory.actions.freshness import FreshnessCounts, run_freshness
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.models import Offer, OfferLink
from lueckenlos.directory.queries.search import matching_offer_ids
from lueckenlos.directory.rules import Freshness, begins_on
from lueckenlos.partners.actions import update_organisation
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import AuditEntry

STAND = date(2026, 1, 15)
Run = Callable[[date], FreshnessCounts]


@pytest.fixture
def run(hettstedt: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Run:
    def on(today: date) -> FreshnessCounts:
        with django_capture_on_commit_callbacks(execute=True):
            return run_freshness(today=today, by=system_actor(hettstedt.hettstedt))

    return on


@pytest.fixture
def reachable(hettstedt: Cast) -> Cast:
    hettstedt.traeger.email = "verein@example.org"
    hettstedt.traeger.save()
    hettstedt.hettstedt.email = "stadt@example.org"
    hettstedt.hettstedt.save()
    return hettstedt


def test_the_whole_life_of_a_forgotten_offer(reachable: Cast, run: Run) -> None:
    offer = complete(reachable, stand=STAND)
    day_before = begins_on(Freshness.FIRST_REMINDER, STAND) - timedelta(days=1)
    assert run(day_before) == FreshnessCounts()
    expected = {
        Freshness.FIRST_REMINDER: FreshnessCounts(1, 0, 1),
        Freshness.SECOND_REMINDER: FreshnessCounts(1, 0, 1),
        Freshness.UNCHECKED: FreshnessCounts(1, 1, 1),
        Freshness.HIDDEN: FreshnessCounts(),
    }
    for stage, counts in expected.items():
        day = begins_on(stage, STAND)
        assert run(day) == counts
        assert run(day) == FreshnessCounts(), "the same day again"
    assert Offer.objects.get(pk=offer.pk).status == OfferStatus.VERALTET
    assert [message.to for message in mail.outbox] == [["verein@example.org"]] * 3
    verbs = AuditEntry.objects.filter(object_id=offer.pk, verb__startswith="directory.offer").order_by("id")
    assert list(verbs.values_list("verb", flat=True)) == ["directory.offer.remind"] * 2 + ["directory.offer.outdate"]


def test_an_old_import_gets_one_mail_and_not_three(reachable: Cast, run: Run) -> None:
    complete(reachable, stand=date(2024, 1, 1))
    assert run(date(2026, 11, 21)) == FreshnessCounts(1, 1, 1)
    assert run(date(2026, 11, 22)) == FreshnessCounts()


def test_offers_of_one_traeger_share_a_mail_and_a_link(reachable: Cast, run: Run) -> None:
    for number in range(25):
        complete(reachable, title=f"Angebot {number:02}", stand=STAND)
    assert run(begins_on(Freshness.FIRST_REMINDER, STAND)) == FreshnessCounts(25, 0, 1)
    assert "Angebot 19 " in mail.outbox[0].body
    assert "Angebot 20 " not in mail.outbox[0].body
    assert "und 5 weitere" in mail.outbox[0].body
    assert OfferLink.objects.get().offer is None


def test_without_an_address_the_stelle_is_told(reachable: Cast, run: Run) -> None:
    complete(reachable, traeger=make_organisation(reachable.hettstedt), stand=STAND)
    complete(reachable, traeger=None, stand=STAND)
    assert run(begins_on(Freshness.FIRST_REMINDER, STAND)) == FreshnessCounts(2, 0, 1)
    (message,) = mail.outbox
    assert message.to == ["stadt@example.org"]
    assert "/arbeit/hettstedt/angebote/?pruefung=1" in message.body
    assert OfferLink.objects.count() == 0


def test_a_stelle_without_an_address_gets_no_mail_but_the_mark(hettstedt: Cast, run: Run) -> None:
    offer = complete(hettstedt, stand=STAND)
    assert run(begins_on(Freshness.UNCHECKED, STAND)) == FreshnessCounts(1, 1, 0)
    assert Offer.objects.get(pk=offer.pk).status == OfferStatus.VERALTET


def test_offers_nobody_shows_are_left_alone(reachable: Cast, run: Run) -> None:
    draft(reachable, stand=STAND)
    complete(reachable, stand=STAND, status=OfferStatus.ARCHIVIERT)
    assert run(date(2027, 12, 1)) == FreshnessCounts()


def test_the_search_learns_new_names_of_organisations(hettstedt: Cast, run: Run) -> None:
    offer = complete(hettstedt)
    values = {"name": "Regenbogenhaus (erfunden)"}
    update_organisation(organisation=hettstedt.traeger, by=hettstedt["leitung"], values=values)
    run(timezone.localdate())
    assert list(Offer.objects.filter(Q(pk__in=matching_offer_ids("Regenbogenhaus")))) == [offer]


def test_an_offer_without_a_stand_counts_from_its_entry(reachable: Cast, run: Run) -> None:
    offer = complete(reachable, stand=None)
    made = timezone.localdate(offer.created_at)
    assert run(begins_on(Freshness.FIRST_REMINDER, made) - timedelta(days=1)) == FreshnessCounts()
    assert run(begins_on(Freshness.FIRST_REMINDER, made)) == FreshnessCounts(1, 0, 1)
