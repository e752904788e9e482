"""Steps of the state machine, alone and for many offers."""

from datetime import date

import pytest
from django.core import mail
from django.utils import timezone
from offers import complete, draft
from pytest_django import DjangoCaptureOnCommitCallbacks

from factories import Cast
from lueckenlos.directory.actions import moves
from lueckenlos.directory.actions.bulk import apply_to_many
from lueckenlos.directory.enums import BulkStep, OfferStatus
from lueckenlos.directory.models import Offer
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.models import AuditEntry

S = OfferStatus


def stored(offer: Offer) -> Offer:
    return Offer.objects.get(pk=offer.pk)


def test_from_draft_to_release(hettstedt: Cast) -> None:
    offer = draft(hettstedt, stand=None)
    moves.submit_offer(offer=offer, by=hettstedt["traeger"])
    user = hettstedt["traeger"].user
    assert user is not None
    assert (stored(offer).status, stored(offer).submitted_email) == (S.EINGEREICHT, user.email)
    moves.release_offer(offer=offer, by=hettstedt["koordination"])
    assert stored(offer).status == S.FREIGEGEBEN
    assert stored(offer).stand == timezone.localdate()
    assert stored(offer).submitted_email == ""
    verbs = list(AuditEntry.objects.filter(object_id=offer.pk).order_by("id").values_list("verb", flat=True))
    assert verbs == ["directory.offer.submit", "directory.offer.release"]


def test_a_release_keeps_an_older_check(hettstedt: Cast) -> None:
    offer = draft(hettstedt, stand=date(2026, 3, 1))
    moves.release_offer(offer=offer, by=hettstedt["koordination"])
    assert stored(offer).stand == date(2026, 3, 1)


def test_the_submitter_learns_of_the_release(
    hettstedt: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    offer = draft(hettstedt)
    moves.submit_offer(offer=offer, by=hettstedt["traeger"])
    with django_capture_on_commit_callbacks(execute=True):
        moves.release_offer(offer=offer, by=hettstedt["koordination"])
    (message,) = mail.outbox
    assert message.subject == "Hettstedt: „Elterncafé“ ist freigegeben"


def test_a_rejection_needs_a_reason_and_tells_it(
    hettstedt: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    offer = draft(hettstedt)
    moves.submit_offer(offer=offer, by=hettstedt["traeger"])
    with pytest.raises(Invalid, match="reason_missing"):
        moves.reject_offer(offer=offer, by=hettstedt["koordination"], reason="  ")
    with django_capture_on_commit_callbacks(execute=True):
        moves.reject_offer(offer=offer, by=hettstedt["koordination"], reason="Kein Angebot in Hettstedt.")
    assert (stored(offer).status, stored(offer).status_reason) == (S.ABGELEHNT, "Kein Angebot in Hettstedt.")
    assert "Kein Angebot in Hettstedt." in mail.outbox[0].body


def test_a_refused_step_changes_nothing_and_sends_nothing(
    hettstedt: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    offer = draft(hettstedt, summary="", submitted_email="verein@example.org")
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(NotAllowed, match="offer_incomplete"):
        moves.release_offer(offer=offer, by=hettstedt["koordination"])
    assert stored(offer).status == S.ENTWURF
    assert mail.outbox == []


@pytest.mark.parametrize("status", [S.FREIGEGEBEN, S.ZUR_PRUEFUNG, S.VERALTET])
def test_still_correct(hettstedt: Cast, status: OfferStatus) -> None:
    offer = complete(hettstedt, status=status, stand=date(2025, 1, 1), reminders=3, status_reason="alt")
    moves.confirm_offer(offer=offer, by=hettstedt["traeger"])
    found = stored(offer)
    assert (found.status, found.stand, found.reminders, found.status_reason) == (
        S.FREIGEGEBEN,
        timezone.localdate(),
        0,
        "",
    )


def test_a_draft_cannot_be_confirmed(hettstedt: Cast) -> None:
    with pytest.raises(NotAllowed, match="offer_not_released"):
        moves.confirm_offer(offer=draft(hettstedt), by=hettstedt["leitung"])


def test_review_archive_restore_withdraw(hettstedt: Cast) -> None:
    offer, by = complete(hettstedt), hettstedt["koordination"]
    moves.send_to_review(offer=offer, by=by, reason="Telefon falsch?")
    assert (stored(offer).status, stored(offer).status_reason) == (S.ZUR_PRUEFUNG, "Telefon falsch?")
    moves.archive_offer(offer=offer, by=by, reason="eingestellt")
    assert (stored(offer).status, stored(offer).status_reason) == (S.ARCHIVIERT, "eingestellt")
    moves.restore_offer(offer=offer, by=by)
    assert (stored(offer).status, stored(offer).status_reason) == (S.ENTWURF, "")
    moves.submit_offer(offer=offer, by=by)
    moves.withdraw_offer(offer=offer, by=by)
    assert stored(offer).status == S.ENTWURF


def test_many_at_once_do_what_is_allowed_and_name_the_rest(hettstedt: Cast) -> None:
    ready, bare, released = draft(hettstedt), draft(hettstedt, summary=""), complete(hettstedt)
    outcome = apply_to_many(step=BulkStep.FREIGEBEN, offers=Offer.objects.order_by("pk"), by=hettstedt["koordination"])
    assert (outcome.done, dict(outcome.refused)) == (1, {"offer_incomplete": 1, "offer_no_such_move": 1})
    assert [stored(offer).status for offer in (ready, bare, released)] == [S.FREIGEGEBEN, S.ENTWURF, S.FREIGEGEBEN]


def test_many_at_once_refuse_those_who_may_not(hettstedt: Cast) -> None:
    complete(hettstedt)
    outcome = apply_to_many(step=BulkStep.ARCHIVIEREN, offers=Offer.objects.all(), by=hettstedt["mitarbeit"])
    assert (outcome.done, dict(outcome.refused)) == (0, {"offer_no_release": 1})
