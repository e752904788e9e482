"""Wiedervorlagen: set and ticked off."""

from datetime import date

from django.db import transaction

from lueckenlos.accounts.models import User
from lueckenlos.advice import rules
from lueckenlos.advice.models import Case, Commune, FollowUp
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def add_follow_up(
    *,
    on: date,
    what: str,
    by: Actor,
    case: Case | None = None,
    commune: Commune | None = None,
    user: User | None = None,
) -> FollowUp:
    """For ``user``, else for whoever sets it."""
    ensure(rules.may_edit(by))
    row = FollowUp.objects.create(
        stelle=by.stelle, on=on, what=what.strip(), user=user or by.user, case=case, commune=commune
    )
    if case is None:
        audit.record("advice.followup.create", row, by=by, changes={"on": (None, on)})
    else:
        # the case says whether the trail may name it
        audit.record("advice.followup.create", case, by=by, changes={"on": (None, on)})
    return row


@transaction.atomic
def finish_follow_up(*, follow_up: FollowUp, today: date, by: Actor) -> FollowUp:
    """Done; twice is once."""
    ensure(rules.may_edit(by))
    row = FollowUp.objects.select_for_update(of=("self",)).get(pk=follow_up.pk)
    if row.done_on is None:
        row.done_on = today
        row.save()
        target = row.case or row.activity or row
        audit.record("advice.followup.done", target, by=by, changes={"done_on": (None, today)})
    return row
