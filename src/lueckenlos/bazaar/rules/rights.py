"""Who may do what, and until when."""

from datetime import datetime

from lueckenlos.bazaar.models import Bazaar, Seller
from lueckenlos.events import rules as event_rules
from lueckenlos.events.enums import SURE, EventStatus
from lueckenlos.events.models import Event
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission


def may_create(by: Actor) -> Verdict:
    return event_rules.may_hold_boerse(by)


def may_view(by: Actor) -> Verdict:
    return event_rules.may_list(by)


def may_edit(by: Actor, event: Event) -> Verdict:
    """Settings and numbers: as the event itself."""
    return event_rules.may_edit(by, event)


def may_settle(by: Actor, bazaar: Bazaar) -> Verdict:
    """Names beside sums, and the drawers; also after the event is marked as over: the money is counted later."""
    return event_rules.may_see_people(by, bazaar.stelle_id)


def may_sell(by: Actor, bazaar: Bazaar) -> Verdict:
    """Work at the till, from publication until the settlement is final."""
    verdict = may_settle(by, bazaar)
    if not verdict:
        return verdict
    if bazaar.closed_at is not None:
        return Verdict.no("bazaar_is_settled")
    if bazaar.event.status == EventStatus.ABGESAGT:
        return Verdict.no("event_called_off")
    return verdict


def may_close(by: Actor, bazaar: Bazaar) -> Verdict:
    """Only who decides for the Stelle makes the settlement final, or takes that back."""
    verdict = may_settle(by, bazaar)
    if verdict and not by.has(Permission.RELEASE):
        return Verdict.no("bazaar_no_release")
    if verdict and bazaar.closed_at is not None:
        return Verdict.no("bazaar_is_settled")
    return verdict


def may_reopen(by: Actor, bazaar: Bazaar) -> Verdict:
    verdict = may_settle(by, bazaar)
    if verdict and not by.has(Permission.RELEASE):
        return Verdict.no("bazaar_no_release")
    if verdict and bazaar.closed_at is None:
        return Verdict.no("bazaar_not_settled")
    return verdict


def lists_are_open(bazaar: Bazaar, now: datetime) -> bool:
    """Until the deadline, or until the sale begins where none is set."""
    return now < (bazaar.lists_close_at or bazaar.event.starts_at)


def may_fill(by: Actor, seller: Seller, now: datetime) -> Verdict:
    """Change a list: the seller behind the link until the deadline; the office until the settlement is final."""
    bazaar = seller.bazaar
    if by.stelle.pk != seller.stelle_id:
        return Verdict.no("event_of_other_stelle")
    if bazaar.closed_at is not None:
        return Verdict.no("list_is_settled" if by.by_link else "bazaar_is_settled")
    if seller.number is None:
        return Verdict.no("seller_without_number")
    if not by.by_link:
        return may_settle(by, bazaar)
    if seller.registration is not None and seller.registration.status not in SURE:
        return Verdict.no("list_is_withdrawn")
    if bazaar.event.status == EventStatus.ABGESAGT:
        return Verdict.no("event_called_off")
    return Verdict.yes() if lists_are_open(bazaar, now) else Verdict.no("lists_are_closed")
