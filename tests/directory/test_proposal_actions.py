"""Changes to released offers: proposed, accepted in part, refused."""

import pytest
from django.core import mail
from django.utils import timezone
from offers import TUESDAYS, complete, draft

from factories import Cast
from lueckenlos.directory.actions.proposals import accept_proposal, propose_changes, reject_proposal
from lueckenlos.directory.models import Offer, OfferProposal
from lueckenlos.directory.queries.compare import proposal_rows
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.models import AuditEntry

WANTED = {"phone": "03476 2", "times": (TUESDAYS,), "title": "Elterncafé", "visibility": "stelle"}


@pytest.fixture
def proposal(hettstedt: Cast) -> OfferProposal:
    offer = complete(hettstedt, phone="03476 1")
    return propose_changes(offer=offer, by=hettstedt["traeger"], content=WANTED, note="Neues Telefon")


def test_a_proposal_keeps_only_what_differs_and_may_be_asked(proposal: OfferProposal) -> None:
    assert sorted(proposal.values) == ["phone", "times"]
    assert [(row.label, row.left, row.right) for row in proposal_rows(proposal)] == [
        ("Telefon", "03476 1", "03476 2"),
        ("Zeiten", "", "dienstags, 9:00–11:30 Uhr, nicht in den Ferien"),
    ]


def test_the_offer_stays_until_somebody_decides(proposal: OfferProposal) -> None:
    assert Offer.objects.get(pk=proposal.offer_id).phone == "03476 1"


def test_a_proposal_that_changes_nothing_is_none(hettstedt: Cast) -> None:
    with pytest.raises(Invalid, match="proposal_empty"):
        propose_changes(offer=complete(hettstedt), by=hettstedt["traeger"], content={"title": "Elterncafé"})


def test_a_draft_takes_no_proposals(hettstedt: Cast) -> None:
    with pytest.raises(NotAllowed, match="offer_not_released"):
        propose_changes(offer=draft(hettstedt), by=hettstedt["traeger"], content={"title": "B"})


def test_accepting_all_counts_as_a_check(hettstedt: Cast, proposal: OfferProposal) -> None:
    offer = accept_proposal(proposal=proposal, by=hettstedt["koordination"])
    assert (offer.phone, offer.times.count(), offer.stand) == ("03476 2", 1, timezone.localdate())
    assert offer.manual_fields == ["phone", "times"]
    assert (proposal.accepted, proposal.taken, proposal.from_email) == (True, ["phone", "times"], "")


def test_accepting_some_says_so_in_the_mail(
    hettstedt: Cast,
    proposal: OfferProposal,
    django_capture_on_commit_callbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        offer = accept_proposal(proposal=proposal, by=hettstedt["koordination"], names=["times"])
    assert (offer.phone, offer.times.count()) == ("03476 1", 1)
    assert "zum Teil übernommen" in mail.outbox[0].body


def test_accepting_nothing_is_refused(hettstedt: Cast, proposal: OfferProposal) -> None:
    with pytest.raises(Invalid, match="proposal_nothing_ticked"):
        accept_proposal(proposal=proposal, by=hettstedt["koordination"], names=["title"])


def test_refusing_needs_a_reason_and_tells_it(
    hettstedt: Cast,
    proposal: OfferProposal,
    django_capture_on_commit_callbacks,
) -> None:
    with pytest.raises(Invalid, match="reason_missing"):
        reject_proposal(proposal=proposal, by=hettstedt["koordination"], reason=" ")
    with django_capture_on_commit_callbacks(execute=True):
        reject_proposal(proposal=proposal, by=hettstedt["koordination"], reason="Nummer ist falsch.")
    assert "Nummer ist falsch." in mail.outbox[0].body
    assert AuditEntry.objects.first().verb == "directory.proposal.reject"  # type: ignore[union-attr] # there is one


def test_a_decision_is_made_once(hettstedt: Cast, proposal: OfferProposal) -> None:
    stale = OfferProposal.objects.get(pk=proposal.pk)
    accept_proposal(proposal=proposal, by=hettstedt["koordination"])
    with pytest.raises(Invalid, match="proposal_decided"):
        reject_proposal(proposal=stale, by=hettstedt["leitung"], reason="zu spät")


@pytest.mark.parametrize("who", ["mitarbeit", "lesen", "traeger", "steuerungsgruppe"])
def test_only_those_who_release_decide(hettstedt: Cast, proposal: OfferProposal, who: str) -> None:
    with pytest.raises(NotAllowed, match="offer_no_release"):
        accept_proposal(proposal=proposal, by=hettstedt[who])
