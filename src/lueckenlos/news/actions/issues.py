"""The newsletter of a Stelle and its issues: composed, sent, deleted."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction

from lueckenlos.news import rules
from lueckenlos.news.enums import IssueState
from lueckenlos.news.models import Issue, IssueItem, Newsletter
from lueckenlos.news.sending import send_part
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit, subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance
from lueckenlos.tenancy.subjects import Announcement, Ref

SETTINGS: Final = ("title", "about", "reply_to", "is_open")
FIELDS: Final = ("title", "intro", "themen")
MOST_ITEMS: Final = 40


@transaction.atomic
def save_newsletter(*, values: Mapping[str, Any], seen: int, by: Actor) -> Newsletter:
    """Name it, open or close it; made the first time."""
    ensure(rules.may_release(by))
    row = Newsletter.objects.select_for_update().filter(stelle=by.stelle).first()
    if row is None:
        row = Newsletter(stelle=by.stelle)
    else:
        advance(row, seen)
    changes = audit.changed(row, {name: values[name] for name in SETTINGS if name in values})
    row.save()
    audit.record("news.newsletter.save", row, by=by, changes=changes)
    return row


@transaction.atomic
def create_issue(*, values: Mapping[str, Any], picked: Sequence[Ref], now: datetime, by: Actor) -> Issue:
    """A draft. Raises Invalid("newsletter_missing") before the newsletter has a name."""
    ensure(rules.may_edit(by))
    newsletter = Newsletter.objects.filter(stelle=by.stelle).first()
    if newsletter is None:
        raise Invalid("newsletter_missing")
    row = Issue(stelle=by.stelle, newsletter=newsletter)
    audit.changed(row, {name: values[name] for name in FIELDS if name in values})
    row.save()
    _pick(row, picked, now, by)
    audit.record("news.issue.create", row, by=by)
    return row


@transaction.atomic
def save_issue(
    *, issue: Issue, values: Mapping[str, Any], picked: Sequence[Ref], seen: int, now: datetime, by: Actor
) -> Issue:
    row = _locked_issue(issue)
    ensure(rules.may_edit_issue(by, row))
    advance(row, seen)
    changes = audit.changed(row, {name: values[name] for name in FIELDS if name in values})
    row.save()
    _pick(row, picked, now, by)
    audit.record("news.issue.save", row, by=by, changes=changes)
    return row


@transaction.atomic
def delete_issue(*, issue: Issue, by: Actor) -> None:
    """Only a draft."""
    row = _locked_issue(issue)
    ensure(rules.may_edit_issue(by, row))
    audit.record("news.issue.delete", row, by=by)
    row.delete()


@transaction.atomic
def send_issue(*, issue: Issue, seen: int, now: datetime, by: Actor) -> Issue:
    """Begin to send what was seen. Raises Invalid for what was changed or is not public any more."""
    row = _locked_issue(issue)
    ensure(rules.may_send(by, row))
    advance(row, seen)
    items = list(IssueItem.objects.filter(issue=row))
    if not (items or row.intro.strip()):
        raise Invalid("issue_empty")
    found = subjects.still_announced(by, [_ref(one) for one in items], now)
    for one in items:
        if _ref(one) not in found:
            raise Invalid("issue_item_gone", title=one.subject_title)
        _take(one, found[_ref(one)])
        one.save()
    row.state, row.sent_at = IssueState.VERSAND, now
    row.save()
    audit.record("news.issue.send", row, by=by)
    # the worker sees the job when this has been written
    send_part.enqueue(row.pk, row.stelle_id)
    return row


@transaction.atomic
def resume_issues(*, now: datetime, by: Actor) -> int:
    """Go on with what has been under way for a day: the mail server was away for longer than its job waits.

    For the nightly run. A job that is still at work is not disturbed: each line of the ledger is claimed once.
    """
    ensure(rules.may_release(by))
    rows = Issue.objects.filter(stelle=by.stelle, state=IssueState.VERSAND, sent_at__lt=now - timedelta(days=1))
    for row in rows:
        send_part.enqueue(row.pk, row.stelle_id)
        audit.record("news.issue.resume", row, by=by)
    return len(rows)


def _pick(issue: Issue, picked: Sequence[Ref], now: datetime, by: Actor) -> None:
    """What is ticked and public, in that order; what was ticked before and is gone is left out."""
    found = subjects.still_announced(by, picked, now)
    chosen = [found[ref] for ref in dict.fromkeys(picked) if ref in found]
    if len(chosen) > MOST_ITEMS:
        raise Invalid("issue_too_long", most=MOST_ITEMS)
    IssueItem.objects.filter(issue=issue).delete()
    for place, one in enumerate(chosen):
        row = IssueItem(stelle=by.stelle, issue=issue, place=place)
        _take(row, one)
        row.save()


def _take(row: IssueItem, told: Announcement) -> None:
    row.subject_kind, row.subject_key, row.subject_title = told.ref.kind, told.ref.key, told.title
    row.teaser, row.url = told.teaser, told.url


def _ref(item: IssueItem) -> Ref:
    return Ref(item.subject_kind, item.subject_key)


def _locked_issue(issue: Issue) -> Issue:
    return Issue.objects.select_for_update().get(pk=issue.pk)
