"""Names go after their term."""

from datetime import date

from django.db import transaction

from lueckenlos.advice.actions.cases import CONTACT
from lueckenlos.advice.queries.retention import old_contacts, old_participants
from lueckenlos.advice.rules import may_forget
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def forget_names(*, today: date, by: Actor) -> int:
    """For the nightly run. Offices, days and hours stay. Returns how many; a second run finds nobody."""
    ensure(may_forget(by))
    people = old_participants(today).update(name="")
    cases = list(old_contacts(today))
    for case in cases:
        # the moment of the last change stays: nobody has worked on the case
        type(case).objects.filter(pk=case.pk).update(**dict.fromkeys(CONTACT, ""))
    if people or cases:
        audit.record("advice.names.forget", by.stelle, by=by, changes={"names": (people + len(cases), 0)})
    return people + len(cases)
