"""Applying without an account: to the second, once, and only for oneself."""

import io
import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope

from factories import Cast
from lueckenlos.prizes.actions.applications import (
    MOST_FILES,
    MOST_OF_ONE,
    agree_to_publish,
    apply_for_prize,
    attach_file,
    change_application,
    confirm_application,
    withdraw_application,
)
from lueckenlos.prizes.actions.calls import begin_jury
from lueckenlos.prizes.actions.jury import appoint_juror
from lueckenlos.prizes.actions.tidy import forget_applicants
from lueckenlos.prizes.links import application_token, juror_token
from lueckenlos.prizes.models import Application, Attachment
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.models import AuditEntry
from prizes.awarding import BEFORE, DEADLINE, PROJECT, at_jury, entered, make_call, opened

SECOND = timedelta(seconds=1)


def pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("../plan.pdf", b"%PDF-1.4 plan")


def test_the_last_second_counts_and_the_next_does_not(hettstedt: Cast) -> None:
    call = opened(hettstedt["koordination"])
    made = apply_for_prize(call=call, values=PROJECT, token=uuid.uuid4(), now=DEADLINE - SECOND)
    assert made.number == 1
    with pytest.raises(Invalid, match="call_is_over") as refused:
        apply_for_prize(call=call, values=PROJECT, token=uuid.uuid4(), now=DEADLINE)
    assert refused.value.values == {"deadline": "22.11.2026, 20:00"}
    assert Application.objects.count() == 1


def test_the_same_form_is_one_application_even_after_the_deadline(hettstedt: Cast) -> None:
    call, token = opened(hettstedt["koordination"]), uuid.uuid4()
    first = apply_for_prize(call=call, values=PROJECT, token=token, now=BEFORE)
    assert apply_for_prize(call=call, values=PROJECT, token=token, now=DEADLINE) == first
    assert [one.subject for one in mail.outbox] == ["Bitte bestätigen Sie Ihre Bewerbung: Gesundheitspreis 2026"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"summary": "  "}, "application_incomplete"),
        ({"email": ""}, "application_incomplete"),
        ({"title": "x" * 161}, "application_too_long"),
    ],
)
def test_what_is_missing_or_too_long_is_refused(hettstedt: Cast, values: dict[str, str], code: str) -> None:
    call = opened(hettstedt["koordination"])
    with pytest.raises(Invalid, match=code):
        apply_for_prize(call=call, values=PROJECT | values, token=uuid.uuid4(), now=BEFORE)


def test_nobody_fills_the_mailbox_of_a_stranger(hettstedt: Cast) -> None:
    call = opened(hettstedt["koordination"])
    for _ in range(MOST_OF_ONE):
        apply_for_prize(call=call, values=PROJECT, token=uuid.uuid4(), now=BEFORE)
    with pytest.raises(Invalid, match="application_too_many"):
        apply_for_prize(call=call, values=PROJECT, token=uuid.uuid4(), now=BEFORE)


def test_a_replayed_link_changes_nothing_and_dies_with_what_it_leads_to(hettstedt: Cast) -> None:
    """Confirmed twice it is confirmed once; withdrawn it cannot be confirmed; forgotten it opens nothing."""
    row = entered(opened(hettstedt["koordination"]))
    assert confirm_application(application=row, now=BEFORE).confirmed_at == BEFORE
    address = reverse("prize_links:own", args=[application_token(row)])
    assert len(mail.outbox) == 2
    assert address in mail.outbox[1].body
    withdraw_application(application=row, now=BEFORE)
    with pytest.raises(Invalid, match="application_is_out"):
        confirm_application(application=row, now=BEFORE)
    assert Client().get(address).status_code == 200
    forget_applicants(now=timezone.now(), by=hettstedt["leitung"])
    assert Client().get(address).status_code == 404
    assert Client().get(address[:-2] + "x/").status_code == 404


def test_a_link_of_one_kind_opens_no_page_of_the_other(hettstedt: Cast) -> None:
    _, rows, jury = at_jury(hettstedt["koordination"])
    assert Client().get(reverse("prize_links:jury", args=[application_token(rows[0])])).status_code == 404
    assert Client().get(reverse("prize_links:own", args=[juror_token(jury[0])])).status_code == 404


def test_after_the_deadline_only_the_consent_can_change(hettstedt: Cast) -> None:
    row = entered(opened(hettstedt["koordination"]))
    for refused in (
        lambda: change_application(application=row, values={"title": "Neu"}, seen=1, now=DEADLINE),
        lambda: withdraw_application(application=row, now=DEADLINE),
        lambda: attach_file(application=row, upload=pdf(), now=DEADLINE),
    ):
        with pytest.raises(Invalid, match="application_too_late"):
            refused()
    assert agree_to_publish(application=row, publish=False).publish is False


def test_files_are_checked_counted_and_only_the_owners(hettstedt: Cast) -> None:
    call = opened(hettstedt["koordination"])
    row, other = entered(call), entered(call, "Andere")
    with pytest.raises(Invalid, match="file_kind_unknown"):
        attach_file(application=row, upload=SimpleUploadedFile("a.pdf", b"MZ exe"), now=BEFORE)
    kept = [attach_file(application=row, upload=pdf(), now=BEFORE) for _ in range(MOST_FILES)]
    with pytest.raises(Invalid, match="attachments_full"):
        attach_file(application=row, upload=pdf(), now=BEFORE)
    client = Client()
    mine, foreign = (reverse("prize_links:own", args=[application_token(one)]) for one in (row, other))
    answer = client.get(f"{mine}?anlage={kept[0].pk}")
    assert (answer["Content-Disposition"], answer.getvalue()) == ('attachment; filename="plan.pdf"', b"%PDF-1.4 plan")
    assert client.get(f"{foreign}?anlage={kept[0].pk}").status_code == 404


def test_who_was_late_keeps_what_they_typed(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        call = opened(cast["koordination"])
    url = reverse("prize_links:apply", args=[call.public_id])
    answer = Client().post(url, {**PROJECT, "bogen": str(uuid.uuid4())})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Bewerbungen waren bis 22.11.2026, 20:00 Uhr möglich." in page
    assert "Wir frühstücken zusammen." in page


def test_an_application_from_the_form_to_the_confirmation_without_a_script(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        call = opened(cast["koordination"], deadline=timezone.now() + timedelta(days=400))
    client = Client()
    url = reverse("prize_links:apply", args=[call.public_id])
    assert client.post(url, {**PROJECT, "bogen": str(uuid.uuid4())})["Location"] == f"{url}?danke=1"
    with scope(stelle=cast.hettstedt):
        row = call.applications.get()
    own = reverse("prize_links:own", args=[application_token(row)])
    assert "Bewerbung bestätigen" in client.get(own).content.decode()
    assert client.post(own, {"schritt": "bestaetigen"}).status_code == 302
    file = io.BytesIO(b"%PDF-1.4")
    file.name = "plan.pdf"
    assert client.post(own, {"schritt": "anlage", "file": file}).status_code == 302
    assert client.post(own, {"schritt": "aendern", "version": "1", "title": ""}).status_code == 400
    with scope(stelle=cast.hettstedt):
        row.refresh_from_db()
        assert (row.state, Attachment.objects.count()) == ("eingereicht", 1)


def test_the_trail_names_nobody(hettstedt: Cast) -> None:
    entered(opened(hettstedt["koordination"]))
    lines = AuditEntry.objects.filter(verb__startswith="prizes.application")
    assert {one.object_label for one in lines} == {"Bewerbung 1"}
    told = "".join(f"{one.actor_name}{one.changes}" for one in lines)
    assert [word for word in ("Mina", "mina@", "Kita") if word in told] == []


def test_what_is_over_its_term_is_forgotten(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    call = opened(by)
    late = apply_for_prize(call=call, values=PROJECT, token=uuid.uuid4(), now=BEFORE)
    row = entered(call)
    file = attach_file(application=row, upload=pdf(), now=BEFORE)
    appoint_juror(call=call, name="Jana (erfunden)", email="jana@example.org", by=by)
    begin_jury(call=call, now=DEADLINE, by=by)
    assert forget_applicants(now=DEADLINE + timedelta(days=31), by=by) == 1
    assert not Application.objects.filter(pk=late.pk).exists()
    over = DEADLINE + timedelta(days=730 + 366)
    assert forget_applicants(now=over - timedelta(days=1), by=by) == 0
    assert forget_applicants(now=over, by=by) == 2
    assert forget_applicants(now=over, by=by) == 0
    row.refresh_from_db()
    left = (row.number, row.title, row.contact_name, row.email, row.nonce)
    assert left == (2, "", "", "", "")
    assert not Attachment.objects.filter(pk=file.pk).exists()
    juror = call.jurors.get()
    assert (juror.name, juror.email, juror.nonce) == ("", "", "")


def test_a_draft_is_found_by_nobody(hettstedt: Cast) -> None:
    call = make_call(hettstedt["koordination"])
    assert Client().get(call.get_absolute_url()).status_code == 404
