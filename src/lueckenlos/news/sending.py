"""Sending an issue: a job that can be killed at any moment, and never sends to one person twice.

Each reader has a line in the ledger. A line is claimed, and the claim committed, before the mail goes out. What was
claimed when a worker died may have gone out or not: it is put down as uncertain and left alone.
"""

import logging
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPSenderRefused
from typing import Final

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django_scopes import scope
from django_tasks import task

from lueckenlos.news.bounces import says_gone
from lueckenlos.news.enums import DeliveryState, IssueState
from lueckenlos.news.mail import Letter
from lueckenlos.news.models import Delivery, Issue, Reader, Subscription

log = logging.getLogger(__name__)
# a part of a job; other people's mails wait no longer than one part takes
PART: Final = 200
# lines of the ledger written in one transaction
_LINES: Final = 5_000
_S = DeliveryState


@task()
def send_part(issue_id: int, stelle_id: int) -> None:
    """The next few, and then a job for the rest. Raises OSError while the mail server takes nothing at all."""
    with scope(stelle=stelle_id):
        issue = Issue.objects.select_related("newsletter", "stelle").filter(pk=issue_id).first()
        if issue is None or issue.state != IssueState.VERSAND:
            return
        list_readers(issue)
        ledger = Delivery.objects.filter(issue=issue)
        # whoever has begun these is gone: one job at a time sends an issue
        ledger.filter(state=_S.BEGONNEN).update(state=_S.UNGEWISS)
        waiting = ledger.filter(state=_S.WARTET).select_related("subscription__reader").order_by("pk")
        if rows := list(waiting[:PART]):
            _send(rows, Letter.of(issue))
        if waiting.exists():
            send_part.enqueue(issue_id, stelle_id)
        else:
            _finish(issue)


def recipients(issue: Issue) -> QuerySet[Subscription]:
    """Readers of the newsletter who want one of the issue's themes, or all; not those set aside."""
    rows = Subscription.objects.filter(newsletter=issue.newsletter_id, reader__bounced_at=None)
    if issue.themen:
        rows = rows.filter(Q(themen=frozenset()) | Q(themen__any=sorted(issue.themen)))
    return rows


def list_readers(issue: Issue) -> None:
    """A line for every reader of this moment; begun again after an interruption it adds what is missing."""
    if issue.listed:
        return
    last = 0
    while keys := list(recipients(issue).filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:_LINES]):
        lines = (Delivery(stelle_id=issue.stelle_id, issue=issue, subscription_id=key) for key in keys)
        Delivery.objects.bulk_create(lines, ignore_conflicts=True)
        last = keys[-1]
    issue.listed = True
    Issue.objects.filter(pk=issue.pk).update(listed=True)


def counts(issue: Issue) -> dict[str, int]:
    """By state. One query."""
    rows = Delivery.objects.filter(issue=issue).order_by().values_list("state").annotate(number=Count("pk"))
    return dict(rows)


def _send(rows: list[Delivery], letter: Letter) -> None:
    connection = get_connection()
    # before anything is claimed: a server that is away costs nobody an issue
    connection.open()
    try:
        for row in rows:
            if Delivery.objects.filter(pk=row.pk, state=_S.WARTET).update(state=_S.BEGONNEN):
                _send_one(row, letter, connection)
    finally:
        connection.close()


def _send_one(row: Delivery, letter: Letter, connection: BaseEmailBackend) -> None:
    try:
        letter.to(row.subscription, connection).send()
    except SMTPRecipientsRefused as error:
        _put(row, _S.ABGELEHNT)
        if all(says_gone(code, text) for code, text in error.recipients.values()):
            Reader.objects.filter(pk=row.subscription.reader_id, bounced_at=None).update(bounced_at=timezone.now())
    except (SMTPSenderRefused, SMTPDataError):
        # said before the mail was taken: it can be tried again
        _put(row, _S.WARTET)
        raise
    except (SMTPException, OSError):
        _put(row, _S.UNGEWISS)
        raise
    else:
        _put(row, _S.VERSCHICKT)


def _put(row: Delivery, state: DeliveryState) -> None:
    Delivery.objects.filter(pk=row.pk).update(state=state)


def _finish(issue: Issue) -> None:
    found = counts(issue)
    Issue.objects.filter(pk=issue.pk, state=IssueState.VERSAND).update(
        state=IssueState.VERSCHICKT,
        sent=found.get(_S.VERSCHICKT, 0),
        refused=found.get(_S.ABGELEHNT, 0),
        uncertain=found.get(_S.UNGEWISS, 0),
    )
