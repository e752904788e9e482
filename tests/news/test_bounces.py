"""Returned mails: only a final report about a mail of ours sets an address aside."""

import mailbox
from email import message_from_string
from pathlib import Path

import pytest

from factories import Cast
from lueckenlos.news.bounces import returned_token, says_gone
from lueckenlos.news.links import unsubscribe_address
from lueckenlos.news.models import Reader, Subscription
from lueckenlos.news.returned import take_in
from lueckenlos.tenancy.scope import all_tenants
from news.editing import open_newsletter, read_by


def report(*, mark: str = "abc.def-1", action: str = "failed", status: str = "5.1.1", whole: bool = False) -> str:
    """As a mail server writes it; ``whole`` sends the mail itself back and not only its headers."""
    original = f"Subject: Ausgabe\nList-Unsubscribe:\n <https://example.org/newsletter/abmelden/{mark}/>\n"
    kind = "message/rfc822" if whole else "text/rfc822-headers"
    return (
        "From: mailer-daemon@example.org\nSubject: Undelivered\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="x"\n\n'
        "--x\nContent-Type: text/plain\n\nSorry.\n"
        "--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.org\n\n"
        f"Final-Recipient: rfc822; anna@example.org\nAction: {action}\nStatus: {status}\n\n"
        f"--x\nContent-Type: {kind}\n\n{original}\nText\n--x--\n"
    )


@pytest.mark.parametrize(
    ("text", "token"),
    [
        (report(), "abc.def-1"),
        (report(whole=True), "abc.def-1"),
        (report(action="delayed", status="4.2.2"), ""),
        (report(status="5.2.2"), ""),
        (report(status="5.7.1"), ""),
        ("From: a@example.org\nSubject: Hallo\n\nList-Unsubscribe: </newsletter/abmelden/abc/>", ""),
        ("kein Mailkopf", ""),
    ],
    ids=["headers", "whole mail", "delayed", "mailbox full", "taken for spam", "a plain mail", "rubbish"],
)
def test_token(text: str, token: str) -> None:
    assert returned_token(message_from_string(text)) == token


@pytest.mark.parametrize(
    ("code", "text", "gone"),
    [
        (550, b"5.1.1 no such user", True),
        (550, b"unknown", True),
        (550, b"5.7.1 looks like spam", False),
        (552, b"mailbox full", False),
        (450, b"4.2.0 greylisted", False),
    ],
)
def test_what_a_server_answers(code: int, text: bytes, gone: bool) -> None:
    assert says_gone(code, text) is gone


def test_a_mailbox_sets_aside_whom_it_names_and_forged_tokens_nobody(cast: Cast, tmp_path: Path) -> None:
    newsletter = open_newsletter(cast["kgc_leitung"])
    readers = [read_by(f"{name}@example.org", newsletter) for name in ("anna", "bernd")]
    with all_tenants():
        address = unsubscribe_address(Subscription.objects.get(reader=readers[0]))
    box = mailbox.mbox(tmp_path / "post")
    box.add(report(mark=address.rstrip("/").rpartition("/")[2]))
    box.add(report(mark="deadbeef.gefaelscht"))
    box.close()
    assert take_in(tmp_path / "post") == (2, 1)
    assert [bool(one.bounced_at) for one in Reader.objects.order_by("email")] == [True, False]
    assert take_in(tmp_path / "post") == (2, 0)
