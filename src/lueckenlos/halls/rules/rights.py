"""Who may do what with a plan: as with the event itself."""

from lueckenlos.events.models import Event
from lueckenlos.events.rules import may_edit, may_list
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor


def may_see_plan(by: Actor, event: Event) -> Verdict:
    """Rooms and tables name nobody."""
    if event.stelle_id != by.stelle.pk:
        return Verdict.no("event_of_other_stelle")
    return may_list(by)


def may_edit_plan(by: Actor, event: Event) -> Verdict:
    return may_edit(by, event)
