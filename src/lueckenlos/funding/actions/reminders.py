"""Mails before a deadline: each day once, to those who lead or coordinate."""

from datetime import date
from typing import Final

from django.db import transaction

from lueckenlos.funding import mail, queries, rules
from lueckenlos.funding.models import Reminder
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Role, StelleArt
from lueckenlos.tenancy.queries import list_members

REMINDED: Final = (Role.LEITUNG, Role.KOORDINATION)


@transaction.atomic
def remind_of_deadlines(*, today: date, by: Actor) -> int:
    """For the nightly run; queues one mail a person with everything that is new. Returns how many days it is about."""
    if by.stelle.art == StelleArt.BUND:
        return 0
    ensure(rules.may_decide(by))
    due = queries.due_for_reminder(by, today)
    people = list_members(by).filter(role__in=REMINDED, user__is_active=True) if due else []
    members = [one.pk for one in people]
    # nobody there to read it: tomorrow there may be
    if not members:
        return 0
    Reminder.objects.bulk_create(
        Reminder(stelle=by.stelle, key=one.key, due_on=one.due_on, sent_on=today) for one in due
    )
    for member in members:
        mail.mail_deadlines.enqueue(member, by.stelle.pk, [one.key for one in due])
    audit.record("funding.reminder.send", by.stelle, by=by, changes={"deadlines": (0, len(due))})
    return len(due)
