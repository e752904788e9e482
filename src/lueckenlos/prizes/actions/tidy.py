"""Forgetting applicants and jurors when their term is over."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from lueckenlos.prizes import rules
from lueckenlos.prizes.actions.applications import empty
from lueckenlos.prizes.enums import ApplicationState
from lueckenlos.prizes.models import Application, Call, Juror, Opinion
from lueckenlos.prizes.queries.retention import due_calls, gone_applications
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

# who has not confirmed by then will not
KEEP_UNCONFIRMED: Final = timedelta(days=30)


@transaction.atomic
def forget_applicants(*, now: datetime, by: Actor) -> int:
    """For the nightly run: withdrawn and unconfirmed applications at once, the others when their call's term is over.

    Returns how many people; a second run finds nobody. Numbers, points and what was won stay.
    """
    ensure(rules.may_forget(by))
    people = 0
    for row in gone_applications(now, KEEP_UNCONFIRMED):
        people += 1
        if row.state == ApplicationState.NEU:
            row.delete()
        else:
            empty(row, now)
    if people:
        audit.record("prizes.call.forget", by.stelle, by=by, changes={"people": (people, 0)})
    return people + sum(_forget(call, now, by) for call in due_calls(now))


def _forget(call: Call, now: datetime, by: Actor) -> int:
    rows = list(Application.objects.filter(call=call, forgotten_at=None).select_related("call"))
    for row in rows:
        empty(row, now)
    jurors = Juror.objects.filter(call=call)
    people = len(rows) + jurors.update(name="", email="", nonce="", user=None)
    Opinion.objects.filter(juror__call=call).update(note="")
    call.forgotten_at, call.forgotten = now, len(rows)
    call.save(update_fields=["forgotten_at", "forgotten"])
    audit.record("prizes.call.forget", call, by=by, changes={"people": (people, 0)})
    return people
