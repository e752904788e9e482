"""Two entries of the same offer become one."""

from datetime import date

import pytest
from offers import TUESDAYS, complete

from factories import Cast, make_offer
from lueckenlos.directory.actions.merge import merge_offers
from lueckenlos.directory.actions.offers import update_offer
from lueckenlos.directory.actions.proposals import propose_changes
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.models import Offer, OfferProposal
from lueckenlos.directory.queries.compare import duplicates_of, merge_rows
from lueckenlos.shared.errors import NotAllowed
from lueckenlos.tenancy.models import AuditEntry


def test_merging_takes_what_was_chosen(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    keep = complete(hettstedt, title="Elterncafé", phone="1", stand=date(2026, 1, 1), reminders=2)
    drop = complete(hettstedt, title="Eltern-Café", phone="2", email="a@example.org", stand=date(2026, 6, 1))
    update_offer(offer=drop, by=by, content={"times": (TUESDAYS,)})
    proposal = propose_changes(offer=drop, by=hettstedt["traeger"], content={"phone": "3"})
    merge_offers(keep=keep, drop=drop, chosen=["email", "times"], by=by)
    kept, dropped = Offer.objects.get(pk=keep.pk), Offer.objects.get(pk=drop.pk)
    assert (kept.title, kept.phone, kept.email, kept.times.count()) == ("Elterncafé", "1", "a@example.org", 1)
    assert kept.stand == date(2026, 6, 1)
    assert (dropped.status, dropped.merged_into) == (OfferStatus.ARCHIVIERT, kept)
    assert OfferProposal.objects.get(pk=proposal.pk).offer == kept
    verbs = set(AuditEntry.objects.filter(verb__startswith="directory.offer.merge").values_list("verb", flat=True))
    assert verbs == {"directory.offer.merge", "directory.offer.merged_away"}


def test_the_comparison_shows_only_differences(hettstedt: Cast) -> None:
    left, right = complete(hettstedt, phone="1"), complete(hettstedt, phone="2", stand=date(2026, 1, 1))
    assert [(row.name, row.left, row.right) for row in merge_rows(left, right)] == [("phone", "1", "2")]


def test_an_offer_does_not_merge_with_itself(hettstedt: Cast) -> None:
    offer = complete(hettstedt)
    with pytest.raises(NotAllowed, match="merge_needs_two"):
        merge_offers(keep=offer, drop=offer, chosen=[], by=hettstedt["leitung"])


def test_archived_offers_do_not_merge(hettstedt: Cast) -> None:
    offer, gone = complete(hettstedt), complete(hettstedt, status=OfferStatus.ARCHIVIERT)
    with pytest.raises(NotAllowed, match="offer_archived"):
        merge_offers(keep=offer, drop=gone, chosen=[], by=hettstedt["leitung"])


def test_only_those_who_release_merge(hettstedt: Cast) -> None:
    with pytest.raises(NotAllowed, match="offer_no_release"):
        merge_offers(keep=complete(hettstedt), drop=complete(hettstedt), chosen=[], by=hettstedt["mitarbeit"])


def test_duplicates_are_offers_with_a_like_title(hettstedt: Cast) -> None:
    offer = make_offer(hettstedt.hettstedt, "Elterncafé Altstadt", traeger=hettstedt.traeger)
    like = make_offer(hettstedt.hettstedt, "Eltern-Café Altstadt")
    same = make_offer(hettstedt.hettstedt, "Elterncafé Altstadt")
    make_offer(hettstedt.hettstedt, "Schuldnerberatung")
    make_offer(hettstedt.hettstedt, "Elterncafé Altstadt", status=OfferStatus.ARCHIVIERT)
    found = duplicates_of(hettstedt["koordination"], offer)
    assert [(candidate.offer, candidate.likeness) for candidate in found] == [(like, 100), (same, 100)]
