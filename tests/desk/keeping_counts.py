"""What kept counts of offers promise, tried in a process with a database of its own. Each function is one promise."""

from datetime import date, timedelta

import django

if __name__ == "__main__":
    django.setup()

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope, scopes_disabled

from factories import Cast, make_cast, make_offer
from lueckenlos.config.tables import bring_up_to_date
from lueckenlos.desk.queries import OfferCounts, offer_counts
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.models import Offer
from lueckenlos.tenancy.actor import Actor
from promises import report

TODAY = date(2026, 7, 1)
WORLD: list[Cast] = []


def world() -> Cast:
    """Three offers in Hettstedt, one of them of its Träger, and one in Eisleben. Made once."""
    if not WORLD:
        with scopes_disabled():
            cast = make_cast()
            make_offer(cast.hettstedt, status=OfferStatus.FREIGEGEBEN, stand=TODAY)
            make_offer(cast.hettstedt, status=OfferStatus.ENTWURF)
            make_offer(cast.hettstedt, status=OfferStatus.FREIGEGEBEN, stand=TODAY, traeger=cast.traeger)
            make_offer(cast.eisleben, status=OfferStatus.FREIGEGEBEN, stand=TODAY)
        WORLD.append(cast)
    return WORLD[0]


def counted(actor: Actor, day: date = TODAY) -> OfferCounts:
    with scope(stelle=actor.stelle):
        return offer_counts(actor, day)


def a_second_look_counts_nothing() -> None:
    actor = world()["lesen"]
    counted(actor)
    with CaptureQueriesContext(connection) as queries:
        assert (counted(actor).released, counted(actor).drafts) == (2, 1)
    assert [one for one in queries if "COUNT(" in one["sql"]] == []


def whoever_sees_less_is_told_less() -> None:
    cast = world()
    counted(cast["lesen"])
    assert counted(cast["traeger"]).total == 1
    assert counted(cast["lesen"]).total == 3


def each_stelle_has_its_own() -> None:
    cast = world()
    assert (counted(cast["koordination"]).total, counted(cast["fremd"]).total) == (3, 1)


def a_changed_offer_is_counted_at_once() -> None:
    cast = world()
    before = counted(cast["koordination"])
    with scope(stelle=cast.hettstedt):
        Offer.objects.filter(status=OfferStatus.ENTWURF).update(status=OfferStatus.EINGEREICHT)
        after = offer_counts(cast["koordination"], TODAY)
        Offer.objects.filter(status=OfferStatus.EINGEREICHT).update(status=OfferStatus.ENTWURF)
    assert (after.drafts, after.submitted) == (before.drafts - 1, before.submitted + 1)
    assert counted(cast["koordination"]) == before


def time_counts_too() -> None:
    """An offer that was confirmed today waits for a new look two years later."""
    actor = world()["koordination"]
    assert counted(actor).unchecked == 0
    assert counted(actor, TODAY + timedelta(days=730)).unchecked == 2
    assert counted(actor).unchecked == 0


PROMISES = (
    a_second_look_counts_nothing,
    whoever_sees_less_is_told_less,
    each_stelle_has_its_own,
    a_changed_offer_is_counted_at_once,
    time_counts_too,
)


if __name__ == "__main__":
    bring_up_to_date()
    report(PROMISES)
